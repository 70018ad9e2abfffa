/// Walks over the members of an input and unwraps each of them: layers of compression, archives in archives.
struct MemberCursor {
  /// How many layers of compression are taken off one file: `x.log.gz.gz` happens, a quine does not end.
  private static let maxCompressionLayers = 4
  /// How many archives within archives are opened.
  private static let maxArchives = 4

  private let file: FileStream
  private var isOpened = false
  /// The archives being read, outermost first, each with its path inside the input and its compression.
  private var archives: [(archive: any Archive, prefix: String, codec: Codec)] = []

  /// What was lost of the archives themselves.
  private(set) var damage: Damage?
  /// The path inside the input of the archive that was damaged; nil for the input itself.
  private(set) var damagedArchive: String?

  init(_ file: FileStream) { self.file = file }

  /// The next member with its text, nil at the end.
  mutating func next() throws(InputError) -> (member: Member, text: TextStream)? {
    do throws(InputError) {
      if !isOpened {
        isOpened = true
        if let found = try open(file, name: nil, modified: file.modified) { return found }
      }
      while let (archive, prefix, _) = archives.last {
        guard let entry = try archive.next() else {
          note(archive.damage, of: prefix)
          archives.removeLast()
          continue
        }
        let name = prefix + entry.name
        switch entry.content {
        case .unsupported(let why): throw InputError(path: "\(file.path)!\(name)", reason: .unsupported(why))
        case .stream(let stream):
          if let found = try open(stream, name: name, modified: entry.modified) { return found }
        }
      }
      return nil
    } catch {
      // A member that cannot be read leaves the next ones; a file that cannot be read any more leaves nothing.
      if case .unsupported = error.reason { throw error }
      archives = []
      throw error
    }
  }

  /// Keeps the first damage; the prefix of an archive inside another is its path and a `!`.
  private mutating func note(_ lost: Damage?, of prefix: String) {
    guard damage == nil, let lost else { return }
    damage = lost
    damagedArchive = prefix.isEmpty ? nil : String(prefix.dropLast())
  }

  /// Unwraps `stream`: its text, or nil if it is an archive, which then is the innermost of `archives`.
  private mutating func open(
    _ raw: any ByteStream, name: String?, modified: Int64?
  ) throws(InputError) -> (member: Member, text: TextStream)? {
    let (stream, codec, headerTime) = try Self.decompressed(
      BufferedStream(raw), inside: archives.last?.codec ?? .plain)
    try stream.ensurePrefix(TarHeader.byteCount)
    let isFile = raw === file && codec == .plain
    if archives.count < Self.maxArchives, let archive = try archive(stream, isFile: isFile) {
      archives.append((archive, name.map { $0 + "!" } ?? "", codec))
      return nil
    }
    let text = try TextStream(stream)
    let member = Member(name: name, codec: codec, encoding: text.encoding, modified: headerTime ?? modified)
    return (member, text)
  }

  /// The archive that `stream` is, nil if it is none. Of a zip archive that is the file itself, the directory at
  /// its end says more than the headers inside.
  private func archive(_ stream: BufferedStream, isFile: Bool) throws(InputError) -> (any Archive)? {
    if TarHeader.begins(stream.window) { return TarArchive(stream) }
    guard ZipDirectory.archiveBegins(stream.window) else { return nil }
    if isFile, let directory = try ZipDirectory(file) { return ZipArchive(file, directory) }
    return ZipStreamArchive(stream)
  }

  /// Takes off all layers of compression; returns the innermost codec, which may be that of the archive
  /// around the stream, and the time a gzip header tells.
  private static func decompressed(
    _ outermost: BufferedStream, inside outerCodec: Codec
  ) throws(InputError) -> (stream: BufferedStream, codec: Codec, modified: Int64?) {
    var (stream, codec, modified) = (outermost, outerCodec, Int64?.none)
    for _ in 0..<maxCompressionLayers {
      try stream.ensurePrefix(Codec.probeBytes)
      let layer = Codec.detect(stream.window)
      if layer == .gzip { modified = GzipHeader.modified(stream.window) }
      guard let decoded = layer.decoded(stream) else { break }
      (stream, codec) = (BufferedStream(decoded), layer)
    }
    return (stream, codec, modified)
  }
}
