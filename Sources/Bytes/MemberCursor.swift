/// Walks over the members of an input and unwraps each of them.
struct MemberCursor {
  /// How many layers of compression are taken off one file: `x.log.gz.gz` happens, a quine does not end.
  private static let maxCompressionLayers = 4

  private let file: FileStream
  private let path: String
  private var isOpened = false

  /// What was lost of the archives themselves.
  private(set) var damage: Damage?

  init(file: FileStream, path: String) {
    self.file = file
    self.path = path
  }

  /// The next member with its text, nil at the end.
  mutating func next() throws(InputError) -> (member: Member, text: TextStream)? {
    if isOpened { return nil }
    isOpened = true
    let (stream, codec, modified) = try Self.decompressed(BufferedStream(file))
    let text = try TextStream(stream)
    let member = Member(
      name: nil, codec: codec, encoding: text.encoding, modified: modified ?? file.modified)
    return (member, text)
  }

  /// Takes off all layers of compression; returns the innermost codec and the time a gzip header tells.
  private static func decompressed(
    _ outermost: BufferedStream
  ) throws(InputError) -> (stream: BufferedStream, codec: Codec, modified: Int64?) {
    var (stream, codec, modified) = (outermost, Codec.plain, Int64?.none)
    for _ in 0..<maxCompressionLayers {
      try stream.ensurePrefix(Codec.probeBytes)
      let layer = Codec.detect(stream.window)
      guard let decoded = layer.decoded(stream) else { break }
      if layer == .gzip { modified = GzipHeader.modified(stream.window) }
      (stream, codec) = (BufferedStream(decoded), layer)
    }
    return (stream, codec, modified)
  }
}
