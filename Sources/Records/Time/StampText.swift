/// Reads the small parts of a written time. All functions are total: they check `end` before every byte.
enum StampText {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// The byte at a place, or 0 past the end.
  @inline(__always)
  static func byte(_ bytes: [UInt8], _ at: Int, _ end: Int) -> UInt8 { at < end ? bytes[at] : 0 }

  /// Two digits, or -1.
  @inline(__always)
  static func two(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    guard at + 2 <= end else { return -1 }
    let tens = bytes[at] &- 0x30
    let ones = bytes[at + 1] &- 0x30
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : -1
  }

  /// Four digits, or -1.
  @inline(__always)
  static func four(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    let high = two(bytes, at, end)
    let low = two(bytes, at + 2, end)
    return high >= 0 && low >= 0 ? high * 100 + low : -1
  }

  /// One or two digits; advances `at` past them. -1 when there is none.
  static func oneOrTwo(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int {
    guard at < end, isDigit(bytes[at]) else { return -1 }
    var value = Int(bytes[at] - 0x30)
    at += 1
    if at < end, isDigit(bytes[at]) {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return value
  }

  /// How many digits stand from `at` on (at most `limit`).
  static func digitRun(_ bytes: [UInt8], _ at: Int, _ end: Int, limit: Int = 24) -> Int {
    var place = at
    while place < end, place - at < limit, isDigit(bytes[place]) { place += 1 }
    return place - at
  }

  /// 1 … 12 for an English month name of three letters or in full, in any case; advances past it. 0 when it is none.
  static func month(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int {
    name(bytes, &at, end, of: months)
  }

  /// 1 … 7 for an English weekday (`Sun` … `Sat`, or in full); advances past it. 0 when it is none.
  static func weekday(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int {
    name(bytes, &at, end, of: weekdays)
  }

  private static let months = packed("jan feb mar apr may jun jul aug sep oct nov dec")
  private static let weekdays = packed("sun mon tue wed thu fri sat")
  private static let longestName = 9

  /// Names of three letters as integers, so that a comparison is one instruction.
  private static func packed(_ names: String) -> [UInt32] {
    names.split(separator: " ").map { $0.utf8.reduce(0) { ($0 << 8) | UInt32($1) } }
  }

  private static func name(_ bytes: [UInt8], _ at: inout Int, _ end: Int, of names: [UInt32]) -> Int {
    guard at + 3 <= end, isLetter(bytes[at]), isLetter(bytes[at + 1]), isLetter(bytes[at + 2]) else {
      return 0
    }
    let wanted =
      (UInt32(bytes[at] | 0x20) << 16) | (UInt32(bytes[at + 1] | 0x20) << 8) | UInt32(bytes[at + 2] | 0x20)
    guard let index = names.firstIndex(of: wanted) else { return 0 }
    var place = at + 3
    while place < end, isLetter(bytes[place]) { place += 1 }
    guard place - at <= longestName else { return 0 }
    at = place
    return index + 1
  }
}
