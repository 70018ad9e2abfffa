/// Durations as people write them: `90s`, `30m`, `2h`, `1d`, `1h30m`.
enum DurationArgument {
  static func seconds(_ text: String) -> Double? {
    var total = 0.0
    var number = ""
    guard !text.isEmpty else { return nil }
    for character in text {
      if character.isASCII, character.isNumber || character == "." {
        number.append(character)
        continue
      }
      guard let value = Double(number), let unit = units[character] else { return nil }
      total += value * unit
      number = ""
    }
    return number.isEmpty ? total : nil
  }

  private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
}
