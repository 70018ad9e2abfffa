import Records
import TestSupport
import Testing

@Suite struct TimestampParserTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    var text: String
    var layout: TimestampLayout
    /// In UTC when the text names a zone, else the wall clock.
    var means: String
    var testDescription: String { text }

    init(_ text: String, _ layout: TimestampLayout, _ means: String) {
      (self.text, self.layout, self.means) = (text, layout, means)
    }
  }

  static let spellings: [Spelling] = [
    .init("2025-03-04T08:15:31Z", .iso, "2025-03-04T08:15:31Z"),
    .init("2025-03-04 08:15:31,204", .iso, "2025-03-04T08:15:31.204Z"),
    .init("2025-03-04T08:15:31.204113889+02:00", .iso, "2025-03-04T06:15:31.204113Z"),
    .init("2025-03-04 08:15:31.204 CET", .iso, "2025-03-04T07:15:31.204Z"),
    .init("2025/03/04 08:15:31 -05:00", .iso, "2025-03-04T13:15:31Z"),
    .init("2025.03.04 08:15:31.204113", .iso, "2025-03-04T08:15:31.204113Z"),
    .init("2025-03-04-08.15.31.204113", .iso, "2025-03-04T08:15:31.204113Z"),
    .init("2025-03-04  8:15:31", .iso, "2025-03-04T08:15:31Z"),
    .init("2025-03-04\t08:15:31", .iso, "2025-03-04T08:15:31Z"),
    .init("2025-3-4 8:15:31", .iso, "2025-03-04T08:15:31Z"),
    .init("2025-03-04 08:15 UTC", .iso, "2025-03-04T08:15:00Z"),
    .init("W250304 08:15:31.204113", .klog, "2025-03-04T08:15:31.204113Z"),
    .init("2025-03-04 time=08:15:31", .iso, "2025-03-04T08:15:31Z"),
    .init("2025-03-04T23:59:60Z", .iso, "2025-03-05T00:00:00Z"),
    .init("20250304T081531.204Z", .compact, "2025-03-04T08:15:31.204Z"),
    .init("20250304-8:15:31:204", .compact, "2025-03-04T08:15:31.204Z"),
    .init("20250304081531", .compact, "2025-03-04T08:15:31Z"),
    .init("04/Mar/2025:08:15:31 +0100", .dayMonthName, "2025-03-04T07:15:31Z"),
    .init("04/Mar/2025:08:15:31.237", .dayMonthName, "2025-03-04T08:15:31.237Z"),
    .init("04 Mar 2025 08:15:31.204", .dayMonthName, "2025-03-04T08:15:31.204Z"),
    .init("04-Mar-2025 08:15:31.204", .dayMonthName, "2025-03-04T08:15:31.204Z"),
    .init("4-Mar-2025::08:15:31", .dayMonthName, "2025-03-04T08:15:31Z"),
    .init("04-MAR-25 08.15.31.204000 PM", .dayMonthName, "2025-03-04T20:15:31.204Z"),
    .init("Mar 04 2025 08:15:31 GMT", .monthName, "2025-03-04T08:15:31Z"),
    .init("Mar 4, 2025 8:15:31 PM", .monthName, "2025-03-04T20:15:31Z"),
    .init("March 04, 2025 12:15:31 AM", .monthName, "2025-03-04T00:15:31Z"),
    .init("Tue Mar  4 08:15:31 2025", .weekday, "2025-03-04T08:15:31Z"),
    .init("Tue Mar 04 08:15:31.204113 2025", .weekday, "2025-03-04T08:15:31.204113Z"),
    .init("Tue Mar  4 08:15:31:204113 2025", .weekday, "2025-03-04T08:15:31.204113Z"),
    .init("Tue Mar  4 08:15:31 PST 2025", .weekday, "2025-03-04T16:15:31Z"),
    .init("Tue Mar  4 08:15:31 2025 +02:00", .weekday, "2025-03-04T06:15:31Z"),
    .init("Tue, 04 Mar 2025 08:15:31 GMT", .weekday, "2025-03-04T08:15:31Z"),
    .init("Tuesday, 04-Mar-25 08:15:31 UTC", .weekday, "2025-03-04T08:15:31Z"),
    .init("03/04/2025 08:15:31 PM", .monthDayYear, "2025-03-04T20:15:31Z"),
    .init("3/4/2025, 8:15:31 AM", .monthDayYear, "2025-03-04T08:15:31Z"),
    .init("03/04/2025-08:15:31.204113", .monthDayYear, "2025-03-04T08:15:31.204113Z"),
    .init("25/03/2025 08:15:31", .monthDayYear, "2025-03-25T08:15:31Z"),
    .init("04.03.2025 08:15:31", .dayMonthYear, "2025-03-04T08:15:31Z"),
    .init("25/03/04 08:15:31", .shortYear, "2025-03-04T08:15:31Z"),
    .init("250304 08:15:31", .packedShortYear, "2025-03-04T08:15:31Z"),
    .init("250304  8:15:31", .packedShortYear, "2025-03-04T08:15:31Z"),
    .init("250304 081531", .packedShortYear, "2025-03-04T08:15:31Z"),
    .init("I20250304 08:15:31.204113", .klog, "2025-03-04T08:15:31.204113Z"),
    .init("1741076131", .epoch, "2025-03-04T08:15:31Z"),
    .init("1741076131.25", .epoch, "2025-03-04T08:15:31.25Z"),
    .init("1741076131204", .epoch, "2025-03-04T08:15:31.204Z"),
    .init("1741076131204113", .epoch, "2025-03-04T08:15:31.204113Z"),
    .init("1741076131204113999", .epoch, "2025-03-04T08:15:31.204113Z"),
    .init("@4000000067c6b5ad0c2a0b5c", .tai64n, "2025-03-04T08:11:15.204082Z"),
  ]

  @Test("The method of a request behind a time is no zone")
  func method() throws {
    let text = Array("2025-03-04 08:15:31 GET /cart".utf8)
    let time = try #require(TimestampParser.parse(.iso, text, at: 0, end: text.count))
    var context = TimeContext()
    #expect(context.resolve(time) == instant("2025-03-04T08:15:31Z") && time.range == 0..<19)
  }

  @Test("Every spelling is read whole and means its instant", arguments: spellings)
  func reads(_ spelling: Spelling) throws {
    let bytes = Array(spelling.text.utf8)
    let time = try #require(TimestampParser.parse(spelling.layout, bytes, at: 0, end: bytes.count))
    #expect(time.range == 0..<bytes.count)
    var context = TimeContext()
    #expect(context.resolve(time) == instant(spelling.means))
  }

  @Test("Inside a line, a time is found as it is alone", arguments: spellings)
  func surroundings(_ spelling: Spelling) throws {
    let front = "[host-7] "
    let bytes = Array("\(front)\(spelling.text)] INFO 17 things".utf8)
    let start = front.utf8.count
    let found = try #require(TimestampParser.parseAny(bytes, at: start, end: bytes.count, weak: true))
    #expect(found.time.range == start..<start + spelling.text.utf8.count)
    var context = TimeContext()
    #expect(context.resolve(found.time) == instant(spelling.means))
  }

  @Test("No layout reads beyond the end or traps on any cut of any spelling", arguments: spellings)
  func cuts(_ spelling: Spelling) {
    let bytes = Array(spelling.text.utf8)
    for end in 0...bytes.count {
      for layout in TimestampLayout.allCases {
        if let time = TimestampParser.parse(layout, bytes, at: 0, end: end) {
          #expect(time.range.upperBound <= end)
        }
      }
    }
  }

  @Test(
    "What only resembles a time is none",
    arguments: [
      "2025-13-04 08:15:31", "2025-02-30 08:15:31", "2025-03-04 25:15:31", "2025-03-04 08:61:31",
      "2025-03-04",
      "10.0.4.11:8080", "31/Foo/2025:08:15:31", "Mark 12 things", "1234567890123456", "99/99/99 08:15:31",
      "1.2.3",
    ])
  func rejects(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(TimestampParser.parseAny(bytes, at: 0, end: bytes.count) == nil)
  }
}
