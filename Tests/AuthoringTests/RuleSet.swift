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
    self.init(RuleBook.Options(sources: [RuleSource(name: "test.yaml", text: head + text)]), own: true)
  }

  private init(_ options: RuleBook.Options, own: Bool = false) {
    do {
      book = try RuleBook(options)
      catalog = try FormatCatalog(book)
      rules = try CompiledRules(
        book.rules.filter { !own || $0.origin.file == "test.yaml" }, catalog: catalog)
    } catch {
      preconditionFailure("the rules of a test load: \(error)")
    }
  }
}
