import Analysis
import Events
import Records
import Rules

@testable import Authoring

/// Rules and formats, compiled once for all tests.
struct Loaded: Sendable {
  let book: RuleBook
  let rules: CompiledRules
  let catalog: FormatCatalog

  /// Everything that is shipped, with samples and scenarios.
  static let shipped: Loaded = {
    do { return try Loaded(RuleBook.Options(hasSamples: true)) } catch {
      preconditionFailure("what is shipped loads: \(error)")
    }
  }()

  init(_ options: RuleBook.Options) throws {
    book = try RuleBook(options)
    catalog = try FormatCatalog(book)
    rules = try CompiledRules(book.rules, catalog: catalog)
  }

  /// What is built in and one file more, of which alone the tests are run.
  static func report(of text: String, only: String? = nil, slowest: Int = 0) throws -> TestReport {
    let loaded = try Loaded(RuleBook.Options(sources: [RuleSource(name: "mine.yaml", text: text)]))
    var options = RuleTests.Options()
    options.files = ["mine.yaml"]
    options.slowestCount = slowest
    options.only = try only.map { try IDPattern($0) }
    return RuleTests(loaded.book, loaded.rules, loaded.catalog, options).run()
  }
}
