import Bytes
import Records

/// What the first and the last lines of a file tell of its zone, and when they were written.
struct ZoneSample {
  enum Manner: Hashable {
    /// The times tell their offset, or count from an epoch.
    case told
    /// The times name this zone.
    case named(String)
    /// The times tell no zone.
    case untold
  }

  let file: SourceFile
  let manner: Manner
  /// When the file was last written, as far as it is known; copying can make it later, not earlier.
  let modified: Timestamp?
  private let head: [LineStamp]
  /// The time of the last line; nil when only reading all of the file would tell.
  private let last: LineStamp?

  private static let lineMax = 50
  private static let sampleBytes = 16 << 10
  /// So many of ten lines with a time have to agree on how they tell their zone.
  private static let agreement = 8
  private static let commit = Array("commit ".utf8)

  /// Nil for archives, for files without dated times, and for those that tell their zone now and then.
  init?(_ file: SourceFile, _ chunk: inout Chunk) {
    guard file.byteCount > 0,
      var input = try? ChunkReader(path: file.file.path, options: .init(blockBytes: Self.sampleBytes)),
      let member = try? input.nextMember(), member.name == nil, (try? input.fill(&chunk)) == true,
      // The times of a git log are in the zones of the authors' machines.
      !chunk.bytes.starts(with: Self.commit)
    else { return nil }
    let stamps = LineStamp.stamps(chunk.bytes, count: chunk.count, lineMax: Self.lineMax)
    let agreeing = Dictionary(grouping: stamps, by: \.manner).first {
      $0.value.count * 10 >= stamps.count * Self.agreement
    }
    guard let agreeing else { return nil }
    self.file = file
    (manner, head) = agreeing
    modified = member.modified.map { Timestamp(microseconds: $0 * 1_000_000) }
    let layout = head[0].layout
    if chunk.isLast {
      last = Self.last(chunk.bytes, count: chunk.count, layout)
    } else if member.codec == .plain, member.encoding == .utf8 {
      let tail = FileEnd.read(file.file.path, count: Self.sampleBytes)
      last = Self.last(tail, count: tail.count, layout)
    } else {
      last = nil
    }
  }

  /// First and last time, where a time without a zone is in `zone`.
  func span(in zone: InputZone, near anchor: Timestamp?) -> (first: Timestamp, last: Timestamp?)? {
    var context = TimeContext(zone: zone, anchor: anchor.map { .near($0) })
    guard let first = context.resolve(head[0].time) else { return nil }
    return (first, last.flatMap { context.resolve($0.time) }.map { max(first, $0) })
  }

  /// The offsets that the times tell and that say something of the machine's zone: a program that logs in UTC does so
  /// anywhere. Each with one instant at which it held.
  func localOffsets(near anchor: Timestamp?) -> [(offsetSeconds: Int, instant: Timestamp)] {
    guard manner == .told else { return [] }
    var found: [(offsetSeconds: Int, instant: Timestamp)] = []
    for stamp in head + [last].compactMap(\.self) {
      guard let offset = stamp.offsetSeconds, offset != 0 || stamp.isCommonLog,
        !found.contains(where: { $0.offsetSeconds == offset })
      else { continue }
      var context = TimeContext(anchor: anchor.map { .near($0) })
      if let instant = context.resolve(stamp.time) { found.append((offset, instant)) }
    }
    return found
  }

  /// The last time of the spelling in the last lines.
  private static func last(_ bytes: [UInt8], count: Int, _ layout: TimestampLayout) -> LineStamp? {
    LineStamp.stamps(bytes, count: count).last { $0.layout == layout }
  }
}

extension LineStamp {
  fileprivate var manner: ZoneSample.Manner {
    if offsetSeconds != nil { return .told }
    return zoneName.map { .named($0) } ?? .untold
  }
}
