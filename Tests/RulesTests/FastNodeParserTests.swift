import TestSupport
import Testing

@testable import Rules

@Suite struct FastNodeParserTests {
  @Test("Every shipped file is in the ordinary layout", arguments: BuiltInRules.sources.map(\.name))
  func shippedFile(_ name: String) throws {
    let source = try #require(BuiltInRules.sources.first { $0.name == name })
    let fast = try #require(FastNodeParser.parse(source.text))
    #expect(fast == (try RuleNodeParser.value(source)))
  }

  @Test("Where the fast parser gives nodes, the whole parser gives the same, however a file is damaged")
  func damagedFiles() throws {
    var random = SplitMix(seed: 7)
    var accepted = 0
    for source in BuiltInRules.sources.prefix(12) {
      let bytes = Array(source.lines.prefix(60).joined(separator: "\n").utf8)
      for _ in 0..<400 {
        let text = String(decoding: damaged(bytes, &random), as: UTF8.self)
        guard let fast = FastNodeParser.parse(text) else { continue }
        accepted += 1
        let whole = try RuleNodeParser.value(RuleSource(name: source.name, text: text))
        #expect(fast == whole)
      }
    }
    #expect(accepted > 200)
  }

  /// The bytes with one to three places changed to something that means something to YAML.
  private func damaged(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let parts = [
      "'", "''", "\"", ": ", ":", "- ", "\n", "\n\n", "\n  ", " #", "#", "[", "]", "{", "}", ", ", ",",
      "|-\n", "|\n",
      "&a ", "*a", "!t ", "<<: ", "? ", "\\", "\\n", "\\x41", "%", "@", "`", "\t", " ", "---\n", "...\n", "~",
      "é", "\u{2028}",
      "\u{85}", ">", "=", "\r",
    ].map { Array($0.utf8) }
    var bytes = bytes
    for _ in 0...Int(random.next() % 3) {
      let place = Int(random.next() % UInt64(bytes.count))
      let length = min(Int(random.next() % 3), bytes.count - place)
      bytes.replaceSubrange(place..<(place + length), with: parts[Int(random.next() % UInt64(parts.count))])
    }
    return bytes
  }

  @Test("A skipped key leaves everything else as it is", arguments: BuiltInRules.sources.map(\.name))
  func skipping(_ name: String) throws {
    let source = try #require(BuiltInRules.sources.first { $0.name == name })
    let whole = try #require(FastNodeParser.parse(source.text))
    let part = try #require(FastNodeParser.parse(source.text, skipping: BuiltInRules.sampleKeys))
    #expect(part == without(BuiltInRules.sampleKeys, whole))
  }

  private func without(_ keys: Set<String>, _ root: RuleNode) -> RuleNode {
    let entries = root.entries.filter { !keys.contains($0.key) }.map { entry in
      guard case .list(let elements) = entry.value.content else { return entry }
      let kept = elements.map { element in
        element.isMapping
          ? RuleNode(.mapping(element.entries.filter { !keys.contains($0.key) }), element.mark) : element
      }
      return RuleNode.Entry(key: entry.key, mark: entry.mark, value: RuleNode(.list(kept), entry.value.mark))
    }
    return RuleNode(.mapping(entries), root.mark)
  }
}
