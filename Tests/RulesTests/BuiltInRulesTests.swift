import Testing

@testable import Rules

@Suite struct BuiltInRulesTests {
  @Test("Every shipped file is free of mistakes", arguments: BuiltInRules.sources.map(\.name))
  func shippedFile(_ name: String) throws {
    let source = try #require(BuiltInRules.sources.first { $0.name == name })
    _ = try RuleFile(source)
  }
}
