/// A stretch of text around one of its bytes, and the column at which a caret below points to it.
///
/// Control characters are shown as `·` and runs of blanks as `␠`, one sign each, so that columns stay true and nothing
/// that a log says can drive a terminal.
struct CaretExcerpt: Equatable {
  let text: String
  /// Columns before the caret.
  let column: Int

  /// - Parameters:
  ///   - offset: the byte that is meant; the end of the text counts.
  ///   - width: columns to fill, at most.
  init(_ bytes: [UInt8], at offset: Int, width: Int = 72) {
    let before = Array(String(decoding: bytes[..<min(offset, bytes.count)], as: UTF8.self).unicodeScalars)
    let after = Array(String(decoding: bytes[min(offset, bytes.count)...], as: UTF8.self).unicodeScalars)
    let scalars = Self.visible(before + after)
    let start = before.count > width * 2 / 3 ? before.count - width * 2 / 3 : 0
    let end = min(scalars.count, start + width)
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<end])
    text = (start > 0 ? "…" : "") + String(shown) + (end < scalars.count ? "…" : "")
    column = before.count - start + (start > 0 ? 1 : 0)
  }

  private static func visible(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.indices.map { index in
      let scalar = scalars[index]
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return "·"
      default: break
      }
      let isBlank = { (place: Int) in scalars.indices.contains(place) && scalars[place] == " " }
      return isBlank(index) && (isBlank(index - 1) || isBlank(index + 1)) ? "␠" : scalar
    }
  }
}
