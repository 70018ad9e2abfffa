import TestSupport
import Testing

@testable import Rules

/// `rca.yaml`: what a site changes without touching a pack.
@Suite struct ConfigurationTests {
  private func read(_ lines: String...) throws(RuleError) -> Configuration {
    let text = (["schema: rca/config/v1"] + lines).joined(separator: "\n") + "\n"
    return try Configuration(RuleSource(name: "rca.yaml", text: text))
  }

  @Test("An override says only what is different: no key of a rule is required in it")
  func override() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.write(
      "shop.yaml",
      """
      schema: rca/rules/v1
      pack: shop
      rules:
        - {id: shop.refused, title: The shop refuses orders, event: error, severity: error, pattern: refused}

      """)
    let configuration = try read("rules:", "  override:", "    shop.refused: {severity: critical}")
    var options = RuleBook.Options(hasBuiltIns: false, paths: [rules])
    options.overrides = configuration.overrides
    let rule = try #require(try RuleBook(options).rules.first)
    #expect(rule.severity == .critical && rule.title == "The shop refuses orders")
  }

  @Test(
    "What identifies a rule or finds its lines cannot be overridden", arguments: ["id", "pattern", "where"])
  func fixed(_ key: String) throws {
    let error = #expect(throws: RuleError.self) {
      try read("rules:", "  override:", "    shop.refused: {\(key): x}")
    }
    #expect(try #require(error).description.contains("unknown key \"\(key)\""))
  }
}
