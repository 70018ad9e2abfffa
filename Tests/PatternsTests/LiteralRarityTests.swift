import Testing

@testable import Patterns

@Suite struct LiteralRarityTests {
  @Test(
    "the text that logs hold less often is the rarer one",
    arguments: [
      ("connection", "deadlock"), ("error", "segfault"), ("failed", "OutOfMemory"), ("https://", "oom-kill"),
      ("connection", "connection refused"), (" in ", "deadlock"), ("status=", "slab=17"),
      ("GET", "DROP INDEX"),
    ])
  func rarer(common: String, rare: String) {
    let bits = [common, rare].map { LiteralRarity.bits(of: bytes($0), isCaseless: false) }
    #expect(bits[0] < bits[1])
  }

  @Test("a longer text is never the more common one, and no case a text is in makes it rarer than minding it")
  func monotone() {
    var dice = Dice(seed: 1)
    let alphabet = Array("abet WARN_:/=17.".utf8)
    for _ in 0..<300 {
      let text = dice.bytes(1 + dice.roll(30), of: alphabet) + [UInt8(ascii: " ")]
      let longer = text + dice.bytes(1 + dice.roll(10), of: alphabet)
      let bits = LiteralRarity.bits(of: text, isCaseless: false)
      #expect(bits <= LiteralRarity.bits(of: longer, isCaseless: false))
      #expect(LiteralRarity.bits(of: text, isCaseless: true) <= bits)
    }
  }

  @Test("the rarest window lies inside the text and avoids its everyday words")
  func window() {
    let text = bytes("connection to zookeeper failed")
    let start = LiteralRarity.rarestWindow(of: text, length: 9)
    #expect(String(decoding: text[start..<start + 9], as: UTF8.self) == "zookeeper")
    for length in 0...text.count + 3 {
      let start = LiteralRarity.rarestWindow(of: text, length: length)
      #expect(start >= 0 && start + min(length, text.count) <= text.count)
    }
  }
}
