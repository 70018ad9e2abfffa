import TestSupport
import Testing

@testable import Rules

@Suite struct BrokenFileTests {
  @Test(
    "A broken file is refused with every mistake, where it stands and what was probably meant",
    arguments: Golden.names(in: "broken-rules", withExtension: "yaml"))
  func message(_ name: String) throws {
    let text = try #require(Golden.text("broken-rules", "\(name).yaml"))
    let source = RuleSource(name: "\(name).yaml", text: text)
    let error = #expect(throws: RuleError.self) { try RuleFile(source) }
    let message = try #require(error).description + "\n"
    #expect(message == (try Golden.expected("broken-rules", "\(name).txt", recording: message)))
  }
}
