/// Reads label lists as exporters and query tools write them.
enum MetricLabels {
  /// `name{key="value",other="a \"quoted\" one"}` or a bare name, as Prometheus prints a series
  /// (https://prometheus.io/docs/instrumenting/exposition_formats/). Nil when the braces do not match up.
  /// - Returns: the name, the labels, and where the text behind the selector begins.
  static func selector(
    _ bytes: [UInt8], _ range: Range<Int>
  ) -> (name: String, labels: [(key: String, value: String)], end: Int)? {
    var place = range.lowerBound
    while place < range.upperBound, isNameByte(bytes[place]) { place += 1 }
    var name = text(bytes, range.lowerBound..<place)
    guard place < range.upperBound, bytes[place] == UInt8(ascii: "{") else { return (name, [], place) }
    place += 1
    var labels: [(key: String, value: String)] = []
    while true {
      while place < range.upperBound, bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: " ") {
        place += 1
      }
      guard place < range.upperBound else { return nil }
      if bytes[place] == UInt8(ascii: "}") { break }
      guard let pair = quotedPair(bytes, &place, range.upperBound) else { return nil }
      if pair.key == "__name__" { name = pair.value } else { labels.append(pair) }
    }
    return (name, labels, place + 1)
  }

  /// `key=value;other=value`, the separator being `;`, `,` or `|`; quotes around values are dropped.
  static func list(_ text: String) -> [(key: String, value: String)] {
    text.split(whereSeparator: { ";,|".contains($0) }).compactMap { part in
      guard let equals = part.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
      let key = trimmed(part[..<equals], of: " {")
      let value = trimmed(part[part.index(after: equals)...], of: " \"'}")
      return key.isEmpty ? nil : (key, value)
    }
  }

  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "{") && byte > 0x20 && byte != UInt8(ascii: ",")
  }

  /// `key="value"` with `\\`, `\"` and `\n` escaped.
  private static func quotedPair(
    _ bytes: [UInt8], _ place: inout Int, _ end: Int
  ) -> (key: String, value: String)? {
    let start = place
    while place < end, bytes[place] != UInt8(ascii: "=") { place += 1 }
    let key = trimmed(text(bytes, start..<place)[...], of: " \"")
    guard place + 1 < end, bytes[place + 1] == UInt8(ascii: "\"") else { return nil }
    place += 2
    var value: [UInt8] = []
    while place < end, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\"), place + 1 < end {
        place += 1
        value.append(bytes[place] == UInt8(ascii: "n") ? 0x0A : bytes[place])
      } else {
        value.append(bytes[place])
      }
      place += 1
    }
    guard place < end, !key.isEmpty else { return nil }
    place += 1
    return (key, String(decoding: value, as: UTF8.self))
  }

  private static func trimmed(_ text: Substring, of characters: String) -> String {
    var text = text
    while let first = text.first, characters.contains(first) { text.removeFirst() }
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}
