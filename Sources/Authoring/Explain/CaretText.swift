/// A piece of text on one line with a place in it to point at.
package struct CaretText: Sendable, Equatable {
  /// At most as many columns as were asked for; cut off ends are `…`.
  package let text: String
  /// The column of the place, from 0.
  package let column: Int

  /// - Parameters:
  ///   - bytes: the whole text; what is no UTF-8 is shown as U+FFFD.
  ///   - offset: the place, between 0 and the count of bytes.
  ///   - width: columns to fill; at least 20.
  package init(_ bytes: [UInt8], at offset: Int, width: Int) {
    let before = Array(String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars)
    let scalars = before + Array(String(decoding: bytes[offset...], as: UTF8.self).unicodeScalars)
    let width = max(width, 20)
    // Most of the room shows what led to the place.
    let lead = width * 2 / 3
    let start = scalars.count <= width || before.count <= lead ? 0 : before.count - lead + 1
    let room = width - (start > 0 ? 1 : 0)
    let isCut = scalars.count - start > room
    let end = isCut ? start + room - 1 : scalars.count
    var shown = String.UnicodeScalarView()
    if start > 0 { shown.append("…") }
    for index in start..<end { shown.append(Self.visible(scalars, index)) }
    if isCut { shown.append("…") }
    text = String(shown)
    column = before.count - start + (start > 0 ? 1 : 0)
  }

  /// Characters that act instead of being read become a dot; of blanks in a row, and those at the ends, each shows.
  private static func visible(_ scalars: [Unicode.Scalar], _ index: Int) -> Unicode.Scalar {
    let scalar = scalars[index]
    if scalar == " " {
      let isAtEnd = index == 0 || index == scalars.count - 1
      let hasNeighbour = !isAtEnd && (scalars[index - 1] == " " || scalars[index + 1] == " ")
      return isAtEnd || hasNeighbour ? "␠" : " "
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      return "·"
    default: return scalar
    }
  }
}
