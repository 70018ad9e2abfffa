/// The JSON Schema (draft 2020-12) of a file language, printed from the shapes that the loader checks files against, so
/// that editors and the loader cannot disagree on keys, types and words.
///
/// What no schema can say, such as whether a pattern compiles or a capture exists, only the loader knows.
package enum JSONSchema {
  /// A JSON value whose keys keep their order.
  package indirect enum Value: Sendable, Equatable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([Value])
    case object([(key: String, value: Value)])

    package static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.text(let left), .text(let right)): left == right
      case (.number(let left), .number(let right)): left == right
      case (.flag(let left), .flag(let right)): left == right
      case (.list(let left), .list(let right)): left == right
      case (.object(let left), .object(let right)):
        left.map(\.key) == right.map(\.key) && left.map(\.value) == right.map(\.value)
      default: false
      }
    }

    /// The value of an object's key.
    package subscript(key: String) -> Value? {
      if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }
  }

  /// The schema of one language.
  package static func schema(of schema: Schema) -> Value {
    let head: [(key: String, value: Value)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(schema.rawValue)),
    ]
    guard case .object(let members) = object(schema.shape) else { return .object(head) }
    return .object(head + members)
  }

  private static func value(_ shape: Shape) -> Value {
    switch shape {
    case .scalar(let scalar): return .object(scalar.schema)
    case .list(let element, let min):
      let least: [(key: String, value: Value)] = min > 0 ? [("minItems", .number(min))] : []
      return .object([("type", .text("array")), ("items", value(element))] + least)
    case .oneOrMany(let element):
      let list = value(.list(element, min: 1))
      return .object([("anyOf", .list([value(element), list]))])
    case .object(let object): return Self.object(object)
    case .map(let key, let value):
      return .object([
        ("type", .text("object")), ("propertyNames", .object(key.nameSchema)),
        ("additionalProperties", Self.value(value)),
      ])
    case .shortOrObject(let short, let object):
      return .object([("anyOf", .list([value(short), Self.object(object)]))])
    }
  }

  private static func object(_ object: ObjectShape) -> Value {
    let properties = object.keys.map { key -> (key: String, value: Value) in
      guard case .object(let members) = value(key.shape) else { return (key.name, .flag(true)) }
      return (key.name, .object([("description", .text(key.summary))] + members))
    }
    var members: [(key: String, value: Value)] = [
      ("type", .text("object")), ("properties", .object(properties)),
      ("additionalProperties", .flag(false)),
    ]
    let required = object.keys.filter(\.isRequired).map { Value.text($0.name) }
    if !required.isEmpty { members.append(("required", .list(required))) }
    let choices = object.choices.map(choice)
    if !choices.isEmpty { members.append(("allOf", .list(choices))) }
    return .object(members)
  }

  private static func choice(_ choice: ObjectShape.Choice) -> Value {
    let given = choice.keys.map { Value.object([("required", .list([.text($0)]))]) }
    switch choice.count {
    case .exactlyOne: return .object([("oneOf", .list(given))])
    case .atLeastOne: return .object([("anyOf", .list(given))])
    case .atMostOne:
      let none = Value.object([("not", .object([("anyOf", .list(given))]))])
      return .object([("oneOf", .list(given + [none]))])
    }
  }
}

extension ScalarShape {
  /// What a schema can say of a value. Rule files are read without types, so a text that looks like a number may stand
  /// unquoted.
  fileprivate var schema: [(key: String, value: JSONSchema.Value)] {
    switch self {
    case .constant(let text): [("const", .text(text))]
    case .word(let words): [("enum", .list(words.map { .text($0) }))]
    case .boolean: [("type", .text("boolean"))]
    case .integer(let range):
      [("type", .text("integer")), ("minimum", .number(range.lowerBound))]
        + (range.upperBound == .max ? [] : [("maximum", .number(range.upperBound))])
    case .number: [("type", .text("number"))]
    default:
      if let expression {
        [("type", .text("string")), ("pattern", .text(expression))]
      } else {
        [("type", .list(["string", "number", "boolean"].map { .text($0) })), ("minLength", .number(1))]
      }
    }
  }

  /// As a name in a mapping, which is always a text.
  fileprivate var nameSchema: [(key: String, value: JSONSchema.Value)] {
    if case .word(let words) = self { return [("enum", .list(words.map { .text($0) }))] }
    return expression.map { [("pattern", .text($0))] } ?? [("minLength", .number(1))]
  }

  /// An ECMAScript expression that the value has to match, where there is one.
  private var expression: String? {
    switch self {
    case .identifier(let minWords): #"^[a-z0-9_-]+(\.[a-z0-9_-]+){\#(max(0, minWords - 1)),}$"#
    case .namePattern: #"^[^*]*\*?$"#
    case .percentage: #"^[0-9]+(\.[0-9]+)?%$"#
    case .duration: #"^([0-9]+(\.[0-9]+)?(ms|us|s|m|h|d))+$"#
    case .lag: #"^([0-9.]+(ms|us|s|m|h|d))+(\.\.([0-9.]+(ms|us|s|m|h|d))+)?$"#
    case .repetition: #"^[0-9]+(\.[0-9]+)?/([0-9.]+(ms|us|s|m|h|d))+$"#
    case .field: "^(\(StandardFields.names.joined(separator: "|"))|field\\..+)$"
    case .groupName: "^[A-Za-z_][A-Za-z0-9_]{0,31}$"
    case .version: #"^[0-9]+\.[0-9]+\.[0-9]+$"#
    case .instant: #"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"#
    case .requirement: #"^[a-z0-9_.-]+( >= [0-9]+\.[0-9]+\.[0-9]+)?$"#
    default: nil
    }
  }
}

extension JSONSchema.Value: Encodable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .flag(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .list(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
    }
  }
}
