/// Writes new expected captures into the text of a rule file, value by value, without touching anything else.
package struct SampleRewriter {
  private let source: RuleSource
  private let samples: [RuleNode]
  /// Replacements by the byte offsets of the values.
  private var edits: [(range: Range<Int>, text: String)] = []

  package init(_ source: RuleSource) {
    self.source = source
    let root = try? RuleNodeParser.parse(source)
    samples = root?.children("rules").flatMap { $0.children("tests") } ?? []
  }

  /// How many values are new.
  package var count: Int { edits.count }

  /// The file with the new values.
  package var text: String {
    var bytes = Array(source.text.utf8)
    for (range, text) in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(range, with: text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Notes what the sample whose text stands at `mark` captures. Values over several lines are left as they are.
  package mutating func expect(_ captured: [NamedText], ofSampleAt mark: SourceMark) {
    let sample = samples.first { sample in
      RuleSample.Expectation.allCases.contains { expectation in
        sample.children(expectation.rawValue).contains { $0.mark == mark }
      }
    }
    for entry in sample?["captures"]?.entries ?? [] {
      guard let now = captured.first(where: { $0.name == entry.key })?.text, now != entry.value.text,
        let range = extent(of: entry.value)
      else { continue }
      edits.append((range, ScalarSpelling.spell(now)))
    }
  }

  /// Where a scalar stands in the file, quotes included; nil when it goes over several lines.
  private func extent(of node: RuleNode) -> Range<Int>? {
    guard case .scalar(let text, let style) = node.content, let start = source.offset(of: node.mark) else {
      return nil
    }
    let bytes = Array(source.text.utf8)
    switch style {
    case .plain:
      let end = start + text.utf8.count
      return end <= bytes.count && bytes[start..<end].elementsEqual(text.utf8) ? start..<end : nil
    case .singleQuoted: return Self.quoted(bytes, start, quote: UInt8(ascii: "'"), escape: UInt8(ascii: "'"))
    case .doubleQuoted:
      return Self.quoted(bytes, start, quote: UInt8(ascii: "\""), escape: UInt8(ascii: "\\"))
    case .literal, .folded: return nil
    }
  }

  private static func quoted(_ bytes: [UInt8], _ start: Int, quote: UInt8, escape: UInt8) -> Range<Int>? {
    guard start < bytes.count, bytes[start] == quote else { return nil }
    var place = start + 1
    while place < bytes.count, bytes[place] != 0x0A {
      if bytes[place] == escape, place + 1 < bytes.count, escape != quote || bytes[place + 1] == quote {
        place += 2
      } else if bytes[place] == quote {
        return start..<place + 1
      } else {
        place += 1
      }
    }
    return nil
  }
}

extension RuleSource {
  /// The byte at which a mark stands; nil when the file has no such place.
  func offset(of mark: SourceMark) -> Int? {
    var offset = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard number + 1 == mark.line else {
        offset += line.utf8.count + 1
        continue
      }
      let scalars = line.unicodeScalars
      guard mark.column >= 1, mark.column - 1 <= scalars.count else { return nil }
      return offset
        + String.UnicodeScalarView(scalars.prefix(mark.column - 1)).reduce(0) {
          $0 + UTF8.width($1)
        }
    }
    return nil
  }
}
