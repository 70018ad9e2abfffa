internal import CPCRE2

/// What is asked of PCRE2 when it compiles: `pcre2_compile`, `pcre2_pattern_info`, `pcre2_get_error_message`.
enum PatternCode {
  // SAFETY: set up once, read-only afterwards.
  nonisolated(unsafe) private static let context: OpaquePointer? = {
    let context = pcre2_compile_context_create_8(nil)
    // The library's default differs between distributions; matches must not.
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
    return context
  }()

  /// Code that the caller frees, not yet turned into machine code.
  static func compile(_ source: String, options: UInt32) throws(PatternError) -> OpaquePointer {
    var errorNumber: Int32 = 0
    var errorOffset = 0
    var source = source
    let code = source.withUTF8 { bytes in
      // PCRE2 wants an address even for an empty pattern.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { empty in
        pcre2_compile_8(
          bytes.baseAddress ?? UnsafePointer(empty.baseAddress), bytes.count, options, &errorNumber,
          &errorOffset,
          context)
      }
    }
    if let code { return code }
    throw PatternError(message: message(of: errorNumber), offset: errorOffset)
  }

  /// PCRE2's text for one of its error numbers.
  private static func message(of number: Int32) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let length = pcre2_get_error_message_8(number, buffer.baseAddress, buffer.count)
      guard length > 0 else { return "error \(number)" }
      return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }
  }

  /// Group number to name; as many elements as there are groups, and group 0.
  static func captureNames(of code: OpaquePointer) -> [String] {
    let names = number(PCRE2_INFO_NAMECOUNT, of: code)
    let entrySize = number(PCRE2_INFO_NAMEENTRYSIZE, of: code)
    var result = Array(repeating: "", count: number(PCRE2_INFO_CAPTURECOUNT, of: code) + 1)
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table else { return result }
    // An entry is the group's number in two bytes, then the name, which a zero ends (pcre2api, "NAMETABLE").
    for entry in 0..<names {
      let bytes = UnsafeBufferPointer(start: table + entry * entrySize, count: entrySize)
      let index = Int(bytes[0]) << 8 | Int(bytes[1])
      result[index] = String(decoding: bytes[2...].prefix { $0 != 0 }, as: UTF8.self)
    }
    return result
  }

  /// Whether the pattern itself asked for UTF, with `(*UTF)`.
  static func isUTF(_ code: OpaquePointer) -> Bool {
    number(PCRE2_INFO_ALLOPTIONS, of: code) & Int(PCRE2_UTF) != 0
  }

  /// Whether every way through the pattern begins with `^` or the like (pcre2api, "PCRE2_INFO_ALLOPTIONS").
  static func isAnchored(_ code: OpaquePointer) -> Bool {
    number(PCRE2_INFO_ALLOPTIONS, of: code) & Int(PCRE2_ANCHORED) != 0
  }

  private static func number(_ what: Int32, of code: OpaquePointer) -> Int {
    var value: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(what), &value)
    return Int(value)
  }
}
