import Bytes
import CBzip2
import CLZMA
import CZlib
import CZstd

/// Compressed test data, made by the libraries that the decoders are made of.
enum Compression {
  /// One member of `codec`; plain bytes stay as they are.
  static func compress(_ bytes: [UInt8], _ codec: Codec) -> [UInt8] {
    switch codec {
    case .plain: bytes
    case .gzip: gzip(bytes)
    case .zstd: zstd(bytes)
    case .xz: xz(bytes)
    case .bzip2: bzip2(bytes)
    }
  }

  /// One gzip member (`deflateInit2` with 16 added to the window size); with `flush`, a new block starts
  /// after every so many bytes.
  static func gzip(
    _ bytes: [UInt8], level: Int32 = 6, strategy: Int32 = Z_DEFAULT_STRATEGY, flush: Int32 = Z_NO_FLUSH,
    every pieceBytes: Int = .max
  ) -> [UInt8] {
    deflate(bytes, windowBits: 31, level, strategy, flush, pieceBytes)
  }

  /// Raw DEFLATE data.
  static func rawDeflate(_ bytes: [UInt8]) -> [UInt8] {
    deflate(bytes, windowBits: -15, 6, Z_DEFAULT_STRATEGY, Z_NO_FLUSH, .max)
  }

  private static func deflate(
    _ bytes: [UInt8], windowBits: Int32, _ level: Int32, _ strategy: Int32, _ flush: Int32, _ pieceBytes: Int
  ) -> [UInt8] {
    var stream = z_stream()
    let status = deflateInit2_(
      &stream, level, Z_DEFLATED, windowBits, 8, strategy, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK)
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    let flushes = bytes.count / pieceBytes + 1
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: bound + 64 * flushes) { target, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        var left = source.count
        repeat {
          stream.avail_in = UInt32(min(left, pieceBytes))
          left -= min(left, pieceBytes)
          let status = CZlib.deflate(&stream, left == 0 ? Z_FINISH : flush)
          precondition(status == (left == 0 ? Z_STREAM_END : Z_OK))
        } while left > 0
      }
      count = Int(stream.total_out)
    }
  }

  /// One zstd frame with a checksum.
  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { target, count in
      count = ZSTD_compress2(context, target.baseAddress, target.count, bytes, bytes.count)
    }
  }

  /// One xz stream.
  static func xz(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: lzma_stream_buffer_bound(bytes.count)) { target, count in
      let status = lzma_easy_buffer_encode(
        1, LZMA_CHECK_CRC64, nil, bytes, bytes.count, target.baseAddress, &count, target.count)
      precondition(status == LZMA_OK)
    }
  }

  /// One bzip2 stream, in blocks of 100 kB.
  static func bzip2(_ bytes: [UInt8]) -> [UInt8] {
    var input = bytes.map { CChar(bitPattern: $0) }
    let bound = bytes.count + bytes.count / 100 + 600
    let output = [CChar](unsafeUninitializedCapacity: bound) { target, count in
      var size = UInt32(target.count)
      let status = BZ2_bzBuffToBuffCompress(
        target.baseAddress, &size, &input, UInt32(input.count), 1, 0, 0)
      precondition(status == BZ_OK)
      count = Int(size)
    }
    return output.map { UInt8(bitPattern: $0) }
  }
}

/// Lines that look like a log, `count` bytes of them, always the same for the same seed.
func sampleLog(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  var bytes: [UInt8] = []
  var line = 0
  while bytes.count < count {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    line += 1
    bytes += Array("2024-07-15 12:00:00 [\(line)] request \(state >> 33) took \(state >> 58) ms\n".utf8)
  }
  return Array(bytes[..<count])
}
