/// How a file in a zip archive is compressed (APPNOTE.TXT §4.4.5).
enum ZipMethod: UInt16 {
  case stored = 0
  case deflate = 8
  case bzip2 = 12
  case zstd = 93
  case xz = 95

  /// The content of a file whose compressed bytes come next in `source`, and no more is taken than they are.
  func content(_ source: BufferedStream) -> any ByteStream {
    switch self {
    case .stored: source
    case .deflate: DecodedStream(source, DefaultInflater(), codec: nil)
    case .bzip2: DecodedStream(source, Bzip2Decoder(), codec: nil)
    case .zstd: DecodedStream(source, ZstdDecoder(), codec: nil)
    case .xz: DecodedStream(source, XZDecoder(), codec: nil)
    }
  }
}
