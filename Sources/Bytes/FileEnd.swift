/// Reads the end of a file without what stands before it.
package enum FileEnd {
  /// The last `count` bytes of the file at `path` as stored, all of a shorter one; none when it is no regular file or
  /// cannot be read.
  package static func read(_ path: String, count: Int) -> [UInt8] {
    guard count > 0, let file = try? FileStream(path: path), let size = file.byteCount else { return [] }
    let start = size - min(size, UInt64(count))
    var bytes = [UInt8](repeating: 0, count: Int(size - start))
    var got = 0
    while got < bytes.count {
      let step = bytes.withUnsafeMutableBytes { buffer in
        (try? file.read(at: start + UInt64(got), into: .init(rebasing: buffer[got...]))) ?? 0
      }
      if step == 0 { break }
      got += step
    }
    return Array(bytes.prefix(got))
  }
}
