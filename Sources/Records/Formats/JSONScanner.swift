/// Reads one JSON value from bytes: checks it and finds its borders. Tolerant of what loggers write by mistake (control
/// characters inside strings), strict on structure.
struct JSONScanner {
  let bytes: [UInt8]
  var at: Int
  let end: Int

  /// Nesting beyond this is refused.
  static let depthMax = 64

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The byte at the current place, 0 at the end.
  var peek: UInt8 { at < end ? bytes[at] : 0 }

  mutating func skipBlanks() {
    while at < end, bytes[at] == 0x20 || (bytes[at] &- 9) < 5 { at += 1 }
  }

  /// Passes `byte` when it stands here.
  mutating func take(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Passes a string, quotes included; returns what is between them and whether it holds escapes.
  mutating func string() -> (range: Range<Int>, isEscaped: Bool)? {
    guard take(0x22) else { return nil }
    let start = at
    var isEscaped = false
    while at < end {
      let byte = bytes[at]
      if byte == 0x22 {
        at += 1
        return (start..<at - 1, isEscaped)
      }
      if byte == 0x5C {
        isEscaped = true
        at += 1
      }
      at += 1
    }
    return nil
  }

  /// Passes any value; false when there is none, or it is cut off.
  mutating func skipValue(depth: Int = 0) -> Bool {
    skipBlanks()
    guard at < end, depth < Self.depthMax else { return false }
    switch bytes[at] {
    case 0x22: return string() != nil
    case 0x7B: return skipObject(depth: depth)
    case 0x5B: return skipArray(depth: depth)
    default: return skipScalar()
    }
  }

  /// A number, `true`, `false` or `null`.
  mutating func skipScalar() -> Bool {
    let start = at
    while at < end {
      switch bytes[at] {
      case 0x2C, 0x7D, 0x5D, 0x3A, 0x20, 0x09, 0x0A, 0x0D: return Self.isScalar(bytes, start..<at)
      case 0x22, 0x7B, 0x5B: return false
      default: at += 1
      }
    }
    return Self.isScalar(bytes, start..<at)
  }

  private static func isScalar(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = range.first.map({ bytes[$0] }) else { return false }
    switch first {
    case 0x30...0x39, 0x2D, 0x2B, 0x2E: return true
    case 0x74, 0x66, 0x6E, 0x4E, 0x49, 0x54, 0x46: return range.allSatisfy { StampText.isLetter(bytes[$0]) }
    default: return false
    }
  }

  private mutating func skipObject(depth: Int) -> Bool {
    at += 1
    skipBlanks()
    if take(0x7D) { return true }
    while true {
      skipBlanks()
      guard string() != nil else { return false }
      skipBlanks()
      guard take(0x3A), skipValue(depth: depth + 1) else { return false }
      skipBlanks()
      if take(0x7D) { return true }
      guard take(0x2C) else { return false }
    }
  }

  private mutating func skipArray(depth: Int) -> Bool {
    at += 1
    skipBlanks()
    if take(0x5D) { return true }
    while true {
      guard skipValue(depth: depth + 1) else { return false }
      skipBlanks()
      if take(0x5D) { return true }
      guard take(0x2C) else { return false }
    }
  }
}

/// Undoes the escapes of JSON strings.
enum JSONText {
  /// Appends the bytes that `range` stands for to `output`. A broken escape is kept as it is written.
  static func unescape(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      guard byte == 0x5C, at + 1 < range.upperBound else {
        output.append(byte)
        at += 1
        continue
      }
      at += 2
      switch bytes[at - 1] {
      case 0x6E: output.append(0x0A)
      case 0x74: output.append(0x09)
      case 0x72: output.append(0x0D)
      case 0x62: output.append(0x08)
      case 0x66: output.append(0x0C)
      case 0x75: appendCodePoint(bytes, &at, range.upperBound, into: &output)
      case let other: output.append(other)
      }
    }
  }

  /// `\u` and four digits, or two of them for a code point beyond the first plane.
  private static func appendCodePoint(
    _ bytes: [UInt8], _ at: inout Int, _ end: Int, into output: inout [UInt8]
  ) {
    guard var code = unit(bytes, at, end) else {
      output.append(0x75)
      return
    }
    at += 4
    if code >> 10 == 0x36, at + 2 <= end, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
      let low = unit(bytes, at + 2, end), low >> 10 == 0x37
    {
      code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
      at += 6
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    output.append(contentsOf: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
  }

  private static func unit(_ bytes: [UInt8], _ at: Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var value: UInt32 = 0
    for place in at..<at + 4 {
      guard let digit = TimestampParser.hexadecimal(bytes[place]) else { return nil }
      value = (value << 4) | UInt32(digit)
    }
    return value
  }
}
