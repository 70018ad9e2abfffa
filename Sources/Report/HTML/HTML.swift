/// A piece of HTML. What is interpolated into it is escaped, unless it is HTML itself, so a page can be written as it
/// reads and text from a log cannot become markup:
///
///     let cell: HTML = "<td title=\"\(path)\">\(name)</td>"
struct HTML: ExpressibleByStringInterpolation {
  private(set) var text: String

  static let empty = HTML(stringLiteral: "")

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ html: [HTML]) { for piece in html { text += piece.text } }
    mutating func appendInterpolation(_ content: String) { text += EscapedText.html(content) }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    /// A length in the units of a drawing, to a tenth.
    mutating func appendInterpolation(_ number: Double) {
      let short = Wording.fixed(number, 1)
      text += short.hasSuffix(".0") ? String(short.dropLast(2)) : short
    }
  }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }
}
