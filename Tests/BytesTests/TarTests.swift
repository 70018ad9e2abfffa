import Bytes
import Testing

@Suite struct TarTests {
  let folder = try! TemporaryFolder()

  /// Two files among folders and links.
  private var archive: TarFile {
    var tar = TarFile()
    tar.add("./", type: "5")
    tar.add("./web01/access.log", sampleLog(3000, seed: 1))
    tar.add("./web01/link", type: "2")
    tar.add("/var/log/db01.log", sampleLog(1024, seed: 2))
    return tar
  }

  @Test("an archive is read file by file, however it is compressed", arguments: Codec.allCases)
  func compressed(codec: Codec) throws {
    let read = try readAll(try folder.write(Compression.compress(archive.closed, codec)))
    #expect(read.members.map(\.name) == ["web01/access.log", "var/log/db01.log"])
    #expect(read.members.map(\.text) == [sampleLog(3000, seed: 1), sampleLog(1024, seed: 2)])
    #expect(read.members.allSatisfy { $0.codec == codec && $0.damage == nil } && read.damage == nil)
  }

  @Test("a file in an archive may be compressed, or an archive itself")
  func nested() throws {
    var outer = TarFile()
    outer.add("a.log.gz", Compression.gzip(sampleLog(5000)))
    outer.add("inner.tgz", Compression.gzip(archive.closed))
    outer.add("b.log", sampleLog(10))
    let read = try readAll(try folder.write(Compression.zstd(outer.closed)))
    #expect(
      read.members.map(\.name) == [
        "a.log.gz", "inner.tgz!web01/access.log", "inner.tgz!var/log/db01.log", "b.log",
      ])
    #expect(read.members.map(\.codec) == [.gzip, .gzip, .gzip, .zstd])
    #expect(read.members[0].text == sampleLog(5000) && read.members[3].text == sampleLog(10))
  }

  @Test("a file that is not read to its end does not disturb the next")
  func skipping() throws {
    var reader = try ChunkReader(path: try folder.write(archive.closed))
    var chunk = Chunk()
    _ = try reader.nextMember()
    #expect(try reader.nextMember()?.name == "var/log/db01.log")
    #expect(try reader.fill(&chunk))
    #expect(Array(chunk.bytes[..<chunk.count]) == sampleLog(1024, seed: 2))
    #expect(try reader.nextMember() == nil)
  }

  @Test("long paths come from GNU entries, from pax headers and from the ustar prefix")
  func longPaths() throws {
    let long = String(repeating: "folder/", count: 40) + "x.log"
    var tar = TarFile()
    tar.add("././@LongLink", Array((long + "1\0").utf8), type: "L")
    tar.add(long, sampleLog(1))
    tar.addAttributes([("mtime", "1700000000.25"), ("path", long + "2")])
    tar.add(long, sampleLog(2))
    tar.add("x.log3", sampleLog(3), prefix: "a/b")
    tar.add("x.log4", sampleLog(4), prefix: "a/b", magic: Array("ustar  \0".utf8))
    let read = try readAll(try folder.write(tar.closed))
    #expect(read.members.map(\.name) == [long + "1", long + "2", "a/b/x.log3", "x.log4"])
    #expect(read.members.map(\.text.count) == [1, 2, 3, 4])
    var reader = try ChunkReader(path: folder.path + "/input")
    #expect(try reader.nextMember()?.modified == 1_721_044_800)
    #expect(try reader.nextMember()?.modified == 1_700_000_000)
  }

  @Test("sizes in base 256, in a pax header and of links are understood")
  func sizes() throws {
    var tar = TarFile()
    tar.addAttributes([("size", "5")])
    tar.add("a", sampleLog(5), size: "00000000000")
    tar.add("b", type: "1", size: "00000001000")
    tar.add("c", sampleLog(7))
    let read = try readAll(try folder.write(tar.closed))
    #expect(read.members.map(\.name) == ["a", "c"] && read.members.map(\.text.count) == [5, 7])
  }

  @Test("archives written behind each other are all read, with or without an end marker")
  func concatenated() throws {
    let read = try readAll(try folder.write(archive.closed + archive.bytes))
    #expect(read.members.count == 4 && read.damage == nil)
  }

  @Test("an archive cut anywhere gives all that was there and says what is missing")
  func truncation() throws {
    let bytes = archive.bytes
    let whole = try readAll(try folder.write(bytes))
    for length in stride(from: 512, to: bytes.count, by: 29) {
      let read = try readAll(try folder.write(Array(bytes[..<length])))
      for (member, original) in zip(read.members, whole.members) {
        #expect(member.name == original.name && original.text.starts(with: member.text))
        let missing = original.text.count - member.text.count
        #expect(member.damage?.lostBytes == (missing == 0 ? nil : UInt64(missing)))
      }
    }
  }

  @Test("cut anywhere, a compressed archive gives beginnings of its files")
  func truncatedCompression() throws {
    let packed = Compression.gzip(archive.closed)
    let text = sampleLog(3000, seed: 1)
    for length in stride(from: 3, to: packed.count, by: 5) {
      let read = try readAll(try folder.write(Array(packed[..<length])))
      let damages = read.members.map(\.damage) + [read.damage]
      #expect(damages.contains { $0?.reason == .truncated })
      for member in read.members where member.name == "web01/access.log" {
        #expect(text.starts(with: member.text))
      }
    }
  }

  @Test("a header that was overwritten ends the archive, and what follows is counted")
  func corruptHeader() throws {
    var bytes = archive.closed
    let header = 512 + 512 + 3072
    for index in header..<header + 100 { bytes[index] = 0x58 }
    let read = try readAll(try folder.write(bytes))
    #expect(read.members.map(\.name) == ["web01/access.log"] && read.members[0].damage == nil)
    let lost = UInt64(bytes.count - header)
    #expect(read.damage == Damage(reason: .corrupt, offset: UInt64(header), lostBytes: lost))
  }

  @Test("a size that is a lie is not believed", arguments: ["77777777777", "\u{7F}", "zzz", "-1"])
  func lyingSize(size: String) throws {
    var tar = TarFile()
    tar.add("first", sampleLog(10))
    tar.add("liar", sampleLog(100), size: size)
    let read = try readAll(try folder.write(tar.closed))
    #expect(read.members[0].text == sampleLog(10))
    #expect(read.damage != nil)
  }

  @Test("a path or an attribute header of gigabytes is passed over")
  func lyingAttributes() throws {
    for type in "Lx" {
      var tar = TarFile()
      tar.add("first", sampleLog(10))
      tar.add("pax", Array("999999999999999999 path=x\n9 p=".utf8), type: type)
      tar.add("second", sampleLog(20))
      tar.add("pax", [], type: type, size: "77777777777")
      let read = try readAll(try folder.write(tar.closed))
      #expect(read.members.map(\.text.count) == [10, 20] && read.damage?.reason == .truncated)
    }
  }

  @Test("a sparse file is named as unsupported, and the archive goes on")
  func sparse() throws {
    var tar = TarFile()
    tar.add("holes.log", sampleLog(100), type: "S")
    tar.addAttributes([("GNU.sparse.major", "1")])
    tar.add("pax-holes.log", sampleLog(100))
    tar.add("b.log", sampleLog(10))
    let read = try readAll(try folder.write(tar.closed))
    #expect(read.members.map(\.name) == ["b.log"])
    #expect(read.errors.map(\.path) == ["holes.log", "pax-holes.log"].map { folder.path + "/input!" + $0 })
  }

  @Test("no damage to any byte of an archive stops the reader from ending")
  func corruption() throws {
    let bytes = archive.bytes
    for index in stride(from: 0, to: 1100, by: 3) {
      var damaged = bytes
      damaged[index] ^= 0x41
      _ = try readAll(try folder.write(damaged))
    }
  }

  @Test("archives within archives are opened to a depth, and no further")
  func depth() throws {
    var content = sampleLog(10)
    for level in 0..<8 {
      var tar = TarFile()
      tar.add("level\(level)", content)
      content = tar.closed
    }
    let read = try readAll(try folder.write(content))
    #expect(read.members.map(\.name) == ["level7!level6!level5!level4"])
  }
}
