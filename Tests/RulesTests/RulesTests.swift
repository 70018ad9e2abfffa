import Foundation
import Testing

@testable import Rules

@Suite struct RuleBookTests {
  @Test("Every shipped file loads and every pattern in it compiles")
  func shipped() throws {
    let book = try RuleBook()
    let problems = book.files.flatMap { RulePatternCheck.problems($0) }
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    #expect(!book.rules.isEmpty)
  }
}
