import Bytes
import Testing

@Suite struct ByteSearchTests {
  /// All ranges of a text with few different bytes, so that matches overlap and nearly happen.
  private static let text = Array("abaabbabaaabbbab".utf8)

  @Test("a byte is found where a plain search finds it, in every range")
  func bytes() {
    for from in 0...Self.text.count {
      for to in from...Self.text.count {
        let part = Self.text[from..<to]
        let byte = UInt8(ascii: "b")
        #expect(
          ByteSearch.firstIndex(of: byte, in: Self.text, from: from, to: to) == part.firstIndex(of: byte))
        #expect(ByteSearch.lastIndex(of: byte, in: Self.text, from: from, to: to) == part.lastIndex(of: byte))
        #expect(ByteSearch.count(of: byte, in: Self.text, from: from, to: to) == part.count { $0 == byte })
      }
    }
  }

  @Test(
    "a word is found where a plain search finds it",
    arguments: ["a", "b", "ab", "aab", "bbb", "abaab", "x", ""])
  func words(word: String) {
    let needle = Array(word.utf8)
    for from in 0...Self.text.count {
      for to in from...Self.text.count {
        let expected = (from...to).first { $0 + needle.count <= to && Self.text[$0...].starts(with: needle) }
        let found = ByteSearch.firstRange(of: needle, in: Self.text, from: from, to: to)
        #expect(found == expected.map { $0..<$0 + needle.count })
      }
    }
  }
}
