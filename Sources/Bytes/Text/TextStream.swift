/// The text of a member as UTF-8, without its byte order mark.
struct TextStream {
  let stream: any ByteStream
  let encoding: TextEncoding
  /// Where the text starts in the member: after a byte order mark.
  let startOffset: UInt64

  /// Finds out how `bytes` is encoded and transcodes it if need be.
  init(_ bytes: BufferedStream) throws(InputError) {
    try bytes.ensurePrefix(TextEncoding.probeBytes)
    let (encoding, markBytes) = TextEncoding.detect(bytes.window)
    bytes.consume(markBytes)
    self.encoding = encoding
    startOffset = encoding == .utf8 ? UInt64(markBytes) : 0
    stream = encoding == .utf8 ? bytes : UTF16Stream(bytes, encoding)
  }

  var damage: Damage? { stream.damage }
}
