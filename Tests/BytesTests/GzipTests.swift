import Bytes
import Testing

@Suite struct GzipTests {
  let folder = try! TemporaryFolder()

  @Test("cut anywhere, a gzip file gives a beginning of its text and says so")
  func truncation() throws {
    let text = sampleLog(3000)
    let packed = Compression.gzip(text)
    for length in 3..<packed.count {
      let member = try readAll(try folder.write(Array(packed[..<length]))).members[0]
      #expect(text.starts(with: member.text))
      #expect(member.damage?.reason == .truncated && member.damage?.offset == UInt64(member.text.count))
    }
  }

  @Test("concatenated members are one text, and zeros after them are nothing", arguments: [0, 1, 512])
  func concatenation(zeros: Int) throws {
    let parts = [sampleLog(5000, seed: 1), [], sampleLog(70_000, seed: 2)]
    let packed = parts.flatMap { Compression.gzip($0) } + [UInt8](repeating: 0, count: zeros)
    let member = try readAll(try folder.write(packed)).members[0]
    #expect(member.text == Array(parts.joined()) && member.damage == nil)
  }

  @Test("bytes after the end that are no gzip are counted")
  func garbage() throws {
    let member = try readAll(try folder.write(Compression.gzip(sampleLog(100)) + Array("garbage".utf8))).members[0]
    #expect(member.damage == Damage(reason: .trailingGarbage, offset: 100, lostBytes: 7))
  }

  @Test("a wrong checksum is told, and the members after it are still read")
  func checksum() throws {
    var first = Compression.gzip(sampleLog(100))
    first[first.count - 5] ^= 1
    let member = try readAll(try folder.write(first + Compression.gzip(sampleLog(50)))).members[0]
    #expect(member.text == sampleLog(100) + sampleLog(50))
    #expect(member.damage == Damage(reason: .checksumMismatch, offset: 100, lostBytes: 0))
  }

  @Test("a flipped byte anywhere never goes unnoticed, nor does it stop the reader from ending")
  func corruption() throws {
    let text = sampleLog(2000)
    let packed = Compression.gzip(text)
    for index in 10..<packed.count {
      var bytes = packed
      bytes[index] ^= 0x55
      let member = try readAll(try folder.write(bytes)).members[0]
      #expect(member.damage != nil, "byte \(index)")
    }
  }

  @Test("all optional parts of the header are passed over, wherever a block ends")
  func header() throws {
    let plain = Compression.gzip(sampleLog(100))
    let optional: [UInt8] = [3, 0, 1, 2, 3] + Array("name\0comment\0".utf8) + [0, 0]
    let packed = [0x1F, 0x8B, 8, 0x1E] + plain[4..<10] + optional + plain[10...]
    let member = try readAll(try folder.write(Array(packed))).members[0]
    #expect(member.text == sampleLog(100) && member.damage == nil)
  }
}
