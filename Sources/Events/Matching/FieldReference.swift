internal import Records

/// A field that a rule names, resolved once: a standard one by its key, any other by its name.
enum FieldReference: Sendable {
  case message
  case standard(FieldKey)
  case custom([UInt8])

  /// - Parameter name: a standard name, or `field.KEY`.
  init(_ name: String) {
    if name == "message" {
      self = .message
    } else if let key = FieldKey(name: name) {
      self = .standard(key)
    } else {
      self = .custom(Array((name.hasPrefix("field.") ? String(name.dropFirst(6)) : name).utf8))
    }
  }

  /// The field's text in a record; nil when it has none.
  func text(in record: Record, _ bytes: [UInt8]) -> FieldText? {
    switch self {
    case .message: record.message
    case .standard(let key): record[key]
    case .custom(let name): record.value(named: name, in: bytes)
    }
  }
}
