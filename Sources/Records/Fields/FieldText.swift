/// A piece of a record's text: a range of the chunk, or of the record's scratch when it had to be unescaped.
package struct FieldText: Sendable, Equatable {
  private var start: UInt32
  private var end: UInt32

  package init(_ range: Range<Int>, isDecoded: Bool = false) {
    start = UInt32(clamping: range.lowerBound) << 1 | (isDecoded ? 1 : 0)
    end = UInt32(clamping: range.upperBound)
  }

  package var range: Range<Int> { Int(start >> 1)..<Int(end) }
  /// The range lies in `Record.decoded`, not in the chunk.
  package var isDecoded: Bool { start & 1 == 1 }
  package var isEmpty: Bool { start >> 1 == end }
  package static let empty = FieldText(0..<0)
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
