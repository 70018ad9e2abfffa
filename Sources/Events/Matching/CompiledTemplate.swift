internal import Records
internal import Rules

/// A rule's template with its holes resolved to capture slots and fields.
struct CompiledTemplate: Sendable {
  private enum Source: Sendable {
    case capture(slot: Int)
    case field(FieldReference)
  }

  private enum Piece: Sendable {
    case literal([UInt8])
    /// The first that has a value.
    case hole([Source])
  }

  private let pieces: [Piece]

  /// - Parameter slots: the names of the rule's captures; a name that is none of them is a field.
  init(_ template: Template, slots: [String]) {
    pieces = template.pieces.map { piece in
      switch piece {
      case .literal(let text): .literal(Array(text.utf8))
      case .hole(let names):
        .hole(
          names.map { name in slots.firstIndex(of: name).map(Source.capture) ?? .field(FieldReference(name)) }
        )
      }
    }
  }

  /// Appends the filled text to `text` and returns where it stands; nil when a hole has no value.
  func fill(
    _ record: Record, _ bytes: [UInt8], _ captures: CaptureTexts, into text: inout [UInt8]
  ) -> Range<Int>? {
    let start = text.count
    for piece in pieces {
      switch piece {
      case .literal(let part): text.append(contentsOf: part)
      case .hole(let sources):
        let before = text.count
        for source in sources where text.count == before {
          switch source {
          case .capture(let slot): captures.append(slot, to: &text)
          case .field(let field):
            guard let value = field.text(in: record, bytes) else { continue }
            let (array, range) = record.bytes(of: value, in: bytes)
            text.append(contentsOf: array[range])
          }
        }
        guard text.count > before else {
          text.removeSubrange(start...)
          return nil
        }
      }
    }
    return start..<text.count
  }
}

/// What the capture slots of a rule hold after a match.
struct CaptureTexts {
  /// The text that was matched.
  var subject: [UInt8]
  /// By slot, nil when the capture took no part; empty for a rule without patterns.
  var ranges: [Range<Int>?]

  func append(_ slot: Int, to text: inout [UInt8]) {
    if slot < ranges.count, let range = ranges[slot] { text.append(contentsOf: subject[range]) }
  }
}
