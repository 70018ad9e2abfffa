/// Reads the keys of one mapping: typed values, closed word lists, and a complaint for every key that nobody asked for.
struct KeyReader {
  let source: RuleSource
  let node: RuleNode
  /// What the mapping is, in an author's words: `a rule`, `the file`.
  let what: String
  private(set) var problems: [RuleProblem] = []

  init(_ source: RuleSource, _ node: RuleNode, _ what: String, keys: [String]) {
    self.source = source
    self.node = node
    self.what = what
    guard node.isMapping else {
      problems.append(RuleProblem(source, node.mark, "\(what) must be a mapping of keys, found \(node.kindName)"))
      return
    }
    for entry in node.entries where !keys.contains(entry.key) {
      problems.append(
        RuleProblem(
          source, entry.mark, "unknown key \"\(entry.key)\" in \(what)",
          suggestion: Spelling.nearest(to: entry.key, in: keys)))
    }
  }

  mutating func complain(_ mark: SourceMark, _ message: String, suggestion: String? = nil) {
    problems.append(RuleProblem(source, mark, message, suggestion: suggestion))
  }

  mutating func take(_ others: [RuleProblem]) { problems += others }

  /// The node of a key; nil when it is absent. An empty one is a mistake.
  mutating func child(_ key: String) -> RuleNode? {
    guard let child = node[key] else { return nil }
    if child.isNull {
      complain(child.mark, "\"\(key)\" in \(what) has no value")
      return nil
    }
    return child
  }

  mutating func text(_ key: String) -> String? {
    guard let child = child(key) else { return nil }
    guard let text = child.text else {
      complain(child.mark, "\"\(key)\" must be a single value, found \(child.kindName)")
      return nil
    }
    return text
  }

  /// As `text`, but an empty value means the same as an absent key: "there is none".
  mutating func textOrNone(_ key: String) -> String? { node[key]?.isNull ?? true ? nil : text(key) }

  mutating func requiredText(_ key: String) -> String {
    if node[key] == nil, node.isMapping { complain(node.mark, "\(what) needs \"\(key)\"") }
    return text(key) ?? ""
  }

  /// One text or a list of texts.
  mutating func texts(_ key: String) -> [String] { marked(key).map(\.text) }

  /// One text or a list of texts, each with its place.
  mutating func marked(_ key: String) -> [(text: String, mark: SourceMark)] {
    guard let child = child(key) else { return [] }
    var found: [(text: String, mark: SourceMark)] = []
    for element in child.elements {
      if let text = element.text {
        found.append((text, element.mark))
      } else {
        complain(element.mark, "\"\(key)\" must hold single values, found \(element.kindName)")
      }
    }
    return found
  }

  /// One word of a closed list.
  mutating func word<Word: RuleWord>(_ key: String, _ type: Word.Type) -> Word? {
    guard let child = child(key) else { return nil }
    guard let text = child.text, let word = Word(rawValue: text) else {
      let found = child.text.map { "\"\($0)\"" } ?? child.kindName
      complain(
        child.mark, "\"\(key)\" must be one of \(Word.words.joined(separator: ", ")), found \(found)",
        suggestion: child.text.flatMap { Spelling.nearest(to: $0, in: Word.words) })
      return nil
    }
    return word
  }

  mutating func template(_ key: String) -> Template? {
    guard let child = child(key) else { return nil }
    guard let text = child.text else {
      complain(child.mark, "\"\(key)\" must be a single value, found \(child.kindName)")
      return nil
    }
    do { return try Template(text) } catch {
      complain(child.mark, "\"\(key)\": \(error.message)")
      return nil
    }
  }

  mutating func integer(_ key: String) -> Int? {
    guard let child = child(key) else { return nil }
    guard let text = child.text, let number = Int(text) else {
      complain(child.mark, "\"\(key)\" must be a whole number")
      return nil
    }
    return number
  }

  mutating func seconds(_ key: String) -> Double? {
    guard let child = child(key) else { return nil }
    guard let text = child.text, let seconds = RuleDuration.seconds(text) else {
      complain(child.mark, "\"\(key)\" must be a duration such as 500ms, 30s, 5m or 1h30m")
      return nil
    }
    return seconds
  }

  /// A mapping of names to texts, in file order.
  mutating func namedTexts(_ key: String) -> [NamedText] {
    guard let child = child(key) else { return [] }
    guard child.isMapping else {
      complain(child.mark, "\"\(key)\" must be a mapping of names to values, found \(child.kindName)")
      return []
    }
    var found: [NamedText] = []
    for entry in child.entries {
      if let text = entry.value.text {
        found.append(NamedText(name: entry.key, text: text))
      } else {
        complain(entry.value.mark, "\"\(entry.key)\" must be a single value, found \(entry.value.kindName)")
      }
    }
    return found
  }
}
