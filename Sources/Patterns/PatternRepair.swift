/// A cheap change of a pattern that makes it match a text.
package struct PatternRepair: Equatable, Sendable {
  /// What to do, in words that follow "hint": `relax spaces with \s+`.
  package let advice: String
  /// The pattern after the change.
  package let source: String
  /// Where the changed pattern matches the text.
  private(set) var matchStart = 0

  /// The first change, simple ones before combined ones, after which the pattern matches `subject`.
  static func first(for source: String, matching subject: [UInt8]) -> PatternRepair? {
    guard let syntax = PatternSyntax(source) else { return nil }
    var scratch = MatchScratch()
    for var repair in candidates(source, syntax) {
      guard let pattern = try? Pattern(repair.source),
        scratch.match(pattern, subject, 0..<subject.count) == .matched, let match = scratch.capture(0)
      else { continue }
      repair.matchStart = match.lowerBound
      return repair
    }
    return nil
  }

  private init(advice: String, source: String) {
    self.advice = advice
    self.source = source
  }

  /// One kind of change.
  private enum Change: CaseIterable {
    case spaces, digits, letterCase, anchors

    var advice: String {
      switch self {
      case .spaces: #"relax spaces with \s+"#
      case .digits: #"relax digits with \d+"#
      case .letterCase: "ignore case with (?i)"
      case .anchors: "drop the anchors"
      }
    }
  }

  /// Each change alone, then pairs, then all of them; without those that change nothing.
  private static func candidates(_ source: String, _ syntax: PatternSyntax) -> [PatternRepair] {
    let changes = Change.allCases
    let pairs = changes.indices.flatMap { first in
      changes[(first + 1)...].map { [changes[first], $0] }
    }
    return (changes.map { [$0] } + pairs + [changes]).compactMap { combined in
      let changed = apply(combined, to: source, syntax)
      guard changed != source else { return nil }
      return PatternRepair(advice: combined.map(\.advice).joined(separator: ", "), source: changed)
    }
  }

  private static func apply(_ changes: [Change], to source: String, _ syntax: PatternSyntax) -> String {
    var edits = SourceEdits()
    if changes.contains(.letterCase) { edits.replace(syntax.bodyStart..<syntax.bodyStart, "(?i)") }
    collectEdits(changes, [syntax.root], Array(source.utf8), &edits)
    return edits.applied(to: source)
  }

  /// Goes through neighbouring items; runs of spaces or digits among them become one item.
  private static func collectEdits(
    _ changes: [Change], _ items: [PatternNode], _ source: [UInt8], _ edits: inout SourceEdits
  ) {
    var rest = items[...]
    while let item = rest.first {
      if changes.contains(.spaces), let run = run(of: ByteSet(" "), at: &rest) {
        edits.replace(run, #"\s+"#)
      } else if changes.contains(.digits), let run = run(of: .digits, at: &rest) {
        edits.replace(run, #"\d+"#)
      } else {
        rest.removeFirst()
        if case .position = item.content, changes.contains(.anchors),
          [UInt8(ascii: "^"), UInt8(ascii: "$")].contains(source[item.range.lowerBound])
        {
          edits.replace(item.range, "")
        } else if case .sequence(let inside) = item.content {
          collectEdits(changes, inside, source, &edits)
        } else {
          for child in item.children { collectEdits(changes, [child], source, &edits) }
        }
      }
    }
  }

  /// Takes the literal bytes of `set`, repeated or not, off the front of `items`; nil if there is none.
  private static func run(of set: ByteSet, at items: inout ArraySlice<PatternNode>) -> Range<Int>? {
    let taken = items.prefix { item in
      switch item.content {
      case .byte(let byte, _): return set.contains(byte)
      case .repetition(let inside, let count):
        guard case .byte(let byte, _) = inside.content else { return false }
        return count.min > 0 && set.contains(byte)
      default: return false
      }
    }
    guard let first = taken.first, let last = taken.last else { return nil }
    items.removeFirst(taken.count)
    return first.range.lowerBound..<last.range.upperBound
  }
}

/// Replacements of parts of a text, in the order of their places.
private struct SourceEdits {
  private var edits: [(range: Range<Int>, text: String)] = []

  mutating func replace(_ range: Range<Int>, _ text: String) { edits.append((range, text)) }

  func applied(to source: String) -> String {
    var bytes = Array(source.utf8)
    for (range, text) in edits.reversed() { bytes.replaceSubrange(range, with: text.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
