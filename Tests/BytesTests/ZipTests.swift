import Bytes
import Testing

@Suite struct ZipTests {
  let folder = try! TemporaryFolder()

  private static let styles: [ZipFile.Style] = [
    .init(), .init(method: 0), .init(hasDescriptor: true), .init(isLarge: true),
    .init(method: 0, isLarge: true),
    .init(hasDescriptor: true, descriptorHasSignature: false), .init(hasDescriptor: true, isLarge: true),
    .init(method: 12), .init(method: 93), .init(method: 95, hasDescriptor: true),
  ]

  /// An archive of three files, all in one style, with a folder and a link between them.
  private func archive(_ style: ZipFile.Style) -> ZipFile {
    var zip = ZipFile()
    for (name, text) in [
      ("web01\\access.log", sampleLog(3000)), ("empty.log", []), ("db01.log", sampleLog(300_000)),
    ] {
      let codec: Codec? = [12: .bzip2, 93: .zstd, 95: .xz][style.method]
      zip.add(name, text, packed: codec.map { Compression.compress(text, $0) }, style)
      zip.add("folder/", [], .init(method: 0))
    }
    return zip
  }

  private func expectWhole(_ read: ReadInput) {
    #expect(read.members.map(\.name) == ["web01/access.log", "empty.log", "db01.log"])
    #expect(read.members.map(\.text) == [sampleLog(3000), [], sampleLog(300_000)])
    #expect(read.members.allSatisfy { $0.damage == nil } && read.damage == nil && read.errors.isEmpty)
  }

  @Test("an archive is read file by file by its directory, in every style", arguments: styles.indices)
  func byDirectory(index: Int) throws {
    let zip = archive(Self.styles[index])
    for bytes in [zip.closed, zip.closedLarge, Array("#!/bin/sh\n".utf8) + zip.closed] where bytes[0] == 0x50
    {
      expectWhole(try readAll(try folder.write(bytes), blockBytes: 50_000, maxRecordBytes: 10_000))
    }
  }

  @Test("inside another archive it is read by the headers in it, in every style", arguments: styles.indices)
  func byHeaders(index: Int) throws {
    let bytes = Compression.gzip(archive(Self.styles[index]).closed)
    expectWhole(try readAll(try folder.write(bytes), blockBytes: 50_000, maxRecordBytes: 10_000))
  }

  @Test("symbolic links are left out, and times come out in UTC")
  func links() throws {
    var zip = ZipFile()
    zip.add("link", Array("target".utf8), .init(mode: 0o120_777))
    zip.add("file", sampleLog(10))
    var reader = try ChunkReader(path: try folder.write(zip.closed))
    let member = try reader.nextMember()
    #expect(member?.name == "file" && member?.modified == 1_721_044_800)
  }

  @Test("a wrong checksum is told", arguments: [false, true])
  func checksum(hasDescriptor: Bool) throws {
    var zip = ZipFile()
    zip.add("a", sampleLog(100), .init(hasDescriptor: hasDescriptor, crc: 7))
    zip.add("b", sampleLog(50))
    for bytes in [zip.closed, Compression.gzip(zip.closed)] {
      let read = try readAll(try folder.write(bytes))
      #expect(read.members.map(\.text.count) == [100, 50])
      #expect(read.members[0].damage == Damage(reason: .checksumMismatch, offset: 100, lostBytes: 0))
      #expect(read.members[1].damage == nil)
    }
  }

  @Test("what is encrypted or compressed in another way is named, and the archive goes on")
  func unsupported() throws {
    var zip = ZipFile()
    zip.add("secret", sampleLog(100), .init(flags: 1))
    zip.add("odd", sampleLog(100), .init(method: 14))
    zip.add("fine", sampleLog(100))
    for bytes in [zip.closed, Compression.gzip(zip.closed)] {
      let read = try readAll(try folder.write(bytes))
      #expect(read.members.map(\.name) == ["fine"] && read.members[0].text == sampleLog(100))
      #expect(read.errors.count == 2 && read.damage == nil)
      #expect(read.errors[0].description.contains("!secret: is encrypted"))
      #expect(read.errors[1].description.contains("!odd: is compressed by method 14"))
    }
  }

  @Test("stored bytes of unknown length end the archive with an error")
  func storedWithoutSize() throws {
    var zip = ZipFile()
    zip.add("a", sampleLog(10))
    zip.add("b", sampleLog(10), .init(method: 0, hasDescriptor: true))
    let read = try readAll(try folder.write(Compression.gzip(zip.closed)))
    #expect(read.members.map(\.name) == ["a"] && read.errors.count == 1 && read.damage != nil)
  }

  @Test("an archive without files has no members")
  func empty() throws {
    for bytes in [ZipFile().closed, Compression.gzip(ZipFile().closed)] {
      let read = try readAll(try folder.write(bytes))
      #expect(read.members.isEmpty && read.errors.isEmpty && read.damage == nil)
    }
  }

  @Test("an archive cut anywhere gives what was there before the cut")
  func truncation() throws {
    var zip = ZipFile()
    zip.add("a", sampleLog(500, seed: 1))
    zip.add("b", sampleLog(500, seed: 2), .init(method: 0))
    for length in 4..<zip.bytes.count {
      let read = try readAll(try folder.write(Array(zip.bytes[..<length])))
      #expect(read.damage != nil)
      for member in read.members {
        #expect(sampleLog(500, seed: member.name == "a" ? 1 : 2).starts(with: member.text))
      }
    }
  }

  @Test("no damage to any byte of an archive stops the reader from ending", arguments: [0xFF, 0x01])
  func corruption(mask: UInt8) throws {
    var zip = ZipFile()
    zip.add("a", sampleLog(60, seed: 1), .init(hasDescriptor: true, isLarge: true))
    zip.add("b", sampleLog(40, seed: 2), .init(method: 0, isLarge: true))
    for bytes in [zip.closed, zip.closedLarge] {
      for index in 4..<bytes.count {
        var damaged = bytes
        damaged[index] ^= mask
        _ = try readAll(try folder.write(damaged))
        _ = try readAll(try folder.write(Compression.gzip(damaged)))
      }
    }
  }
}
