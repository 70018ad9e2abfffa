import TestSupport
import Testing

@Suite struct RootCommandTests {
  @Test(
    "help and version are results",
    arguments: [["--help"], ["--version"], ["help", "analyze"], ["analyze", "--help"]])
  func help(_ arguments: [String]) throws {
    let run = try RCA.run(arguments)
    #expect(run.status == 0 && !run.output.isEmpty && run.errors == "")
  }
}
