/// Reads decimal numbers without going through `String` where that is exact.
enum SampleValue {
  /// The finite number that the bytes spell; nil for anything else (`NaN`, `+Inf`, words, nothing).
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    guard !range.isEmpty, range.count <= 40 else { return nil }
    var place = range.lowerBound
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative || bytes[place] == UInt8(ascii: "+") { place += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    while place < range.upperBound, digits < 16 {
      if bytes[place] == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if bytes[place] &- 0x30 < 10 {
        mantissa = mantissa * 10 + UInt64(bytes[place] &- 0x30)
        digits += 1
        if seenPoint { decimals += 1 }
      } else {
        break
      }
      place += 1
    }
    // Up to 2^53 and 10^22 both operands are exact, so the division rounds once (Clinger 1990).
    if place == range.upperBound, digits > 0, mantissa < 1 << 53 {
      let magnitude = Double(mantissa) / powersOfTen[decimals]
      return isNegative ? -magnitude : magnitude
    }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  ]
}
