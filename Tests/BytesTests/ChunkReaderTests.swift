import Bytes
import Testing

@Suite struct ChunkReaderTests {
  let folder = try! TemporaryFolder()

  @Test("any block size and any record limit give the same bytes", arguments: [1, 7, 64, 4096, 262_144])
  func blockSizes(blockBytes: Int) throws {
    let text = sampleLog(20_000)
    for bytes in [text, Compression.gzip(text)] {
      let path = try folder.write(bytes)
      for maxRecordBytes in [1, 100, 5000] {
        let read = try readAll(path, blockBytes: blockBytes, maxRecordBytes: maxRecordBytes)
        #expect(read.members.count == 1 && read.members[0].text == text)
        #expect(read.members[0].damage == nil && read.damage == nil)
      }
    }
  }

  @Test("an empty file is one member without text")
  func emptyFile() throws {
    for bytes in [[], Compression.gzip([])] {
      let read = try readAll(try folder.write(bytes))
      #expect(read.members.map(\.text) == [[]] && read.members[0].damage == nil)
    }
  }

  @Test("NUL bytes are text like any other")
  func nulBytes() throws {
    let text =
      Array("a line\0with one\n".utf8) + [UInt8](repeating: 0, count: 3000) + Array("and a run\n".utf8)
    #expect(try readAll(try folder.write(text)).members[0].text == text)
  }

  @Test("a line longer than a record may be passes in pieces through a chunk of bounded size")
  func longLine() throws {
    let text = [UInt8](repeating: 0x61, count: 3_000_000)
    var reader = try ChunkReader(
      path: try folder.write(Compression.gzip(text)), options: .init(maxRecordBytes: 10_000, blockBytes: 8192)
    )
    var chunk = Chunk()
    var seen = 0
    let member = try reader.nextMember()
    #expect(member?.codec == .gzip)
    while try reader.fill(&chunk) {
      if chunk.count > 10_000 || chunk.isLast {
        seen += chunk.count
        chunk.consumed = chunk.count
      }
      #expect(chunk.bytes.count <= 4 * (10_000 + 8192))
    }
    #expect(seen == text.count)
  }

  @Test("what cannot be opened is an error that names it")
  func unreadable() throws {
    #expect(throws: InputError(path: "/nowhere/x.log", reason: .notFound)) {
      _ = try readAll("/nowhere/x.log")
    }
    #expect(throws: InputError(path: folder.path, reason: .isDirectory)) { _ = try readAll(folder.path) }
  }

  @Test("progress ends at the size of the file")
  func progress() throws {
    let packed = Compression.gzip(sampleLog(500_000))
    var reader = try ChunkReader(path: try folder.write(packed))
    var chunk = Chunk()
    _ = try reader.nextMember()
    while try reader.fill(&chunk) { chunk.consumed = chunk.count }
    #expect(reader.bytesRead == UInt64(packed.count) && reader.byteCount == UInt64(packed.count))
  }
}
