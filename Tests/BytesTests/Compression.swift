import Bytes
import CZlib

/// Compressed test data, made by the libraries that the decoders are made of.
enum Compression {
  /// One gzip member (`deflateInit2` with 16 added to the window size).
  static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] { deflate(bytes, windowBits: 31, level) }

  /// Raw DEFLATE data.
  static func rawDeflate(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
    deflate(bytes, windowBits: -15, level)
  }

  private static func deflate(_ bytes: [UInt8], windowBits: Int32, _ level: Int32) -> [UInt8] {
    var stream = z_stream()
    precondition(
      deflateInit2_(
        &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        precondition(CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END)
      }
    }
    return Array(output[..<Int(stream.total_out)])
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
