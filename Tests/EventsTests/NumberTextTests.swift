import Rules
import Testing

@testable import Events

@Suite struct NumberTextTests {
  @Test(
    "a number is read in seconds or bytes by the unit that follows it, else by the declared one",
    arguments: [
      ("30ms", nil, 0.03), ("1.5 s", nil, 1.5), ("12", Unit.milliseconds, 0.012), ("2 min", nil, 120),
      ("0:00:01.500", nil, 1.5), ("1:02:03", nil, 3723), ("1.5 GB", nil, 1.5 * 1_073_741_824),
      ("4", .pages, 16_384),
      ("1,234", nil, 1234), ("-3", nil, -3), ("17µs", nil, 17e-6),
    ] as [(String, Unit?, Double)])
  func scaled(_ text: String, _ unit: Unit?, _ expected: Double) throws {
    let bytes = Array(text.utf8)
    let value = try #require(NumberText.scaled(bytes, bytes.indices, unit: unit))
    #expect(abs(value - expected) < 1e-9 * max(1, abs(expected)))
  }

  @Test("what is no number is none", arguments: ["", "-", "ms", "abc"])
  func none(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(NumberText.scaled(bytes, bytes.indices, unit: nil) == nil)
  }
}
