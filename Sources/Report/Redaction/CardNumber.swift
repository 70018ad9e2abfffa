/// Tells the number of a payment card from other long numbers: by its first digit, its length and its check digit.
enum CardNumber {
  private static let lengths = 14...19

  /// - Parameter text: digits, in groups with dashes or in one piece.
  static func isOne(_ text: some Sequence<UInt8>) -> Bool {
    var digits: [Int] = []
    for byte in text {
      if byte == 0x2D { continue }
      guard (0x30...0x39).contains(byte), digits.count < lengths.upperBound else { return false }
      digits.append(Int(byte) - 0x30)
    }
    // Cards begin with 3 to 6; times in milliseconds and finer begin with 1.
    guard lengths.contains(digits.count), (3...6).contains(digits[0]) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let doubled = digit.offset % 2 == 1 ? 2 * digit.element : digit.element
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }
}
