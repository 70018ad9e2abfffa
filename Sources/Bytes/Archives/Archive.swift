/// Files stored one after the other in one stream, read in the order in which they come.
protocol Archive: AnyObject {
  /// Goes to the next file, passing over what is left of the one before; nil at the end.
  func next() throws(InputError) -> ArchiveEntry?

  /// What was lost of the archive itself, outside or at the end of its files.
  var damage: Damage? { get }
}

/// One regular file in an archive.
struct ArchiveEntry {
  /// What there is to read.
  enum Content {
    /// The bytes of the file, to be read before the archive goes on.
    case stream(any ByteStream)
    /// Nothing, for the reason given: a predicate that follows the name of the file.
    case unsupported(String)
  }

  let name: String
  /// When the file was last written, in seconds since 1970.
  let modified: Int64?
  let content: Content

  /// An entry called by its path without leading `/` and `./`, which mean the same in every archive.
  init(path: [UInt8], modified: Int64?, content: Content) {
    let parts = path.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
    name = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    self.modified = modified
    self.content = content
  }
}
