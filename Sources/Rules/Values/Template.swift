/// A text with holes: `pool {db} on {host}`. A hole names a capture or a field; `{a|b}` takes the first that is set,
/// `{{` and `}}` stand for braces.
package struct Template: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case literal(String)
    /// The alternatives of one hole, in order of preference.
    case hole([String])
  }

  package let source: String
  package let pieces: [Piece]

  /// Why a text is no template, and at which byte.
  package struct SyntaxError: Error, Equatable {
    package let message: String
    package let offset: Int
  }

  /// Cuts `source` at its braces.
  package init(_ source: String) throws(SyntaxError) {
    let (open, close, bar) = (UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"))
    let bytes = Array(source.utf8)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == open || byte == close, index + 1 < bytes.count, bytes[index + 1] == byte {
        literal.append(byte)
        index += 2
      } else if byte == close {
        throw SyntaxError(message: "\"}\" without \"{\"; write }} for a brace", offset: index)
      } else if byte == open {
        guard let end = bytes[index...].firstIndex(of: close) else {
          throw SyntaxError(message: "\"{\" is never closed; write {{ for a brace", offset: index)
        }
        let names = bytes[(index + 1)..<end].split(separator: bar, omittingEmptySubsequences: false)
        guard names.allSatisfy({ !$0.isEmpty }) else {
          throw SyntaxError(message: "a hole without a name", offset: index)
        }
        if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
        literal = []
        pieces.append(.hole(names.map { String(decoding: $0, as: UTF8.self) }))
        index = end + 1
      } else {
        literal.append(byte)
        index += 1
      }
    }
    if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
    self.source = source
    self.pieces = pieces
  }

  /// Every name that a hole uses, in order.
  package var names: [String] {
    pieces.flatMap { piece in
      if case .hole(let names) = piece { names } else { [String]() }
    }
  }

  /// The text when there is no hole.
  package var constant: String? {
    guard let first = pieces.first else { return "" }
    if pieces.count == 1, case .literal(let text) = first { return text }
    return nil
  }

  /// The text with its holes filled; nil when a hole has no value, since half a name would name something else.
  package func fill(_ value: (String) -> String?) -> String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let part):
        text += part
      case .hole(let names):
        guard let part = names.lazy.compactMap(value).first else { return nil }
        text += part
      }
    }
    return text
  }
}
