/// One sequence of text inside an input: the file itself, or one of the files in an archive.
package struct Member: Sendable, Equatable {
  /// The path inside the archive, archives within archives joined by `!`; nil for a file that is no archive.
  package let name: String?
  /// The compression nearest to the text.
  package let codec: Codec
  /// How the text was written; it is delivered as UTF-8.
  package let encoding: TextEncoding
  /// When the text was last written as far as the archive, the gzip header or the file system knows, in
  /// seconds since 1970.
  package let modified: Int64?
}
