package import Patterns

/// Place of a format in the catalog it came from.
package struct FormatID: Hashable, Sendable, Comparable {
  package var index: UInt16

  package init(index: UInt16) { self.index = index }

  package static func < (left: FormatID, right: FormatID) -> Bool { left.index < right.index }
}

/// How one kind of log is written, compiled from an entry of a format file.
///
/// A class, since records look at it all the time: as a struct, each look would copy a dozen references.
package final class LogFormat: Sendable {
  package enum Kind: Sendable, Equatable {
    case log
    /// Every record is one served request.
    case access
    /// Samples of metrics, which the metrics reader reads.
    case metrics
  }

  /// `nginx.access`; rules name it, or a prefix of it up to a dot.
  package let id: String
  package let kind: Kind
  /// The service that writes such logs, unless the record says otherwise.
  package let service: String?
  package let structure: LogStructure
  package let header: FormatHeader?
  /// Families of times it may start with; empty: any.
  package let layouts: [TimestampLayout]
  package let levels: LevelMap
  package let keys: KeyMap
  /// Names under which JSON and `key=value` records tell their time, best first.
  package let timeNames: [String]
  package let continuation: Continuation
  /// Try to read this field as JSON, logfmt or another format.
  package let payload: FieldKey?
  package let hints: DetectionHints
  /// The member that holds a wrapped line, in objects that wrap one.
  let payloadName: [UInt8]?
  /// PostgreSQL's `log_line_prefix`, where the user gave it.
  let prefix: FormatHeader?

  init(
    id: String, kind: Kind = .log, service: String? = nil, structure: LogStructure,
    header: FormatHeader? = nil,
    layouts: [TimestampLayout] = [], levels: LevelMap = LevelMap(), keys: KeyMap = KeyMap(),
    timeNames: [String] = [], continuation: Continuation = .unmatched, payload: FieldKey? = nil,
    hints: DetectionHints = DetectionHints(), payloadName: [UInt8]? = nil,
    prefix: FormatHeader? = nil
  ) {
    self.prefix = prefix
    self.payloadName = payloadName
    self.id = id
    self.kind = kind
    self.service = service
    self.structure = structure
    self.header = header
    self.layouts = layouts
    self.levels = levels
    self.keys = keys
    self.timeNames = timeNames
    self.continuation = continuation
    self.payload = payload
    self.hints = hints
  }

  /// Every record is one request on one line, and nothing else. Structured access logs may hold errors too.
  package var isRequestLine: Bool { kind == .access && structure != .json }

  /// Whether texts of its records may be escaped, so that a message need not stand in the record as it is decoded.
  package var mayEscape: Bool {
    switch structure {
    case .json, .logfmt, .csv, .tsv, .postgresqlCSV, .cef, .leef: true
    default: structure.isCarrier || payload != nil
    }
  }

  /// Whether a name of a rule's `applies_to` means this format: its id or a prefix of it up to a dot.
  package func isMeant(by name: String) -> Bool {
    id == name
      || (id.utf8.count > name.utf8.count && id.hasPrefix(name) && id.dropFirst(name.count).first == ".")
  }
}

/// What a format looks like before anything is decoded.
package struct DetectionHints: Sendable {
  /// One of these stands in the first bytes of a file; empty: no such condition.
  package var literals: [[UInt8]] = []
  /// The first line of a record matches this.
  package var pattern: Pattern?
  /// Words of a file's name that speak for the format: `slow.log`, `haproxy`.
  package var files: [String] = []
  /// Program names under which it travels in syslog.
  package var tags: [String] = []
  /// Of two formats that fit equally well, the higher wins: 0 for catch-alls, 50 for products, 90 for unmistakable ones.
  package var priority = 50
}

/// A header's regular expression and what its groups mean.
package struct FormatHeader: Sendable {
  package var pattern: Pattern
  /// By group number; nil for groups without a name.
  package var groups: [Group?]

  package struct Group: Sendable {
    package var key: FieldKey?
    package var name: [UInt8]
    /// What one unit of a duration is.
    package var secondsPerUnit: Double
    /// Holds a syslog priority, whose last three bits are the severity (RFC 5424, section 6.2.1).
    package var isPriority = false
  }

  /// Whether it can say a level.
  package var namesLevel: Bool
  /// Whether it looks at all lines of a record: it says so with `(?s)`.
  package var readsAllLines: Bool

  package init(_ pattern: Pattern) {
    self.pattern = pattern
    readsAllLines = pattern.source.contains("(?s)")
    groups = pattern.captureNames.map { $0.isEmpty ? nil : Self.group($0) }
    namesLevel = pattern.captureNames.contains(FieldKey.level.name)
  }

  /// `duration_ms` is the field `duration` in milliseconds.
  private static func group(_ name: String) -> Group {
    for unit in ["ms", "us", "ns"] where name.hasSuffix("_\(unit)") {
      if let key = FieldKey(name: String(name.dropLast(unit.utf8.count + 1))) {
        return Group(key: key, name: Array(key.name.utf8), secondsPerUnit: LogFormat.seconds(perUnit: unit))
      }
    }
    return Group(
      key: FieldKey(name: name), name: Array(name.utf8), secondsPerUnit: 1, isPriority: name == "priority")
  }
}

/// Which lines belong to the record that an earlier line began.
package enum Continuation: Sendable {
  /// Every line that does not begin a record.
  case unmatched
  /// Lines that begin with a blank.
  case indented
  case none
  /// Every line, until one matches.
  case until(Pattern)
}

/// How the inside of a record is laid out, where a header's regular expression does not say it.
package enum LogStructure: String, Sendable, CaseIterable {
  /// A time somewhere in front, a level near it, a message behind: what is left when nothing more is known.
  case generic
  /// Lines without times.
  case plain
  case json
  case logfmt
  case csv
  case tsv
  /// W3C extended log file format, its `#Fields:` line naming the columns.
  case w3c
  /// Common log format and what extends it.
  case clf
  case syslog3164
  case syslog5424
  case syslogISO = "syslog-iso"
  case cri
  case journalExport = "journal-export"
  /// `git log`: the time stands in a line behind the first.
  case gitLog = "git-log"
  case postgresql
  case postgresqlCSV = "postgresql-csv"
  case mysqlSlow = "mysql-slow"
  case cef
  case leef

  /// Its messages are other programs' lines.
  var isCarrier: Bool { isSyslog || self == .cri || self == .journalExport }

  var isSyslog: Bool { self == .syslog3164 || self == .syslog5424 || self == .syslogISO }
}

/// The severity words and numbers of one format, over the common ones.
package struct LevelMap: Sendable {
  /// What bare numbers mean.
  package enum Numbers: Sendable { case guessed, syslog, pino, openTelemetry }

  package var numbers = Numbers.guessed
  private var words = PackedTable<Severity>()

  package init() {}

  /// Lets a word, spelt like this, mean a severity.
  mutating func add(_ word: String, _ severity: Severity) { words[WordCode.of(word.utf8)] = severity }

  /// The severity that a level field says; nil for text that is none.
  func severity(_ bytes: [UInt8], _ range: Range<Int>) -> Severity? {
    if !words.isEmpty, range.count <= 24 {
      var code: UInt64 = 0
      for place in range { code = WordCode.next(code, bytes[place]) }
      if let known = words[code] { return known }
    }
    if let number = DecimalText.integer(bytes, range) {
      switch numbers {
      case .syslog: return SeverityWords.severity(syslog: number)
      case .pino: return SeverityWords.severity(pino: number)
      case .openTelemetry: return SeverityWords.severity(openTelemetry: number)
      case .guessed:
        return number <= 7 ? SeverityWords.severity(syslog: number) : SeverityWords.severity(pino: number)
      }
    }
    if range.count == 1 { return SeverityWords.severity(ofLetter: bytes[range.lowerBound] & 0xDF) }
    return SeverityWords.severity(bytes, range) ?? firstWord(bytes, range)
  }

  /// `Error:`, `info (core)`, ` WARN `: the first word alone.
  private func firstWord(_ bytes: [UInt8], _ range: Range<Int>) -> Severity? {
    guard let start = range.first(where: { StampText.isLetter(bytes[$0]) }) else { return nil }
    let end = range[start...].first { !StampText.isAlphanumeric(bytes[$0]) } ?? range.upperBound
    return start..<end == range ? nil : SeverityWords.severity(bytes, start..<end)
  }
}
