/// How characters are written as bytes.
package enum TextEncoding: String, Sendable, Equatable {
  /// UTF-8, ASCII, or any other encoding in which ASCII stands for itself.
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  /// How many leading bytes `detect` wants to see.
  static let probeBytes = 512

  /// The encoding of a text that begins with `prefix`, and how many bytes its byte order mark takes.
  ///
  /// Without a mark, text is UTF-16 when the high halves of many of its units are zero and none of the low
  /// halves is: every line has ASCII in it, be it only the digits of its time.
  static func detect(_ prefix: UnsafeRawBufferPointer) -> (encoding: TextEncoding, markBytes: Int) {
    if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if prefix.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if prefix.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    let units = min(prefix.count, probeBytes) / 2
    var zeros = (even: 0, odd: 0)
    for unit in 0..<units {
      if prefix[2 * unit] == 0 { zeros.even += 1 }
      if prefix[2 * unit + 1] == 0 { zeros.odd += 1 }
    }
    if units >= 4 && zeros.even == 0 && zeros.odd * 10 >= units * 3 { return (.utf16LittleEndian, 0) }
    if units >= 4 && zeros.odd == 0 && zeros.even * 10 >= units * 3 { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }
}
