/// Typed values of a mapping whose shape has been checked: what is absent is nil or empty, nothing is a mistake here.
extension RuleNode {
  func text(_ key: String) -> String? { self[key]?.text }

  /// One text, or a list of texts.
  func texts(_ key: String) -> [String] { self[key]?.elements.compactMap(\.text) ?? [] }

  /// One value, or a list of values.
  func children(_ key: String) -> [RuleNode] { self[key]?.elements ?? [] }

  func word<Word: RuleWord>(_ key: String, _ type: Word.Type) -> Word? {
    text(key).flatMap(Word.init(rawValue:))
  }

  func template(_ key: String) -> Template? { text(key).flatMap { try? Template($0) } }

  func seconds(_ key: String) -> Double? { text(key).flatMap(RuleDuration.seconds) }

  func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }

  func isTrue(_ key: String) -> Bool { text(key) == "true" }

  /// A mapping of names to texts, in the order of the file.
  func namedTexts(_ key: String) -> [NamedText] {
    self[key]?.entries.compactMap { entry in
      entry.value.text.map { NamedText(name: entry.key, text: $0) }
    } ?? []
  }
}
