import Patterns
import Rules

/// Makes a regular expression of a template: its words as they are, and for what was masked a typed capture.
struct MessagePattern {
  let source: String
  let captures: [CaptureDeclaration]

  /// The first of some ways, strict ones first, that matches every sample's message, requires a rare text and cannot be
  /// made to explode; nil if there is none.
  static func make(_ template: [UInt8], _ samples: [MessageSample]) -> MessagePattern? {
    var scratch = MatchScratch()
    for pieces in variants(template) {
      for blank in [" ", #"\s+"#] {
        guard let holes = holes(pieces, blank, samples, &scratch) else { continue }
        let made = MessagePattern(pieces, blank, holes)
        guard let pattern = try? Pattern(made.source), RequiredLiterals.extract(from: made.source) != .none,
          samples.allSatisfy({ scratch.match(pattern, $0.message, $0.message.indices) == .matched }),
          RegexHazards.measured(in: pattern).isEmpty
        else { continue }
        return made
      }
    }
    return nil
  }

  /// The words between the masks, and whether the template's end is that of the message.
  private struct Pieces {
    var literals: [[UInt8]]
    var isWhole: Bool
  }

  /// More masks than that are not worth a capture each; the rest of the message is left open.
  private static let holesMax = 6

  /// The whole template, then less and less of its end.
  private static func variants(_ template: [UInt8]) -> [Pieces] {
    var literals: [[UInt8]] = [[]]
    var place = 0
    while place < template.count {
      if template[place...].starts(with: "<*>".utf8) {
        literals.append([])
        place += 3
      } else {
        literals[literals.count - 1].append(template[place])
        place += 1
      }
    }
    var whole = Pieces(literals: literals, isWhole: template.count < 256)
    if !whole.isWhole, let cut = whole.literals.last?.lastIndex(of: 0x20) {
      // The last word may be half a word.
      whole.literals[whole.literals.count - 1].removeSubrange(cut...)
    }
    var result = literals.count - 1 <= holesMax ? [whole] : []
    for count in stride(from: min(literals.count - 1, holesMax), through: 1, by: -1) {
      result.append(Pieces(literals: Array(literals.prefix(count)), isWhole: false))
    }
    return result
  }

  /// What the masks hide in each sample; nil if a sample has not this shape.
  private static func holes(
    _ pieces: Pieces, _ blank: String, _ samples: [MessageSample], _ scratch: inout MatchScratch
  ) -> [[[UInt8]]]? {
    let open = pieces.literals.map { escaped($0, blank) }.joined(separator: #"([^\n]*?)"#)
    let source = #"^\s*"# + open + (pieces.isWhole ? #"\s*(?:$|\n)"# : "")
    guard let pattern = try? Pattern(source) else { return nil }
    var holes: [[[UInt8]]] = Array(repeating: [], count: pieces.literals.count - 1)
    for sample in samples {
      guard scratch.match(pattern, sample.message, sample.message.indices) == .matched else { return nil }
      for index in holes.indices {
        holes[index].append(scratch.capture(index + 1).map { Array(sample.message[$0]) } ?? [])
      }
    }
    return holes
  }

  private init(_ pieces: Pieces, _ blank: String, _ holes: [[[UInt8]]]) {
    var source = #"^\s*"#
    var captures: [CaptureDeclaration] = []
    var used: [String: Int] = [:]
    for (index, literal) in pieces.literals.enumerated() {
      source += Self.escaped(literal, blank)
      guard index < holes.count else { continue }
      let hole = HoleShape(holes[index])
      guard let type = hole.type else {
        source += hole.source
        continue
      }
      let stem = Self.name(before: literal) ?? hole.name
      used[stem, default: 0] += 1
      let name = used[stem] == 1 ? stem : "\(stem)\(used[stem] ?? 0)"
      source += "\(hole.opening)(?<\(name)>\(hole.source))\(hole.closing)"
      captures.append(CaptureDeclaration(name: name, type: type))
    }
    if pieces.isWhole { source += #"\s*(?:$|\n)"# }
    self.source = source
    self.captures = captures
  }

  /// The key of `key=<*>` and the word of `key <*>` name a capture.
  private static func name(before literal: [UInt8]) -> String? {
    var rest = literal[...]
    while let last = rest.last, "=: #([\"'".utf8.contains(last) { rest.removeLast() }
    let word = rest.reversed().prefix { byte in
      byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }.reversed().map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    guard let first = word.first, first &- 0x30 >= 10, (3...20).contains(word.count) else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    return ["the", "for", "after", "with", "from", "and", "not", "was", "has", "are", "error", "failed"]
      .contains(text)
      ? nil : text
  }

  /// The bytes as a regular expression that matches them: letters stand as they are, what nobody would see is spelt out.
  private static func escaped(_ literal: [UInt8], _ blank: String) -> String {
    var result = ""
    for scalar in scalars(literal) {
      switch scalar {
      case .text(let scalar) where scalar == " ": result += blank
      case .text(let scalar) where #"\^$.[]|()?*+{}"#.unicodeScalars.contains(scalar): result += "\\\(scalar)"
      case .text(let scalar): result.unicodeScalars.append(scalar)
      case .bytes(let bytes):
        result += bytes.map { #"\x"# + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      case .invalid: if !result.hasSuffix(#"[^\n]+"#) { result += #"[^\n]+"# }
      }
    }
    return result
  }

  private enum Piece {
    case text(Unicode.Scalar)
    /// A character that acts instead of being read.
    case bytes([UInt8])
    /// No UTF-8, or NUL: a rule file cannot hold it, so anything may stand there.
    case invalid
  }

  private static func scalars(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return pieces
      case .error: pieces.append(.invalid)
      case .scalarValue("\0"), .scalarValue("\u{FFFD}"): pieces.append(.invalid)
      case .scalarValue(let scalar):
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
          pieces.append(.bytes(Array(String(scalar).utf8)))
        default: pieces.append(.text(scalar))
        }
      }
    }
  }
}

/// What a mask hides, judged by all that it hid.
struct HoleShape {
  /// nil: not worth a capture.
  let type: CaptureType?
  let name: String
  let source: String
  private(set) var opening = ""
  private(set) var closing = ""

  /// Shapes in the order in which they are tried.
  private static let shapes: [(type: CaptureType, name: String, source: String)] = [
    (.int, "number", #"\d+"#), (.float, "number", #"-?\d+(?:\.\d+)?"#),
    (.duration, "duration", #"\d+(?:\.\d+)?(?:ns|us|ms|s|m|h)"#),
    (.ip, "ip", #"\d{1,3}(?:\.\d{1,3}){3}"#), (.address, "address", #"\d{1,3}(?:\.\d{1,3}){3}:\d+"#),
    (.address, "address", #"[\w.-]+:\d+"#), (.path, "path", #"/[^\s"',;)]*"#),
    (.text, "word", #"[\w.-]+"#), (.text, "value", #"\S+"#),
  ]

  init(_ texts: [[UInt8]]) {
    for quote in ["\"", "'", "`"] {
      let mark = Array(quote.utf8)
      let isQuoted = texts.allSatisfy {
        $0.count >= 2 && $0.starts(with: mark) && $0.last == mark[0]
          && !$0.dropFirst().dropLast().contains(mark[0])
      }
      guard isQuoted, !texts.isEmpty else { continue }
      (type, name, source) = (.text, "text", "[^\(quote)\\n]*")
      (opening, closing) = (quote, quote)
      return
    }
    var scratch = MatchScratch()
    for shape in Self.shapes {
      guard let pattern = try? Pattern("^(?:\(shape.source))$") else { continue }
      let fits = texts.allSatisfy { text in
        !text.contains(0x0A) && scratch.match(pattern, text, text.indices) == .matched
      }
      guard fits, !texts.isEmpty else { continue }
      (type, name, source) = (shape.type, shape.name, shape.source)
      return
    }
    (type, name, source) = (nil, "", #"[^\n]*?"#)
  }
}
