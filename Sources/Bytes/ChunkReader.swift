/// Reads the text of one input, whatever it is wrapped in, in chunks that fit into a processor's cache.
///
///     var reader = try ChunkReader(path: path)
///     var chunk = Chunk()
///     while let member = try reader.nextMember() {
///       while try reader.fill(&chunk) {
///         … chunk.bytes[chunk.consumed..<chunk.count] …
///         chunk.consumed = …
///       }
///       … reader.damage …
///     }
package struct ChunkReader: ~Copyable {
  /// The sizes a reader works with.
  package struct Options: Sendable {
    /// The longest record a consumer may leave pending.
    package var maxRecordBytes: Int
    /// How much is appended to a chunk at a time; at least one character, so never below 4.
    package var blockBytes: Int

    package init(maxRecordBytes: Int = 1 << 20, blockBytes: Int = 256 << 10) {
      self.maxRecordBytes = max(1, maxRecordBytes)
      self.blockBytes = max(4, blockBytes)
    }
  }

  private let file: FileStream
  private let options: Options
  private var members: MemberCursor
  private var text: TextStream?
  private var memberIsNew = false

  /// Opens `path`; "-" is standard input.
  package init(path: String, options: Options = .init()) throws(InputError) {
    file = try FileStream(path: path)
    self.options = options
    members = MemberCursor(file)
  }

  /// Bytes of the input as it is stored, read so far: what progress is measured in.
  package var bytesRead: UInt64 { file.bytesRead }

  /// Size of the input as it is stored; nil for pipes.
  package var byteCount: UInt64? { file.byteCount }

  /// What was lost of the current member; when there are no more members, of the archive itself.
  package var damage: Damage? { text?.damage ?? (text == nil ? members.damage : nil) }

  /// Which archive ``damage`` speaks of when there are no more members: its path inside the input, nil for the input.
  package var damagedArchive: String? { members.damagedArchive }

  /// Goes to the next member, passing over what is left of the one before; nil when there are no more. A file
  /// that is no archive is its own only member. An error concerns one member: the next call goes on after it.
  package mutating func nextMember() throws(InputError) -> Member? {
    text = nil
    guard let opened = try members.next() else { return nil }
    text = opened.text
    memberIsNew = true
    return opened.member
  }

  /// Moves `chunk` forward in the current member: drops its consumed bytes and appends a block. False when
  /// nothing is left, or when the chunk was already the last. At most `maxRecordBytes` may be pending: of a
  /// longer record, the consumer takes what it has before it asks for more.
  package mutating func fill(_ chunk: inout Chunk) throws(InputError) -> Bool {
    guard let text else { return false }
    if memberIsNew {
      chunk.begin(at: text.startOffset)
      memberIsNew = false
    }
    if chunk.isLast { return false }
    chunk.dropConsumed()
    precondition(chunk.count <= options.maxRecordBytes, "no more than maxRecordBytes may be pending")
    try chunk.append(from: text.stream, blockBytes: options.blockBytes)
    return chunk.count > 0
  }
}
