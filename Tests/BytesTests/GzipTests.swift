import Bytes
import Testing

@Suite struct GzipTests {
  let folder = try! TemporaryFolder()

  @Test("a wrong checksum is told, and the members after it are still read")
  func checksum() throws {
    var first = Compression.gzip(sampleLog(100))
    first[first.count - 5] ^= 1
    let member = try readAll(try folder.write(first + Compression.gzip(sampleLog(50)))).members[0]
    #expect(member.text == sampleLog(100) + sampleLog(50))
    #expect(member.damage == Damage(reason: .checksumMismatch, offset: 100, lostBytes: 0))
  }

  @Test("a flipped byte after the header never goes unnoticed")
  func corruption() throws {
    let packed = Compression.gzip(sampleLog(600))
    for index in 10..<packed.count {
      var bytes = packed
      bytes[index] ^= 0x55
      let member = try readAll(try folder.write(bytes)).members[0]
      #expect(member.damage != nil, "byte \(index)")
    }
  }

  @Test("all optional parts of the header are passed over, wherever a block ends", arguments: 0..<32)
  func header(flags: UInt8) throws {
    let plain = Compression.gzip(sampleLog(100))
    var packed: [UInt8] = [0x1F, 0x8B, 8, flags] + plain[4..<10]
    if flags & 4 != 0 { packed += [3, 0, 1, 2, 3] }
    if flags & 8 != 0 { packed += Array("name\0".utf8) }
    if flags & 16 != 0 { packed += Array("comment\0".utf8) }
    if flags & 2 != 0 { packed += [0, 0] }
    let member = try readAll(try folder.write(packed + plain[10...])).members[0]
    #expect(member.text == sampleLog(100) && member.damage == nil)
  }

  @Test("the time in the header is when the text was written")
  func modified() throws {
    var packed = Compression.gzip(sampleLog(100))
    packed.replaceSubrange(4..<8, with: [0x00, 0x0E, 0x95, 0x66])
    var reader = try ChunkReader(path: try folder.write(packed))
    #expect(try reader.nextMember()?.modified == 1_721_044_480)
  }
}
