import Bytes
import Testing

@Suite struct BinaryProbeTests {
  private func isText(_ bytes: [UInt8]) -> Bool { BinaryProbe.isText(bytes, 0..<bytes.count) }

  @Test("logs in any language, in colour, in an old encoding or after a run of zeros are text")
  func texts() {
    #expect(isText([]))
    #expect(isText(sampleLog(5000)))
    #expect(isText(Array("12:00 Ошибка 接続が拒否 \u{1F600}\r\n\t\u{1B}[31mred\u{1B}[0m\n".utf8)))
    #expect(isText(Array("12:00 caf".utf8) + [0xE9] + Array(" ferm".utf8) + [0xE9, 0x0A]))
    #expect(isText([UInt8](repeating: 0, count: 50_000) + sampleLog(100)))
    #expect(isText(sampleLog(100) + [0] + sampleLog(100)))
  }

  @Test("a text that is cut inside a character is still text")
  func cutCharacters() {
    let bytes = Array("接続が拒否されました".utf8)
    for count in 0...bytes.count { #expect(isText(Array(bytes[..<count])), "\(count) bytes") }
  }

  @Test("programs, images and compressed data are not text")
  func binaries() {
    #expect(!isText(Compression.bzip2(sampleLog(20_000))))
    #expect(!isText(Compression.rawDeflate(sampleLog(20_000))))
    let records = (0..<500).flatMap { number -> [UInt8] in
      [7, 0, 0, 0, UInt8(number & 255), UInt8(number >> 8), 0, 0]
    }
    #expect(!isText(records))
  }
}
