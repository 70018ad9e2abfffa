import Events
import Records
import Rules

/// The built-in rules and formats, compiled once for all tests.
enum RuleSet {
  static let catalog: FormatCatalog = {
    do { return try FormatCatalog(RuleBook()) } catch {
      preconditionFailure("the built-in formats compile: \(error)")
    }
  }()
  static let rules: CompiledRules = {
    do { return try CompiledRules(RuleBook().rules, catalog: catalog) } catch {
      preconditionFailure("the built-in rules compile: \(error)")
    }
  }()
}
