import Records
import Rules
import Testing

/// Bytes that no logger writes: nothing may trap, and no record may lie outside its text.
@Suite struct HostileBytesTests {
  /// A generator of its own, so that a failure comes again.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  static let seeds = FormatSampleTests.samples.map { Array("\($0.sample.text)\n".utf8) }

  @Test("Samples cut anywhere are read without a trap", arguments: 0..<8)
  func cuts(_ part: Int) throws {
    var dice = Dice(state: UInt64(part))
    for place in stride(from: part, to: Self.seeds.count, by: 8) {
      let seed = Self.seeds[place]
      try check(Array(seed[..<dice.roll(seed.count)]))
      try check(Array(seed[dice.roll(seed.count)...]))
    }
  }

  @Test("Samples with bytes changed, doubled and torn out are read without a trap", arguments: 0..<8)
  func mutations(_ part: Int) throws {
    var dice = Dice(state: UInt64(part) + 100)
    let marks = Array("{}[]()<>\"'\\:=,;|#@ \t\n\r\0\u{1B}0.-".utf8)
    for place in stride(from: part, to: Self.seeds.count, by: 8) {
      var bytes = Self.seeds[place]
      for _ in 0..<12 where !bytes.isEmpty {
        let at = dice.roll(bytes.count)
        switch dice.roll(4) {
        case 0: bytes[at] = UInt8(dice.roll(256))
        case 1: bytes[at] = marks[dice.roll(marks.count)]
        case 2: bytes.remove(at: at)
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + dice.roll(30))], at: at)
        }
      }
      try check(bytes)
    }
  }

  @Test("Depth, length and noise are read without a trap")
  func extremes() throws {
    try check(Array(repeating: 0x7B, count: 20_000))
    try check(Array(repeating: 0x5B, count: 20_000))
    try check(Array("{\"a\":".utf8) + Array(repeating: 0x5B, count: 9_000))
    try check(Array(repeating: 0x22, count: 9_999))
    try check(Array(repeating: 0x1B, count: 300) + [0x0A])
    try check(Array(repeating: 0x0A, count: 5_000))
    try check(Array(repeating: 0, count: 5_000))
    try check([])
    var dice = Dice(state: 7)
    for _ in 0..<20 { try check((0..<3_000).map { _ in UInt8(dice.roll(256)) }) }
  }

  private func check(_ bytes: [UInt8]) throws {
    let result = try read(bytes, blockBytes: 512, maxRecordBytes: 4_000)
    for record in result.records {
      #expect(record.offset < UInt64(bytes.count))
      #expect(record.line >= 1 && record.lineCount >= 1)
    }
  }
}
