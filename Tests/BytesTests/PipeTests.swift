import Bytes
import Foundation
import Testing

@Suite struct PipeTests {
  /// A pipe that was filled with `bytes`, which must fit into its buffer.
  private func filledPipe(_ bytes: [UInt8]) throws -> (pipe: Pipe, path: String) {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
    return (pipe, "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
  }

  @Test("what comes through a pipe is read like a file", arguments: Codec.allCases)
  func codecs(codec: Codec) throws {
    let (pipe, path) = try filledPipe(Compression.compress(sampleLog(20_000), codec))
    try pipe.fileHandleForWriting.close()
    let read = try readAll(path)
    #expect(read.members.map(\.text) == [sampleLog(20_000)] && read.members[0].damage == nil)
  }

  @Test("archives come through a pipe too")
  func archives() throws {
    var zip = ZipFile()
    var tar = TarFile()
    for (name, size) in [("a", 1000), ("b", 5000)] {
      zip.add(name, sampleLog(size), .init(hasDescriptor: true))
      tar.add(name, sampleLog(size))
    }
    for bytes in [zip.closed, tar.closed] {
      let (pipe, path) = try filledPipe(bytes)
      try pipe.fileHandleForWriting.close()
      let read = try readAll(path)
      #expect(read.members.map(\.name) == ["a", "b"] && read.members.map(\.text.count) == [1000, 5000])
    }
  }

  @Test("a line is delivered as soon as it was written, while the pipe stays open")
  func lineByLine() throws {
    let (pipe, path) = try filledPipe(Array("first line\n".utf8))
    var reader = try ChunkReader(path: path)
    var chunk = Chunk()
    #expect(try reader.nextMember()?.codec == .plain)
    #expect(try reader.fill(&chunk))
    #expect(chunk.count == 11 && reader.byteCount == nil)
    chunk.consumed = chunk.count
    try pipe.fileHandleForWriting.write(contentsOf: Data("second\n".utf8))
    #expect(try reader.fill(&chunk))
    #expect(chunk.count == 7 && chunk.offset == 11)
    try pipe.fileHandleForWriting.close()
  }
}
