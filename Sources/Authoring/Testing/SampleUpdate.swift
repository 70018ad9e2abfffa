package import Events
package import Records
package import Rules

/// Finds the samples whose expected captures are no longer what their rules capture, and writes what they are now into
/// the text of the files. Everything else in a file stays as it is.
package struct SampleUpdate {
  private let book: RuleBook
  private let rules: CompiledRules
  private let catalog: FormatCatalog

  /// A file with another text, in which `count` captures are new.
  package struct Rewritten: Sendable {
    package var source: RuleSource
    package var text: String
    package var count: Int
  }

  /// - Parameter rules: those of the book, compiled in its order.
  package init(_ book: RuleBook, _ rules: CompiledRules, _ catalog: FormatCatalog) {
    self.book = book
    self.rules = rules
    self.catalog = catalog
  }

  /// The files that change, in the order in which they were loaded.
  ///
  /// - Parameter files: names of the files that may be changed.
  package func run(files: Set<String>) -> [Rewritten] {
    var samples = SampleTests(rules, catalog)
    var rewriters: [String: SampleRewriter] = [:]
    for (number, rule) in rules.rules.enumerated() where files.contains(rule.origin.file) {
      for sample in rule.samples where sample.expectation.expectsMatch && !sample.captures.isEmpty {
        guard let captured = samples.captures(of: sample, by: number), let source = source(rule.origin.file)
        else { continue }
        rewriters[source.name, default: SampleRewriter(source)].expect(captured, ofSampleAt: sample.mark)
      }
    }
    return book.packs.flatMap(\.sources).compactMap { source in
      guard let rewriter = rewriters.removeValue(forKey: source.name), rewriter.count > 0 else { return nil }
      return Rewritten(source: source, text: rewriter.text, count: rewriter.count)
    }
  }

  private func source(_ name: String) -> RuleSource? {
    book.packs.lazy.flatMap(\.sources).first { $0.name == name }
  }
}
