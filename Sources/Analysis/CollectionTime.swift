import Bytes
package import Records

/// When a collection of logs was written, for sources whose times lack a year or a date.
package enum CollectionTime {
  /// The median of the first complete times of the files; nil when none has any.
  package static func anchor(of files: [SourceFile], _ zones: InputZones) -> Timestamp? {
    let times = firstTimes(of: files, zones)
    return times.isEmpty ? nil : times[times.count / 2]
  }

  /// The midnights (UTC) of the days that the files begin on.
  package static func days(of files: [SourceFile], _ zones: InputZones) -> [Timestamp] {
    let days = firstTimes(of: files, zones).map { $0.wholeSecond / 86_400 }
    return Set(days).sorted().map { Timestamp(microseconds: $0 * 86_400 * 1_000_000) }
  }

  private static func firstTimes(of files: [SourceFile], _ zones: InputZones) -> [Timestamp] {
    var times: [Timestamp] = []
    var chunk = Chunk()
    for file in files where file.byteCount > 0 {
      if let time = firstTime(file, zones, &chunk) { times.append(time) }
    }
    return times.sorted()
  }

  private static func firstTime(_ file: SourceFile, _ zones: InputZones, _ chunk: inout Chunk) -> Timestamp? {
    guard var input = try? ChunkReader(path: file.file.path, options: .init(blockBytes: sampleBytes)),
      (try? input.nextMember()) != nil, (try? input.fill(&chunk)) == true
    else { return nil }
    return DatedTime.first(chunk.bytes, count: chunk.count, zone: zones.zone(of: file.file.name))
  }

  private static let sampleBytes = 16 << 10
}
