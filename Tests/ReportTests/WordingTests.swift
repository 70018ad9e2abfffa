import Report
import Testing

@Suite struct WordingTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1 000"), (63822, "63 822"), (-1_234_567, "-1 234 567")])
  func `counts are grouped by three`(value: Int, text: String) { #expect(Wording.count(value) == text) }

  @Test(arguments: [
    (62.249, 1, "62.2"), (0.05, 1, "0.1"), (-0.01, 1, "0.0"), (-2.55, 0, "-3"), (0.004, 2, "0.00"),
  ])
  func `decimals are fixed`(value: Double, places: Int, text: String) {
    #expect(Wording.fixed(value, places) == text)
  }

  @Test(arguments: [
    (0.8, "0.8s"), (9.0, "9s"), (59.6, "1m00s"), (240.0, "4m00s"), (12600.0, "3h30m"), (190_000, "2d05h"),
    (12599.4, "3h30m"), (86_390, "1d00h"), (-5, "-5s"),
  ])
  func `spans take two units`(seconds: Double, text: String) { #expect(Wording.span(seconds) == text) }

  @Test(arguments: [
    (0.0, "0"), (0.042, "0.042"), (64.52, "64.5"), (1234.4, "1 234"), (2_100_000, "2.1 M"), (75, "75"),
  ])
  func `quantities take about three digits`(value: Double, text: String) {
    #expect(Wording.quantity(value) == text)
  }
}
