import Bytes
import Testing

@Suite struct CodecTests {
  static let compressed: [Codec] = [.gzip, .zstd, .xz, .bzip2]
  let folder = try! TemporaryFolder()

  @Test("the first bytes tell the codec, whatever the name says", arguments: Codec.allCases)
  func detection(codec: Codec) throws {
    let path = try folder.write(Compression.compress(sampleLog(5000), codec), to: "app.log.xz.gz")
    let member = try readAll(path).members[0]
    #expect(member.codec == codec && member.text == sampleLog(5000) && member.damage == nil)
  }

  @Test("concatenated members are one text, in blocks of any size", arguments: compressed, [4, 999, 262_144])
  func concatenation(codec: Codec, blockBytes: Int) throws {
    let parts = [sampleLog(300, seed: 1), [], sampleLog(blockBytes < 999 ? 2000 : 300_000, seed: 2)]
    let path = try folder.write(parts.flatMap { Compression.compress($0, codec) })
    let member = try readAll(path, blockBytes: blockBytes).members[0]
    #expect(member.text == Array(parts.joined()) && member.damage == nil)
  }

  @Test("zeros after the end are nothing", arguments: compressed, [1, 512, 200_000])
  func zeroPadding(codec: Codec, zeros: Int) throws {
    let packed = Compression.compress(sampleLog(100), codec) + [UInt8](repeating: 0, count: zeros)
    let member = try readAll(try folder.write(packed)).members[0]
    #expect(member.text == sampleLog(100) && member.damage == nil)
  }

  @Test("bytes after the end that are something else are counted", arguments: compressed)
  func garbage(codec: Codec) throws {
    let packed = Compression.compress(sampleLog(100), codec) + Array("no member of it".utf8)
    let member = try readAll(try folder.write(packed)).members[0]
    #expect(member.text == sampleLog(100))
    #expect(member.damage == Damage(reason: .trailingGarbage, offset: 100, lostBytes: 15))
  }

  @Test("cut anywhere, a compressed file gives a beginning of its text and says so", arguments: compressed)
  func truncation(codec: Codec) throws {
    let text = sampleLog(300)
    let packed = Compression.compress(text, codec)
    for length in Codec.probeBytes..<packed.count {
      let member = try readAll(try folder.write(Array(packed[..<length]))).members[0]
      #expect(text.starts(with: member.text))
      #expect(member.damage?.reason == .truncated && member.damage?.offset == UInt64(member.text.count))
    }
  }

  @Test("what was written before a cut is not lost with it", arguments: compressed)
  func beforeTheCut(codec: Codec) throws {
    let text = sampleLog(700_000)
    let packed = Compression.compress(text, codec)
    let member = try readAll(
      try folder.write(Array(packed[..<(packed.count - 20)])), blockBytes: 262_144, maxRecordBytes: 1 << 20
    ).members[0]
    #expect(member.text.count > 500_000 && text.starts(with: member.text))
  }

  @Test(
    "a flipped byte anywhere neither stops the reader from ending nor goes unnoticed", arguments: compressed)
  func corruption(codec: Codec) throws {
    let text = sampleLog(300)
    let packed = Compression.compress(text, codec)
    for index in Codec.probeBytes..<packed.count {
      var bytes = packed
      bytes[index] ^= 0x55
      let member = try readAll(try folder.write(bytes)).members[0]
      #expect(member.damage != nil || member.text == text, "byte \(index)")
    }
  }

  @Test("what stands before a corrupt block is delivered", arguments: compressed)
  func beforeTheCorruption(codec: Codec) throws {
    let text = sampleLog(900_000)
    var packed = Compression.compress(text, codec)
    for index in (packed.count - 1000)..<(packed.count - 900) { packed[index] ^= 0xFF }
    let member = try readAll(try folder.write(packed), blockBytes: 262_144, maxRecordBytes: 1 << 20).members[
      0]
    #expect(member.text.count >= 700_000 && text.starts(with: member.text.prefix(700_000)))
    #expect(member.damage != nil)
  }

  @Test("skippable zstd frames have no text", arguments: [true, false])
  func skippableFrames(isFirst: Bool) throws {
    let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let frame = Compression.zstd(sampleLog(100))
    let member = try readAll(try folder.write(isFirst ? skippable + frame : frame + skippable)).members[0]
    #expect(member.codec == .zstd && member.text == sampleLog(100) && member.damage == nil)
  }

  @Test("a zstd frame that wants gigabytes of window is refused, not obeyed")
  func hugeWindow() throws {
    let member = try readAll(try folder.write([0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8, 0, 0, 0, 0, 0, 0])).members[0]
    #expect(member.damage?.reason == .needsTooMuchMemory && member.text.isEmpty)
  }

  @Test("several layers of compression come off")
  func layers() throws {
    let packed = Compression.xz(Compression.zstd(Compression.gzip(sampleLog(3000))))
    let member = try readAll(try folder.write(packed)).members[0]
    #expect(member.codec == .gzip && member.text == sampleLog(3000))
  }
}
