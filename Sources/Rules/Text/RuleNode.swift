/// A value in a rule file as it was written: a scalar, a list or a mapping whose keys keep their order.
package struct RuleNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case scalar(String, ScalarStyle)
    case list([RuleNode])
    case mapping([Entry])
  }

  /// How a scalar was quoted; only a plain one can be empty, a boolean or null.
  package enum ScalarStyle: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package struct Entry: Sendable, Equatable {
    package var key: String
    package var mark: SourceMark
    package var value: RuleNode
  }

  package var content: Content
  package var mark: SourceMark

  package init(_ content: Content, _ mark: SourceMark) {
    self.content = content
    self.mark = mark
  }

  /// The text of a scalar.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The elements of a list; a scalar or mapping counts as a list of one, as `oneOrMany` shapes allow.
  package var elements: [RuleNode] {
    if case .list(let elements) = content { elements } else { [self] }
  }

  package var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  package var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  /// True for `key:` with nothing behind it, `~` and `null`.
  package var isNull: Bool {
    if case .scalar(let text, .plain) = content {
      ["", "~", "null", "Null", "NULL"].contains(text)
    } else {
      false
    }
  }

  /// The value of a mapping's key.
  package subscript(key: String) -> RuleNode? {
    for entry in entries where entry.key == key { return entry.value }
    return nil
  }

  /// What the value is, in an author's words.
  package var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
