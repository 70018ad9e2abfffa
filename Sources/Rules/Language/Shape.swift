/// What a key's value may be. The shapes are the only description of the file language: the loader checks files
/// against them, the JSON Schema is printed from them and the formatter takes the order of the keys from them.
package indirect enum Shape: Sendable {
  case scalar(ScalarShape)
  /// A list with at least `min` elements.
  case list(Shape, min: Int = 0)
  /// One value, or a list of at least one.
  case oneOrMany(Shape)
  case object(ObjectShape)
  /// Keys of the author's choice, all with the same kind of value.
  case map(key: ScalarShape, value: Shape)
  /// A short spelling, or a mapping that says more.
  case shortOrObject(Shape, ObjectShape)
}

/// A mapping with known keys.
package struct ObjectShape: Sendable {
  /// What the mapping is, in messages: `a rule`.
  package let name: String
  package let keys: [KeyShape]
  /// Groups of keys of which exactly one, at most one or at least one must be given.
  package let choices: [Choice]

  package struct Choice: Sendable {
    package enum Count: Sendable { case exactlyOne, atMostOne, atLeastOne }
    package let count: Count
    package let keys: [String]
  }

  package init(_ name: String, _ keys: [KeyShape], choices: [Choice] = []) {
    self.name = name
    self.keys = keys
    self.choices = choices
  }

  package subscript(key: String) -> KeyShape? { keys.first { $0.name == key } }
}

/// One key of a mapping.
package struct KeyShape: Sendable {
  package let name: String
  package let shape: Shape
  package let isRequired: Bool
  /// What the key says, for editors.
  package let summary: String

  package init(_ name: String, _ shape: Shape, required: Bool = false, _ summary: String) {
    self.name = name
    self.shape = shape
    self.isRequired = required
    self.summary = summary
  }
}

/// What a single value may be.
package enum ScalarShape: Sendable {
  /// Any text but the empty one.
  case text
  /// This very text.
  case constant(String)
  /// Lower-case words joined by dots, of which there are at least so many.
  case identifier(minWords: Int)
  /// An identifier, or the beginning of one followed by `*`.
  case namePattern
  case boolean
  case integer(ClosedRange<Int>)
  case number
  case percentage
  case duration
  case lag
  case repetition
  case word([String])
  case regex
  case template
  /// A field name: standard or `field.KEY`.
  case field
  /// The name of a regular expression's group.
  case groupName
  /// A text or an operator with its operand, see `FieldCondition`.
  case condition
  case version
  case instant
  case character
  case requirement
}
