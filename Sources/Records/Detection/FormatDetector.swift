internal import Patterns

/// Finds out in which format a member is written, from its first bytes.
///
/// Every format of the catalog is tried on the first lines. Among those that explain at least half as many lines as the
/// best does, the one with the highest priority is the file's; the lines it leaves open are given to others, so that a
/// file may hold several formats.
package struct FormatDetector: ~Copyable {
  private let catalog: FormatCatalog
  private var scratch = MatchScratch()
  private var record = Record()

  package init(_ catalog: FormatCatalog) { self.catalog = catalog }

  /// What a fitting file name adds to a format's priority.
  private static let nameBonus = 20

  /// How much of a member is worth looking at.
  package static let sampleBytes = 64 << 10

  /// Judges the member `name` by its first `count` bytes; `isWhole` when it has no more.
  ///
  /// - Parameter only: the format that it is known to have; nil: any.
  package mutating func detect(
    _ bytes: [UInt8], count: Int, isWhole: Bool, name: String, only: FormatID? = nil
  ) -> Detection {
    detect(bytes, count: count, isWhole: isWhole, name: name, only: only, isPayload: false)
  }

  private mutating func detect(
    _ bytes: [UInt8], count: Int, isWhole: Bool, name: String, only: FormatID?, isPayload: Bool
  ) -> Detection {
    let count = min(count, Self.sampleBytes)
    var lines: [SampleLine] = []
    if JSONStream.isNeeded(bytes, count) { lines = SampleLine.elements(bytes, count: count) }
    let lineEnd: UInt8 = Self.hasOnlyCarriageReturns(bytes, count) ? 0x0D : 0x0A
    if lines.isEmpty { lines = SampleLine.lines(bytes, count: count, isWhole: isWhole, lineEnd: lineEnd) }
    let isBinary = count > 0 && Self.isBinary(bytes, count)
    guard !lines.isEmpty, !isBinary else { return nothing(isBinary: isBinary) }
    var candidates: [Candidate] = []
    for id in only.map({ [$0] }) ?? catalog.ids {
      if let candidate = candidate(id, bytes, count, lines, name) { candidates.append(candidate) }
    }
    var detection = DetectionPlan(catalog, bytes, count, lines, candidates).detection()
    detection.lineEnd = lineEnd
    detection.startTime = KernelClock.startTime(bytes, lines)
    if !isPayload, let payload = PayloadText(catalog[detection.format], bytes, lines), !payload.bytes.isEmpty
    {
      let inner = detect(
        payload.bytes, count: payload.bytes.count, isWhole: true, name: name, only: nil, isPayload: true)
      detection.adopt(inner, catalog)
    }
    return detection
  }

  private func nothing(isBinary: Bool) -> Detection {
    var detection = Detection(
      format: catalog.plain, why: isBinary ? "binary data" : "empty", coverage: 0, kind: .log,
      generic: catalog.generic)
    detection.isBinary = isBinary
    detection.starts = [LineStart(catalog.plain, .plain, sites: [])]
    return detection
  }

  private static func hasOnlyCarriageReturns(_ bytes: [UInt8], _ count: Int) -> Bool {
    bytes[..<count].contains(0x0D) && !bytes[..<count].contains(0x0A)
  }

  /// Text has no control characters to speak of beyond tab, line ends, escape and the NULs of a truncated file.
  private static func isBinary(_ bytes: [UInt8], _ count: Int) -> Bool {
    let leading = bytes[..<count].prefix { $0 == 0 }.count
    let odd = bytes[leading..<count].count { $0 < 0x20 && !($0 >= 0x08 && $0 <= 0x0D) && $0 != 0x1B }
    return odd * 10 > count - leading
  }

  private mutating func candidate(
    _ id: FormatID, _ bytes: [UInt8], _ count: Int, _ lines: [SampleLine], _ name: String
  ) -> Candidate? {
    let format = catalog[id]
    guard Self.hasLiteral(format.hints.literals, bytes, count) else { return nil }
    if format.structure == .csv || format.structure == .tsv {
      return TableSniffer.candidate(id, format, bytes, lines)
    }
    var candidate = Candidate(id: id, priority: format.hints.priority)
    for (place, line) in lines.enumerated() {
      if let site = matches(format, bytes, count, line) {
        candidate.add(place, site)
      }
    }
    let isRare = format.kind == .metrics && candidate.matched.count * 2 < lines.count
    guard !candidate.matched.isEmpty, !isRare else { return nil }
    if format.hints.files.contains(where: { name.contains($0) }) { candidate.priority += Self.nameBonus }
    return candidate
  }

  private static func hasLiteral(_ literals: [[UInt8]], _ bytes: [UInt8], _ count: Int) -> Bool {
    literals.isEmpty || literals.contains { ByteFind.first($0, bytes, 0, min(count, 16 << 10)) != nil }
  }

  /// Whether the line is a record of the format; and where its time stands.
  private mutating func matches(
    _ format: LogFormat, _ bytes: [UInt8], _ count: Int, _ line: SampleLine
  ) -> Candidate.Site? {
    if let layout = line.layout, !format.layouts.isEmpty, !format.layouts.contains(layout) { return nil }
    if let pattern = format.hints.pattern, scratch.match(pattern, bytes, line.range) != .matched {
      return nil
    }
    if let header = format.header { return matchesHeader(header, bytes, count, line) }
    let site = Candidate.Site(line)
    switch format.structure {
    case .json:
      return line.isObject && hasTime(format, bytes, line) ? site : nil
    case .logfmt:
      let pairs = LogfmtDecoder.leadingPairs(bytes, line.range)
      return pairs >= 3 || (pairs >= 2 && line.time != nil) ? site : nil
    case .clf:
      guard line.time != nil else { return nil }
      record.reset()
      let isAccess = CommonLogDecoder.decode(
        bytes, line.range, stamp: line.stamp, keys: format.keys, into: &record)
      return isAccess ? site : nil
    case .syslog3164, .syslog5424, .syslogISO:
      return line.time != nil && Self.isSyslog(bytes, line, format.structure) ? site : nil
    case .cri:
      return ContainerLine.parts(bytes, line.range, stampEnd: line.stamp.upperBound) != nil ? site : nil
    case .postgresql:
      if PostgresLine.bare(bytes, line.range) != nil {
        return Candidate.Site(layout: nil, offset: 0, head: .any)
      }
      if line.time == nil, let prefix = format.prefix {
        guard let marker = PostgresLine(bytes, from: line.range.lowerBound, end: line.range.upperBound),
          scratch.match(prefix.pattern, bytes, line.range.lowerBound..<marker.word.lowerBound) == .matched
        else { return nil }
        return site
      }
      guard line.time != nil, line.layout != .monthName,
        PostgresLine(bytes, from: line.stamp.upperBound, end: line.range.upperBound) != nil
      else { return nil }
      return site
    case .mysqlSlow:
      let isEntry = [LineStart.timeLine, LineStart.userLine, Self.queryTime].contains {
        ByteFind.starts(bytes, line.range, with: $0)
      }
      return isEntry ? site : nil
    case .journalExport: return ByteFind.starts(bytes, line.range, with: JournalExport.firstLine) ? site : nil
    case .w3c: return format.hints.pattern != nil || bytes[line.range.lowerBound] == 0x23 ? site : nil
    case .csv, .tsv, .gitLog: return nil
    case .postgresqlCSV, .cef, .leef: return format.hints.pattern != nil ? site : nil
    case .generic:
      return format.kind == .metrics
        ? (format.hints.pattern != nil ? site : nil) : line.time != nil ? site : nil
    case .plain: return line.isContinuation ? nil : site
    }
  }

  private static let queryTime = Array("# Query_time: ".utf8)

  private mutating func matchesHeader(
    _ header: FormatHeader, _ bytes: [UInt8], _ count: Int, _ line: SampleLine
  ) -> Candidate.Site? {
    let end = header.readsAllLines ? count : line.range.upperBound
    let subject = line.range.lowerBound..<min(end, line.range.lowerBound + 4_000)
    guard scratch.match(header.pattern, bytes, subject, anchored: true) == .matched else { return nil }
    for (index, group) in header.groups.enumerated() where group?.key == .time {
      guard let range = scratch.capture(index), !range.isEmpty else { continue }
      if let found = TimestampParser.parseAny(
        bytes, at: range.lowerBound, end: line.range.upperBound, weak: true)
      {
        return Candidate.Site(
          layout: found.layout, offset: range.lowerBound - line.range.lowerBound,
          head: HeadClasses(bytes[line.range.lowerBound]))
      }
      if let found = StampSearch.first(bytes, range) {
        return Candidate.Site(
          layout: found.layout, offset: found.time.range.lowerBound - line.range.lowerBound,
          head: HeadClasses(bytes[line.range.lowerBound]))
      }
    }
    return Candidate.Site(line)
  }

  private func hasTime(_ format: LogFormat, _ bytes: [UInt8], _ line: SampleLine) -> Bool {
    guard !format.timeNames.isEmpty, format.hints.priority > 10 else { return true }
    var site = JSONTimeSite(names: format.timeNames)
    var context = TimeContext()
    return site.read(bytes, line.range, &context) != nil
  }

  private static func isSyslog(_ bytes: [UInt8], _ line: SampleLine, _ dialect: LogStructure) -> Bool {
    guard let header = SyslogHeader(bytes, line.range, stamp: line.stamp) else { return false }
    if let host = header.host, SeverityWords.severity(bytes, host) != nil { return false }
    let head = bytes[line.range.lowerBound..<line.stamp.lowerBound]
    // RFC 6587 writes the length in front where lines travel over TCP.
    guard head.drop(while: { StampText.isDigit($0) || $0 == 0x20 }).first ?? 0x3C == 0x3C else {
      return false
    }
    switch dialect {
    case .syslog5424: return header.isVersioned
    case .syslog3164: return !header.isVersioned && line.layout != .iso && header.tag != nil
    default:
      guard !header.isVersioned, line.layout == .iso, header.tag != nil, header.host != nil else {
        return false
      }
      let mark = bytes[line.stamp.lowerBound + 10]
      return mark == 0x54 || (mark == 0x20 && header.pid != nil && bytes[line.stamp.lowerBound + 4] == 0x2D)
    }
  }
}

/// How well one format explains the first lines.
struct Candidate {
  /// Where a line's time stands.
  struct Site {
    var layout: TimestampLayout?
    var offset = 0
    var head = HeadClasses.any

    init(layout: TimestampLayout?, offset: Int, head: HeadClasses) {
      (self.layout, self.offset, self.head) = (layout, offset, head)
    }

    init(_ line: SampleLine) {
      layout = line.layout
      offset = line.stamp.lowerBound - line.range.lowerBound
    }
  }

  var id: FormatID
  var priority: Int
  /// Places of the lines in the sample.
  private(set) var matched: Set<Int> = []
  private(set) var sitesByLine: [(line: Int, site: Site)] = []

  init(id: FormatID, priority: Int) { (self.id, self.priority) = (id, priority) }

  mutating func add(_ line: Int, _ site: Site?) {
    matched.insert(line)
    if let site { sitesByLine.append((line, site)) }
  }

  var sites: [Site] { sitesByLine.map(\.site) }

  /// The candidate as if the file had only these lines.
  func limited(to lines: Set<Int>) -> Candidate {
    var copy = self
    copy.matched.formIntersection(lines)
    copy.sitesByLine.removeAll { !lines.contains($0.line) }
    return copy
  }
}
