internal import Patterns
internal import Records
internal import Rules

/// One line of a rule's `where`, ready to be tested. A class, since a struct's references were copied for every test.
final class RecordCondition: Sendable {
  private enum Test: Sendable {
    /// Texts in lower case.
    case isOneOf([[UInt8]])
    case isNoneOf([[UInt8]])
    case compares(FieldCondition.Comparison, Double)
    case comparesLevel(FieldCondition.Comparison, Severity)
    case matches(Pattern)
    case doesNotMatch(Pattern)
  }

  private let field: FieldReference
  private let isLevel: Bool
  private let test: Test

  init(_ condition: FieldCondition) throws(PatternError) {
    field = FieldReference(condition.field)
    isLevel = condition.field == "level"
    switch condition.test {
    case .isOneOf(let texts): test = .isOneOf(texts.map { Array($0.lowercased().utf8) })
    case .isNoneOf(let texts): test = .isNoneOf(texts.map { Array($0.lowercased().utf8) })
    case .compares(let comparison, let number): test = .compares(comparison, number)
    case .comparesLevel(let comparison, let word):
      test = .comparesLevel(comparison, Severity.allCases.first { $0.word == word.rawValue } ?? .info)
    case .matches(let source): test = .matches(try Pattern(source))
    case .doesNotMatch(let source): test = .doesNotMatch(try Pattern(source))
    }
  }

  /// Whether only records of level warning and above can pass.
  var isForTrouble: Bool {
    switch test {
    case .comparesLevel(.atLeast, let level): level >= .warning
    case .comparesLevel(.more, let level): level >= .notice
    case .isOneOf(let texts):
      isLevel && texts.allSatisfy { SeverityWords.severity($0, $0.indices).map { $0 >= .warning } ?? false }
    default: false
    }
  }

  /// Whether the record passes. A field that is missing passes only what it must not be.
  func holds(_ record: Record, _ bytes: [UInt8], _ scratch: inout MatchScratch) -> Bool {
    if case .comparesLevel(let comparison, let level) = test {
      return record.level.map { Self.compare(Double($0.rawValue), comparison, Double(level.rawValue)) }
        ?? false
    }
    guard let text = field.text(in: record, bytes) else { return isMissingFine(record) }
    let (array, range) = record.bytes(of: text, in: bytes)
    switch test {
    case .isOneOf(let texts): return isOne(of: texts, array, range, record)
    case .isNoneOf(let texts): return !isOne(of: texts, array, range, record)
    case .compares(let comparison, let number):
      return NumberText.value(array, range).map { Self.compare($0, comparison, number) } ?? false
    case .comparesLevel: return false
    case .matches(let pattern): return scratch.match(pattern, array, range) == .matched
    case .doesNotMatch(let pattern): return scratch.match(pattern, array, range) == .none
    }
  }

  /// A level may be known without a text of its own (a syslog priority).
  private func isMissingFine(_ record: Record) -> Bool {
    switch test {
    case .isOneOf(let texts): isLevel && record.level.map { texts.contains(Array($0.word.utf8)) } ?? false
    case .isNoneOf(let texts): !(isLevel && record.level.map { texts.contains(Array($0.word.utf8)) } ?? false)
    case .doesNotMatch: true
    default: false
    }
  }

  private func isOne(of texts: [[UInt8]], _ bytes: [UInt8], _ range: Range<Int>, _ record: Record) -> Bool {
    for text in texts where Self.isEqual(text, bytes, range) { return true }
    return isLevel && record.level.map { texts.contains(Array($0.word.utf8)) } ?? false
  }

  /// Compares with a text in lower case, ASCII letters of the record folded.
  private static func isEqual(_ lower: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard lower.count == range.count else { return false }
    for (offset, wanted) in lower.enumerated() {
      let byte = bytes[range.lowerBound + offset]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != wanted { return false }
    }
    return true
  }

  private static func compare(_ left: Double, _ comparison: FieldCondition.Comparison, _ right: Double)
    -> Bool
  {
    switch comparison {
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    }
  }
}
