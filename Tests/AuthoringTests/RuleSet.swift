import Events
import Records
import Rules

/// Rules and formats of one test, compiled.
struct RuleSet {
  let book: RuleBook
  let rules: CompiledRules
  let catalog: FormatCatalog

  /// The built-in ones, with their samples.
  static let builtIn = RuleSet(RuleBook.Options(hasSamples: true))

  /// The formats that are built in and the rules of `text`, a rule file without its head.
  init(rules text: String, head: String = "schema: rca/rules/v1\npack: test\nrules:\n") {
    let source = RuleSource(name: "test.yaml", text: head + text)
    self.init(
      RuleBook.Options(hasBuiltIns: false, hasSamples: true, sources: [source]), Self.builtIn.catalog)
  }

  private init(_ options: RuleBook.Options, _ known: FormatCatalog? = nil) {
    do {
      book = try RuleBook(options)
      catalog = try known ?? FormatCatalog(book)
      rules = try CompiledRules(book.rules, catalog: catalog)
    } catch {
      preconditionFailure("the rules of a test load: \(error)")
    }
  }
}
