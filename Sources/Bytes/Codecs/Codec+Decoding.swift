extension Codec {
  /// The content of `stream`, which is compressed with this codec; nil for plain streams.
  func decoded(_ stream: BufferedStream) -> (any ByteStream)? {
    switch self {
    case .plain: nil
    case .gzip: DecodedStream(stream, GzipDecoder<DefaultInflater>(), codec: self)
    case .zstd, .xz, .bzip2: nil
    }
  }
}
