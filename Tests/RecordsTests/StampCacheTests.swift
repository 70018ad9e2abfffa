import Testing

@testable import Records

@Suite struct StampCacheTests {
  @Test(
    "A remembered minute gives the same instants as parsing every time anew",
    arguments: [
      [
        "2025-03-04 08:15:31,204 x", "2025-03-04 08:15:59,999 x", "2025-03-04 08:16:00,000 x",
        "2025-03-04 08:15:01,5",
      ],
      [
        "2025-03-04 08:15:31.2 UTC [1]", "2025-03-04 08:15:32 [1]", "2025-03-04 08:15:33 CET",
        "2025-03-04 08:15:34Z",
      ],
      [
        "2025-03-04 08:15:31 +0100", "2025-03-04 08:15:32 +0200", "2025-03-04 08:15:33",
        "2025-03-04 08:15:34 EST x",
      ],
      ["2025-03-04 08:15:31", "2025-03-04 08:15:60", "2025-03-04 08:15:6", "2025-03-04 08:15:611"],
      [
        "2025-03-04 08:15:31 1 x", "2025-03-04 08:15:32 INFO", "2025-03-04 08:15:33 UTC INFO",
        "2025-03-04 08:15",
      ],
    ])
  func agrees(_ texts: [String]) {
    var cache = StampCache(.iso)
    var cached = TimeContext()
    for text in texts {
      let bytes = Array(text.utf8)
      var context = TimeContext()
      let expected = TimestampParser.parse(.iso, bytes, at: 0, end: bytes.count)
      let stamp = cache.read(bytes, at: 0, end: bytes.count, context: &cached)
      #expect(stamp?.time == expected.flatMap { context.resolve($0) }, "\(text)")
      #expect(stamp?.end == expected?.range.upperBound, "\(text)")
    }
  }

  @Test("Seconds of every kind of spelling are read from the remembered minute")
  func spellings() {
    for spelling in TimestampParserTests.spellings {
      var cache = StampCache(spelling.layout)
      var context = TimeContext()
      let bytes = Array(spelling.text.utf8)
      let first = cache.read(bytes, at: 0, end: bytes.count, context: &context)
      let second = cache.read(bytes, at: 0, end: bytes.count, context: &context)
      #expect(first == second, "\(spelling.text)")
      #expect(first?.time == instant(spelling.means), "\(spelling.text)")
    }
  }
}
