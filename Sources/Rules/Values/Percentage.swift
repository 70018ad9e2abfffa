/// A share written as a percentage.
enum Percentage {
  /// `75%` as 0.75; nil when the text is none or lies outside 0 to 100 %.
  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let number = Double(text.dropLast()), (0...100).contains(number) else {
      return nil
    }
    return number / 100
  }
}
