/// A small table from 64-bit codes of words to values, for look-ups in the middle of a line: the code is its own hash, so
/// that nothing is hashed or allocated.
struct PackedTable<Value: Sendable>: Sendable {
  private var codes: [UInt64]
  private var values: [Value?]
  private var count = 0

  init() {
    codes = Array(repeating: 0, count: 8)
    values = Array(repeating: nil, count: 8)
  }

  var isEmpty: Bool { count == 0 }

  subscript(code: UInt64) -> Value? {
    get { values[place(of: code)] }
    set {
      var place = place(of: code)
      if values[place] == nil, newValue != nil {
        count += 1
        if count * 2 > codes.count {
          grow()
          place = self.place(of: code)
        }
      }
      codes[place] = code
      values[place] = newValue
    }
  }

  /// Where the code stands, or the free place where it would.
  private func place(of code: UInt64) -> Int {
    let mask = codes.count - 1
    var place = Int(truncatingIfNeeded: (code ^ (code >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 40) & mask
    while values[place] != nil, codes[place] != code { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldCodes, oldValues) = (codes, values)
    codes = Array(repeating: 0, count: oldCodes.count * 2)
    values = Array(repeating: nil, count: oldCodes.count * 2)
    for (code, value) in zip(oldCodes, oldValues) where value != nil {
      let place = place(of: code)
      codes[place] = code
      values[place] = value
    }
  }
}

/// Codes of words for `PackedTable`.
enum WordCode {
  /// One more byte; letters must be of one case already where case does not count.
  @inline(__always)
  static func next(_ code: UInt64, _ byte: UInt8) -> UInt64 { (code &* 37) &+ UInt64(byte) }

  static func of(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(0) { next($0, $1) } }
}
