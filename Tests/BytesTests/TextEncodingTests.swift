import Bytes
import Testing

@Suite struct TextEncodingTests {
  let folder = try! TemporaryFolder()

  private static let texts = [
    "2024-07-15 12:00:00 started\r\n", "12:00 Ошибка подключения к базе\n", "12:00:01 接続が拒否されました\n",
    "smile \u{1F600} and \u{10FFFF}\n", "",
  ]

  private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
    ((hasMark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test("UTF-16 with a byte order mark becomes UTF-8, at any block size", arguments: texts, [false, true])
  func marked(text: String, isBigEndian: Bool) throws {
    for copies in [1, 300] {
      let text = String(repeating: text, count: copies)
      let path = try folder.write(utf16(text, isBigEndian: isBigEndian, hasMark: true))
      for blockBytes in [4, 5, 7, 1000, 262_144] {
        let member = try readAll(path, blockBytes: blockBytes).members[0]
        #expect(member.string == text)
        #expect(member.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
        #expect(member.startOffset == 0)
      }
    }
  }

  @Test("UTF-16 without a mark is told by its zeros", arguments: texts.prefix(3), [false, true])
  func unmarked(text: String, isBigEndian: Bool) throws {
    let member = try readAll(
      try folder.write(Compression.gzip(utf16(text, isBigEndian: isBigEndian, hasMark: false)))
    ).members[0]
    #expect(member.string == text)
  }

  @Test("a UTF-8 mark is no text, but it counts in offsets")
  func utf8Mark() throws {
    let member = try readAll(try folder.write([0xEF, 0xBB, 0xBF] + sampleLog(5000))).members[0]
    #expect(member.text == sampleLog(5000) && member.startOffset == 3 && member.encoding == .utf8)
  }

  @Test("text of other encodings, and zeros in it, stay as they are")
  func others() throws {
    let latin = Array("12:00 caf".utf8) + [0xE9, 0x0A]
    let zeros = [UInt8](repeating: 0, count: 4096) + sampleLog(1000)
    for text in [latin, zeros, sampleLog(100) + [0, 0, 0] + sampleLog(100)] {
      let member = try readAll(try folder.write(text)).members[0]
      #expect(member.text == text && member.encoding == .utf8)
    }
  }

  @Test("broken UTF-16 becomes replacement characters")
  func broken() throws {
    let cases: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x41, 0, 0x00, 0xD8], "A\u{FFFD}"), ([0xFF, 0xFE, 0x00, 0xDC, 0x41, 0], "\u{FFFD}A"),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0], "\u{FFFD}A"), ([0xFF, 0xFE, 0x41, 0, 0x42], "A\u{FFFD}"),
      ([0xFF, 0xFE, 0x41], "\u{FFFD}"), ([0xFF, 0xFE], ""),
    ]
    for (bytes, text) in cases { #expect(try readAll(try folder.write(bytes)).members[0].string == text) }
  }
}
