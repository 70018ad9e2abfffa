/// A piece of a record's text: a range of the chunk, or of the record's scratch when it had to be unescaped.
package struct FieldText: Sendable, Equatable {
  package var range: Range<Int>
  /// The range lies in `Record.decoded`, not in the chunk.
  package var isDecoded: Bool

  package init(_ range: Range<Int>, isDecoded: Bool = false) {
    self.range = range
    self.isDecoded = isDecoded
  }

  package static let empty = FieldText(0..<0)
  package var isEmpty: Bool { range.isEmpty }
}

/// One field of a decoded record.
package struct Field: Sendable, Equatable {
  package enum Kind: UInt8, Sendable { case text, number, boolean, null }

  /// Nil when the field is none of the standard ones.
  package var key: FieldKey?
  /// The name that the log gives it, nested keys joined by dots; empty when only `key` names it.
  package var name: FieldText
  package var value: FieldText
  package var kind: Kind

  package init(key: FieldKey?, name: FieldText, value: FieldText, kind: Kind = .text) {
    self.key = key
    self.name = name
    self.value = value
    self.kind = kind
  }
}
