internal import Bytes
package import Events
package import Records
package import Rules

/// Reads pieces of log text that are in memory on the very path of an analysis, from the detection of their format to
/// the rules, and says what came of each record.
package struct TextProbe: ~Copyable {
  /// A piece of log text and what is known of where it comes from.
  package struct Text: Sendable {
    package var lines: String
    package var service: String?
    package var format: FormatID?
    /// Name of the file, which hints at the format.
    package var fileName: String

    package init(_ lines: String, service: String? = nil, format: FormatID? = nil, fileName: String = "") {
      self.lines = lines
      self.service = service
      self.format = format
      self.fileName = fileName
    }

    var source: OpenedSource { OpenedSource(textNamed: fileName, service: service) }
  }

  private let rules: CompiledRules
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private var reader: SourceReader
  /// Rules that needed more steps than a match may take on any text so far, by number.
  package private(set) var limitHits: Set<Int> = []

  /// Times without a year are read as if the logs were written about this time.
  private static let anchor = Timestamp(seconds: 1_741_076_131)

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions = .init()) {
    self.rules = rules
    self.catalog = catalog
    self.options = options
    reader = SourceReader(catalog, options, anchor: Self.anchor)
  }

  /// The records of a text that any rule was tried on, as an analysis would see them. Records before the first time
  /// are read as if one stood before them.
  package mutating func read(_ text: Text) -> [ProbedRecord] {
    let recorder = MatchRecorder()
    var scan = ObservedScan(rules, catalog, options, firstTime: Self.anchor, observer: recorder)
    reader.read(Array(text.lines.utf8), as: text.source, format: text.format, into: &scan)
    limitHits.formUnion(recorder.limitHits)
    return recorder.records
  }

  /// How a text is detected and what its records say, whatever rules make of them.
  package mutating func decode(_ text: Text) -> DecodedText {
    var scan = DecodingScan(catalog)
    reader.read(Array(text.lines.utf8), as: text.source, format: text.format, into: &scan)
    return scan.text
  }

  /// Why a rule matched no record of a text: the best reason over its records.
  package mutating func miss(of rule: Int, _ text: Text) -> ProbedMiss? {
    var scan = MissScan(rules, catalog, rule: rule)
    reader.read(Array(text.lines.utf8), as: text.source, format: text.format, into: &scan)
    return scan.best
  }
}

/// What rules made of one record.
package struct ProbedRecord: Sendable, Equatable {
  package struct Match: Sendable, Equatable {
    /// Number of the rule in its `CompiledRules`.
    package var rule: Int
    package var captures: [NamedText]
    /// What the event is about, as far as the rule says: `host`, `service`, `instance`.
    package var entity: [NamedText]
  }

  package var format: FormatID
  package var level: Severity?
  package var message: String
  package var matches: [Match]
  /// Whether a rule said more of it than that some program complains.
  package var isKnown: Bool
}

/// Why a rule did not match a record, and how that was read.
package struct ProbedMiss: Sendable, Equatable {
  package var miss: RuleMiss
  package var format: FormatID
  package var service: String?
  package var line: String
}
