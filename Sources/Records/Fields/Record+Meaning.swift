/// Adding fields by what a format's keys say they mean.
extension Record {
  /// Adds a named field and, when the format's keys know the name, the standard field it stands for.
  mutating func add(
    name: FieldText, value: FieldText, hash: NameHash, keys: KeyMap, kind: Field.Kind = .text,
    in bytes: [UInt8]
  ) {
    guard let meaning = keys.meaning(of: hash), !value.isEmpty else {
      add(Field(key: nil, name: name, value: value, kind: kind))
      return
    }
    guard self[meaning.key] == nil else {
      add(Field(key: nil, name: name, value: value, kind: kind))
      return
    }
    setNamed(name, value, meaning, kind: kind, in: bytes)
  }

  /// Sets the standard field that a named one stands for: the same field under both names, or, where its unit differs,
  /// the log's own beside it.
  mutating func setNamed(
    _ name: FieldText, _ value: FieldText, _ meaning: KeyMap.Meaning, kind: Field.Kind, in bytes: [UInt8]
  ) {
    if meaning.secondsPerUnit != 1, isNumber(value, in: bytes) {
      add(Field(key: nil, name: name, value: value, kind: kind))
      set(meaning.key, scaled(value, by: meaning.secondsPerUnit, isNumber: true, in: bytes), kind: kind)
    } else {
      set(meaning.key, value, name: name, kind: kind)
    }
  }

  /// A duration in the unit of its key as seconds; any other text as it is.
  mutating func scaled(
    _ value: FieldText, by secondsPerUnit: Double, isNumber: Bool, in bytes: [UInt8]
  ) -> FieldText {
    guard secondsPerUnit != 1, isNumber else { return value }
    let text = value.isDecoded ? decoded : bytes
    guard let number = DecimalText.value(text, value.range) else { return value }
    return keep(DecimalText.bytes(number * secondsPerUnit))
  }

  func isNumber(_ value: FieldText, in bytes: [UInt8]) -> Bool {
    let text = value.isDecoded ? decoded : bytes
    return !value.isEmpty
      && value.range.allSatisfy { StampText.isDigit(text[$0]) || text[$0] == 0x2E || text[$0] == 0x2D }
  }
}

/// Decimal numbers as text, without Foundation and independent of any locale.
enum DecimalText {
  /// The value of `-12.345`; nil for anything but digits with one point.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var whole: Double = 0
    var scale: Double = 0
    var sign: Double = 1
    var digits = 0
    for place in range {
      let byte = bytes[place]
      if StampText.isDigit(byte) {
        digits += 1
        guard digits <= 20 else { return nil }
        whole = whole * 10 + Double(byte - 0x30)
        scale *= 10
      } else if byte == 0x2E, scale == 0 {
        scale = 1
      } else if byte == 0x2D, place == range.lowerBound {
        sign = -1
      } else {
        return nil
      }
    }
    return digits == 0 ? nil : sign * whole / (scale == 0 ? 1 : scale)
  }

  /// The integer that `range` spells; nil for anything but 1 … 18 digits.
  static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for place in range {
      guard StampText.isDigit(bytes[place]) else { return nil }
      value = value * 10 + Int(bytes[place] - 0x30)
    }
    return value
  }

  /// A number with at most nine decimals, no trailing zeros: `0.041`.
  static func bytes(_ number: Double) -> [UInt8] {
    guard number.isFinite, number.magnitude < 1e12 else { return Array("\(number)".utf8) }
    let billionths = Int64((number.magnitude * 1e9).rounded())
    var text = Array((number < 0 ? "-" : "").utf8) + Array(String(billionths / 1_000_000_000).utf8)
    var fraction = billionths % 1_000_000_000
    guard fraction > 0 else { return text }
    text.append(0x2E)
    var unit: Int64 = 100_000_000
    while fraction > 0 {
      text.append(0x30 + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
    return text
  }
}
