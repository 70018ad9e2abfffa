import Records
import Report
import Testing

@Suite struct TimestampTextTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_709_164_800_000_000, "2024-02-29T00:00:00.000Z"), (1_735_689_599_999_999, "2024-12-31T23:59:59.999Z"),
    (-62_135_596_800_000_000, "0001-01-01T00:00:00.000Z"),
    (4_107_542_400_000_000, "2100-03-01T00:00:00.000Z"),
  ])
  func `known instants print as the calendar says`(microseconds: Int64, text: String) {
    #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
  }

  @Test func `every day over eight centuries reads back`() {
    for day in stride(from: Int64(-150_000), through: 150_000, by: 7) {
      let time = Timestamp(microseconds: (day * 86400 + 45_296) * 1_000_000 + 789_000)
      #expect(Timestamp(rfc3339: time.rfc3339) == time)
    }
  }

  @Test(arguments: [
    "", "2024-07-15", "2024-07-15T12:00:00", "2024-07-15T12:00:00+00:00", "2024-13-15T12:00:00Z",
    "2024-07-15T25:00:00Z", "2024-07-15T12:00:00.Z", "2024-07-15T12:00:00.12xZ", "２024-07-15T12:00:00Z",
  ])
  func `anything else is refused`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
