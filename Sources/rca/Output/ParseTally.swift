import Report
import Timeline

/// How much of the files had the shape of a known format: an empty answer, or a poor one, is never silent.
struct ParseTally {
  struct Source {
    var name: String
    var records = 0
    var unparsed = 0
    var firstUnparsed: Int?
    var isDamaged = false
  }

  private(set) var sources: [Source] = []

  mutating func begin(_ name: String) { sources.append(Source(name: name)) }

  /// Counts a record of the source that began last.
  mutating func count(isParsed: Bool, line: Int) {
    guard let last = sources.indices.last else { return }
    sources[last].records += 1
    guard !isParsed else { return }
    sources[last].unparsed += 1
    sources[last].firstUnparsed = sources[last].firstUnparsed ?? line
  }

  mutating func noteDamage() {
    if let last = sources.indices.last { sources[last].isDamaged = true }
  }

  var recordCount: Int { sources.reduce(0) { $0 + $1.records } }
  var unparsedCount: Int { sources.reduce(0) { $0 + $1.unparsed } }
  var hasDamage: Bool { sources.contains(where: \.isDamaged) }

  /// A sentence for every source of which more than a tenth was not parsed, and for those that hold nothing.
  var warnings: [String] {
    sources.compactMap { source in
      guard source.records > 0 else {
        return source.isDamaged ? nil : "\(source.name): no record in it"
      }
      let share = Double(source.unparsed) / Double(source.records)
      guard share > SourceFacts.notableUnparsedShare, let line = source.firstUnparsed else { return nil }
      return "\(source.name): \(Wording.percent(share)) of \(Wording.plural(source.records, "record")) "
        + "have the shape of no known format, first at line \(line); see rca inspect, or add a format with -r"
    }
  }
}
