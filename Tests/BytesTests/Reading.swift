import Bytes

/// What a consumer sees of one member.
struct ReadMember: Equatable {
  var name: String?
  var codec = Codec.plain
  var encoding = TextEncoding.utf8
  var startOffset: UInt64 = 0
  var text: [UInt8] = []
  var damage: Damage?

  var string: String { String(decoding: text, as: UTF8.self) }
}

/// What a consumer sees of one input.
struct ReadInput: Equatable {
  var members: [ReadMember] = []
  var errors: [InputError] = []
  var damage: Damage?
}

/// Reads everything in `path`, leaving some bytes of each chunk pending as a splitter of records would, and
/// checks that chunks follow each other without gap or overlap.
func readAll(_ path: String, blockBytes: Int = 1000, maxRecordBytes: Int = 700) throws -> ReadInput {
  var reader = try ChunkReader(
    path: path, options: .init(maxRecordBytes: maxRecordBytes, blockBytes: blockBytes))
  var chunk = Chunk()
  var result = ReadInput()
  while true {
    let member: Member
    do {
      guard let next = try reader.nextMember() else { break }
      member = next
    } catch {
      result.errors.append(error)
      if result.errors.count > 1000 { break }
      continue
    }
    var read = ReadMember(name: member.name, codec: member.codec, encoding: member.encoding)
    var expectedOffset: UInt64?
    var turn = 0
    while try reader.fill(&chunk) {
      precondition(chunk.bytes.count >= chunk.count + Chunk.paddingBytes)
      if expectedOffset == nil { read.startOffset = chunk.offset }
      precondition(chunk.offset == expectedOffset ?? chunk.offset)
      turn += 1
      let kept = chunk.isLast ? 0 : min(chunk.count, maxRecordBytes, [0, 1, 13, .max][turn % 4])
      chunk.consumed = chunk.count - kept
      read.text += chunk.bytes[..<chunk.consumed]
      expectedOffset = chunk.offset + UInt64(chunk.consumed)
    }
    read.damage = reader.damage
    result.members.append(read)
  }
  result.damage = reader.damage
  return result
}
