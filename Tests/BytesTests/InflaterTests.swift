#if ISAL
  import CZlib
  import Testing

  @testable import Bytes

  /// The two inflaters must agree on every input: bytes, damage, and where it is.
  @Suite struct InflaterTests {
    /// Bytes in memory, given out in pieces.
    private final class MemoryStream: ByteStream {
      private var rest: ArraySlice<UInt8>
      private let pieceBytes: Int
      let damage: Damage? = nil

      init(_ bytes: [UInt8], pieceBytes: Int) {
        rest = bytes[...]
        self.pieceBytes = pieceBytes
      }

      func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
        let piece = rest.prefix(min(pieceBytes, buffer.count))
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
    }

    private struct Result: Equatable {
      var text: [UInt8] = []
      var damage: Damage?
    }

    private func decode<Body: Inflater & ~Copyable>(
      _ inflater: Body.Type, _ bytes: [UInt8], pieceBytes: Int, blockBytes: Int
    ) throws -> Result {
      let source = BufferedStream(MemoryStream(bytes, pieceBytes: pieceBytes))
      let stream = DecodedStream(source, GzipDecoder<Body>(), codec: .gzip)
      var result = Result()
      var block = [UInt8](repeating: 0, count: blockBytes)
      while true {
        let got = try block.withUnsafeMutableBytes { try stream.read(into: $0) }
        if got == 0 { break }
        result.text += block[..<got]
      }
      result.damage = stream.damage
      return result
    }

    /// Decodes with both, in pieces and blocks of several sizes; nil if all results are the same.
    private func difference(_ bytes: [UInt8]) throws -> String? {
      let expected = try decode(ZlibInflater.self, bytes, pieceBytes: .max, blockBytes: 1 << 18)
      for (pieceBytes, blockBytes) in [(Int.max, 1 << 18), (1000, 77), (1 << 16, 5000)] {
        for found in [
          try decode(ISALInflater.self, bytes, pieceBytes: pieceBytes, blockBytes: blockBytes),
          try decode(ZlibInflater.self, bytes, pieceBytes: pieceBytes, blockBytes: blockBytes),
        ] where found != expected {
          let common = zip(found.text, expected.text).prefix { $0 == $1 }.count
          return """
            pieces of \(pieceBytes), blocks of \(blockBytes): \(found.text.count) bytes, \
            \(String(describing: found.damage)) instead of \(expected.text.count), \
            \(String(describing: expected.damage)); the first \(common) agree
            """
        }
      }
      return nil
    }

    private func expectAgreement(_ bytes: [UInt8], _ what: String = "") throws {
      let difference = try difference(bytes)
      #expect(difference == nil, "\(what)")
    }

    private static let texts: [[UInt8]] = [
      [], [0x61], sampleLog(400), sampleLog(60_000), [UInt8](repeating: 0x61, count: 100_000),
      (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) },
    ]

    @Test("on good streams, at every level", arguments: texts, [0, 1, 6, 9])
    func good(text: [UInt8], level: Int32) throws {
      let packed = Compression.gzip(text, level: level)
      try expectAgreement(packed)
      try expectAgreement(packed + Compression.gzip(sampleLog(100)) + packed)
    }

    @Test(
      "on streams of many blocks, of all kinds",
      arguments: [Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH])
    func manyBlocks(flush: Int32) throws {
      let text = sampleLog(150_000)
      try expectAgreement(Compression.gzip(text, flush: flush, every: 40_000))
      try expectAgreement(Compression.gzip(Array(text[..<9000]), flush: flush, every: 100))
      try expectAgreement(Compression.gzip(text, strategy: Z_FIXED))
      try expectAgreement(Compression.gzip(text, strategy: Z_HUFFMAN_ONLY))
    }

    @Test("on streams cut anywhere", arguments: texts.dropFirst().prefix(2), [0, 1, 6])
    func truncated(text: [UInt8], level: Int32) throws {
      let packed = Compression.gzip(text, level: level)
      for length in 0..<packed.count {
        try expectAgreement(Array(packed[..<length]), "cut to \(length)")
      }
    }

    @Test("on streams with a flipped bit anywhere", arguments: [Z_DEFAULT_STRATEGY, Z_FIXED])
    func flipped(strategy: Int32) throws {
      let packed = Compression.gzip(sampleLog(400), strategy: strategy)
      for bit in 0..<packed.count * 8 {
        var bytes = packed
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        try expectAgreement(bytes, "bit \(bit)")
      }
    }

    @Test("on streams of random bits, blocks of every type first", arguments: 0..<8)
    func random(start: UInt8) throws {
      var state = UInt64(start) + 1
      for _ in 0..<150 {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]
        for index in 0..<120 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          bytes.append(UInt8(truncatingIfNeeded: state >> 40))
          if index == 0 { bytes[10] = bytes[10] & 0xF8 | start }
        }
        try expectAgreement(bytes, "\(bytes)")
      }
    }

    @Test("on checksums of any length")
    func checksums() {
      let bytes = sampleLog(1000)
      bytes.withUnsafeBytes { all in
        for count in 0...all.count {
          let (first, rest) = (UnsafeRawBufferPointer(rebasing: all[..<count]), all[count...])
          let expected = ZlibInflater.crc32(0, all)
          #expect(ISALInflater.crc32(ISALInflater.crc32(0, first), .init(rebasing: rest)) == expected)
        }
      }
    }
  }
#endif
