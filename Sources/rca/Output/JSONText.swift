/// Appends JSON to bytes.
enum JSONText {
  /// A string, or `null`.
  static func append(_ text: String?, to output: inout [UInt8]) {
    guard let text else {
      output.append(contentsOf: "null".utf8)
      return
    }
    let bytes = Array(text.utf8)
    append(bytes, bytes.indices, to: &output)
  }

  /// The bytes as a string; what is no UTF-8 becomes U+FFFD.
  static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var isASCII = true
    for place in range where bytes[place] >= 0x80 { isASCII = false }
    if isASCII {
      for place in range { append(byte: bytes[place], to: &output) }
    } else {
      for byte in String(decoding: bytes[range], as: UTF8.self).utf8 { append(byte: byte, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func append(byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    case 0x0A: output.append(contentsOf: "\\n".utf8)
    case 0x0D: output.append(contentsOf: "\\r".utf8)
    case 0x09: output.append(contentsOf: "\\t".utf8)
    case ..<0x20, 0x7F:
      output.append(contentsOf: "\\u00".utf8)
      output.append(digit(byte >> 4))
      output.append(digit(byte & 15))
    default: output.append(byte)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
