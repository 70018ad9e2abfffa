import Bytes

/// What `rca` itself has written: a report beside the logs that it was made from quotes their lines and is no evidence.
enum OwnReport {
  private static let marks = ["\"rca/report/v1\"", "<meta name=\"generator\" content=\"rca "]
  private static let headBytes = 1024

  /// Whether a file in a folder of logs is a report, by its name and its first bytes.
  static func isOne(_ path: String) -> Bool {
    guard path.hasSuffix(".json") || path.hasSuffix(".html"),
      var input = try? ChunkReader(path: path, options: .init(blockBytes: 4096))
    else { return false }
    var chunk = Chunk()
    guard (try? input.nextMember()) != nil, (try? input.fill(&chunk)) == true else { return false }
    let head = String(decoding: chunk.bytes[..<min(chunk.count, headBytes)], as: UTF8.self)
    return marks.contains(where: head.contains)
  }
}
