package import Analysis
import Bytes
package import Events
package import Records
import Rules

/// How much of the warnings and errors of a collection of logs some rule knows.
package struct CorpusCoverage: Sendable, Equatable {
  /// Records that call themselves a warning or worse.
  package var records = 0
  /// Of those, the ones that a rule knows.
  package var known = 0
  /// Of those, the ones that only fallback rules know: words that any program uses.
  package var generic = 0
  /// The unknown messages with their numbers masked, most frequent first.
  package var unknown: [UnknownMessage] = []

  package struct UnknownMessage: Sendable, Equatable {
    package var template: String
    package var count: Int
    package var format: String
    /// One message as it stands in the log.
    package var example: String
  }

  package var unknownCount: Int { records - known - generic }

  /// Share of the records that a rule knows, fallback rules left out; nil when there are none.
  package var share: Double? { records == 0 ? nil : Double(known) / Double(records) }

  /// Reads the files one after the other.
  ///
  /// - Parameter limit: how many unknown messages to keep.
  package init(
    of files: [SourceFile], _ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions,
    limit: Int = 20
  ) {
    let observer = TroubleObserver(catalog)
    let options = options.inferringZones(from: files)
    var reader = SourceReader(catalog, options, anchor: CollectionTime.anchor(of: files, options.zones))
    for file in files {
      var scan = ObservedScan(rules, catalog, options, observer: observer)
      // A file that cannot be read holds no warnings; rca inspect says why.
      try? reader.read(file, into: &scan)
    }
    (records, known, generic) = (observer.records, observer.known, observer.generic)
    unknown = observer.messages.values.sorted {
      ($1.count, $0.template, $0.format) < ($0.count, $1.template, $1.format)
    }
    unknown = Array(unknown.prefix(limit))
  }
}

/// Counts warnings and errors and what rules know of them.
private final class TroubleObserver: MatchObserver {
  private(set) var records = 0
  private(set) var known = 0
  private(set) var generic = 0
  private(set) var messages: [String: CorpusCoverage.UnknownMessage] = [:]
  private let catalog: FormatCatalog
  private var masker = TemplateMasker()

  /// More different messages than this are no templates; further ones are counted but not listed.
  private static let messagesMax = 50_000
  private static let exampleLength = 160

  init(_ catalog: FormatCatalog) { self.catalog = catalog }

  func see(
    _ matcher: inout RuleMatcher, _ record: Record, _ frame: RecordFrame, _ bytes: [UInt8],
    service: ArraySlice<UInt8>?
  ) {
    guard let level = record.level, level >= .warning else { return }
    records += 1
    let rules = matcher.rules.rules
    if matcher.matches.contains(where: { !rules[$0.rule].isFallback }) {
      known += 1
    } else if !matcher.matches.isEmpty {
      generic += 1
    } else {
      note(record, frame, bytes)
    }
  }

  private func note(_ record: Record, _ frame: RecordFrame, _ bytes: [UInt8]) {
    let message = record.bytes(of: record.message, in: bytes)
    masker.mask(message.bytes, message.range)
    let template = String(decoding: masker.text, as: UTF8.self)
    let format = catalog[record.format ?? frame.format].id
    let key = "\(format)\u{0}\(template)"
    if messages[key] == nil, messages.count >= Self.messagesMax { return }
    let example = { String(record.string(record.message, in: bytes).prefix(Self.exampleLength)) }
    messages[
      key,
      default: CorpusCoverage.UnknownMessage(template: template, count: 0, format: format, example: example())
    ].count += 1
  }
}
