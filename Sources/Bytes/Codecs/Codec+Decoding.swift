extension Codec {
  /// The content of `stream`, which is compressed with this codec; nil for plain streams.
  func decoded(_ stream: BufferedStream) -> (any ByteStream)? {
    switch self {
    case .plain: nil
    case .gzip: DecodedStream(stream, GzipDecoder<DefaultInflater>(), codec: self)
    case .zstd: DecodedStream(stream, ZstdDecoder(), codec: self)
    case .xz: DecodedStream(stream, XZDecoder(), codec: self)
    case .bzip2: DecodedStream(stream, Bzip2Decoder(), codec: self)
    }
  }
}
