internal import Patterns

/// Decides whether a line begins a record of one format, and when that record happened.
struct LineStart: Sendable {
  /// What the first line of a record tells.
  struct Beginning {
    var time: Timestamp?
    var resolution = StampResolution.second
    var stamp = 0..<0
  }

  /// The verdict on one line.
  enum Verdict {
    case begins(Beginning)
    /// More of the record before it, though it has a time of its own.
    case continues
    /// More of the record before it, which tells its time more exactly.
    case amends(Beginning)
    /// Says something about the file and is no record (`#Fields:`, a row of column names).
    case directive
    case none
  }

  /// What it is that begins. A class, since every record that is put together refers to it.
  final class Traits: Sendable {
    let format: FormatID
    let structure: LogStructure
    let continuation: Continuation
    /// The member of a wrapper's object that holds the wrapped line.
    let payloadName: [UInt8]?

    init(
      format: FormatID, structure: LogStructure, continuation: Continuation, payloadName: [UInt8]?
    ) {
      self.format = format
      self.structure = structure
      self.continuation = continuation
      self.payloadName = payloadName
    }
  }

  let traits: Traits
  private var sites: [StampSite]
  private var json: JSONTimeSite?
  /// Names of the key that holds the time, each with `=` behind it (logfmt).
  private var timeKeys: [[UInt8]]
  private var logfmtCache = StampCache(.iso)
  private var logfmtLayout: TimestampLayout?

  /// The line before was the `# Time:` of a slow query's entry.
  private var isAfterTimeLine = false
  /// Among records of another format, an object without a time is only something that one of them prints.
  private let needsTime: Bool
  /// What records of the format look like that leave their time out.
  private let untimed: Pattern?

  init(
    _ format: FormatID, _ structure: LogStructure, sites: [StampSite], json: JSONTimeSite? = nil,
    continuation: Continuation = .unmatched, timeKeys: [String] = [], untimed: Pattern? = nil,
    needsTime: Bool = false, payloadName: [UInt8]? = nil
  ) {
    self.needsTime = needsTime
    self.untimed = untimed
    traits = Traits(
      format: format, structure: structure, continuation: continuation, payloadName: payloadName)
    self.sites = sites
    self.json = json
    self.timeKeys = timeKeys.map { Array("\($0)=".utf8) }
  }

  /// Judges one line, its line end left out.
  mutating func judge(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext, _ scratch: inout MatchScratch
  ) -> Verdict {
    switch traits.structure {
    case .json: return judgeJSON(bytes, line, &context)
    case .logfmt: return judgeLogfmt(bytes, line, &context)
    case .plain:
      return StampText.byte(bytes, line.lowerBound, line.upperBound) > 0x20 ? .begins(Beginning()) : .none
    case .w3c:
      if StampText.byte(bytes, line.lowerBound, line.upperBound) == 0x23 { return .directive }
      return stamped(bytes, line, &context) ?? .none
    case .mysqlSlow: return judgeSlowLog(bytes, line, &context)
    case .journalExport: return judgeJournal(bytes, line, &context)
    case .gitLog: return judgeCommit(bytes, line, &context)
    case .postgresql:
      guard let verdict = stamped(bytes, line, &context) else { return judgeBare(bytes, line, &context) }
      if case .begins(let beginning) = verdict,
        let marker = PostgresLine(bytes, from: beginning.stamp.upperBound, end: line.upperBound),
        marker.isAttachment(bytes)
      {
        return .continues
      }
      return verdict
    case .clf:
      guard case .begins(let beginning)? = stamped(bytes, line, &context),
        beginning.stamp.lowerBound > line.lowerBound, bytes[beginning.stamp.lowerBound - 1] == 0x5B
      else { return .none }
      return .begins(beginning)
    default:
      if let verdict = stamped(bytes, line, &context) { return verdict }
      guard let untimed, scratch.match(untimed, bytes, line, anchored: true) == .matched else { return .none }
      return .begins(Beginning(time: context.previous))
    }
  }

  /// A line of PostgreSQL in a file without times.
  private func judgeBare(_ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext) -> Verdict {
    guard sites.isEmpty,
      let marker = PostgresLine.bare(bytes, line)
        ?? (untimed == nil ? nil : PostgresLine(bytes, from: line.lowerBound, end: line.upperBound))
    else { return .none }
    return marker.isAttachment(bytes) ? .continues : .begins(Beginning())
  }

  private mutating func stamped(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> Verdict? {
    for place in sites.indices {
      if let found = sites[place].read(bytes, line, &context) {
        return .begins(
          Beginning(
            time: found.stamp.time, resolution: found.stamp.resolution, stamp: found.start..<found.stamp.end))
      }
    }
    return nil
  }

  private mutating func judgeJSON(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> Verdict {
    guard StampText.byte(bytes, line.lowerBound, line.upperBound) == 0x7B else { return .none }
    guard let found = json?.read(bytes, line, &context) else {
      return needsTime ? .none : .begins(Beginning())
    }
    return .begins(
      Beginning(
        time: found.stamp.time, resolution: found.stamp.resolution, stamp: found.start..<found.stamp.end))
  }

  private mutating func judgeLogfmt(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> Verdict {
    for key in timeKeys {
      guard var start = keyEnd(key, bytes, line), start < line.upperBound else { continue }
      if bytes[start] == 0x22 { start += 1 }
      if logfmtLayout == nil,
        let found = TimestampParser.parseAny(bytes, at: start, end: line.upperBound, weak: true)
      {
        logfmtLayout = found.layout
        logfmtCache = StampCache(found.layout)
      }
      if let stamp = logfmtCache.read(bytes, at: start, end: line.upperBound, context: &context) {
        return .begins(Beginning(time: stamp.time, resolution: stamp.resolution, stamp: start..<stamp.end))
      }
    }
    let first = StampText.byte(bytes, line.lowerBound, line.upperBound)
    guard !needsTime, first > 0x20, LogfmtDecoder.leadingPairs(bytes, line) >= 2 else { return .none }
    return .begins(Beginning())
  }

  /// The place after `key=`, where it stands at the start of a word.
  private func keyEnd(_ key: [UInt8], _ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var from = line.lowerBound
    while let found = ByteFind.first(key, bytes, from, line.upperBound) {
      if found == line.lowerBound || bytes[found - 1] <= 0x20 || bytes[found - 1] == 0x2C {
        return found + key.count
      }
      from = found + 1
    }
    return nil
  }

  /// `# Time: …` begins an entry; so does `# User@Host: …` unless a `# Time:` line stood right before it, since the
  /// time is written only when it changed.
  private mutating func judgeSlowLog(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> Verdict {
    let followsTime = isAfterTimeLine
    isAfterTimeLine = false
    if ByteFind.starts(bytes, line, with: Self.timeLine) {
      isAfterTimeLine = true
      let start = line.lowerBound + Self.timeLine.count
      let head = start..<line.upperBound
      guard let time = StampSearch.first(bytes, head, limit: 4)?.time else { return .begins(Beginning()) }
      return .begins(
        Beginning(time: context.resolve(time), resolution: StampResolution(time), stamp: time.range))
    }
    if ByteFind.starts(bytes, line, with: Self.userLine) {
      return followsTime ? .continues : .begins(Beginning(time: context.previous))
    }
    if Self.banners.contains(where: { ByteFind.first($0, bytes, line.lowerBound, line.upperBound) != nil }) {
      return .directive
    }
    return epochLine(bytes, line, Self.setTimestamp, &context)
  }

  private mutating func judgeJournal(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> Verdict {
    if ByteFind.starts(bytes, line, with: JournalExport.firstLine) { return .begins(Beginning()) }
    return epochLine(bytes, line, JournalExport.timeLine, &context)
  }

  private func judgeCommit(_ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext) -> Verdict {
    if ByteFind.starts(bytes, line, with: Self.commitLine) {
      let hash = line.dropFirst(Self.commitLine.count).prefix {
        TimestampParser.hexadecimal(bytes[$0]) != nil
      }
      return hash.count >= 7 ? .begins(Beginning()) : .none
    }
    guard let prefix = Self.dateLines.first(where: { ByteFind.starts(bytes, line, with: $0) }),
      let time = StampSearch.first(bytes, line.lowerBound + prefix.count..<line.upperBound, limit: 16)?.time
    else { return .none }
    return .amends(
      Beginning(time: context.resolve(time), resolution: StampResolution(time), stamp: time.range))
  }

  private static let commitLine = Array("commit ".utf8)
  private static let dateLines = ["Date: ", "AuthorDate: "].map { Array($0.utf8) }

  /// A line that holds the record's time as an epoch number behind `prefix`.
  private func epochLine(
    _ bytes: [UInt8], _ line: Range<Int>, _ prefix: [UInt8], _ context: inout TimeContext
  ) -> Verdict {
    guard ByteFind.starts(bytes, line, with: prefix),
      let time = TimestampParser.parse(
        .epoch, bytes, at: line.lowerBound + prefix.count, end: line.upperBound)
    else { return .none }
    return .amends(
      Beginning(time: context.resolve(time), resolution: StampResolution(time), stamp: time.range))
  }

  static let timeLine = Array("# Time: ".utf8)
  /// What the server writes into its logs when it opens them.
  private static let banners = [", Version: ", "Tcp port: ", "Id Command    Argument"].map { Array($0.utf8) }
  static let setTimestamp = Array("SET timestamp=".utf8)
  static let userLine = Array("# User@Host: ".utf8)
}
