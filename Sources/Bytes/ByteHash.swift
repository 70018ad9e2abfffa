/// A 64-bit hash of bytes that is the same on every machine and in every run, unlike Swift's `Hasher`.
///
/// Eight bytes at a time are folded in with a 64 × 64 → 128 bit multiplication, as wyhash does (Wang Yi, "wyhash",
/// 2019). It spreads well and is fast; it is no protection against somebody who searches for collisions, so whoever
/// uses it as an identity compares the bytes too (``ByteInterner``).
package enum ByteHash {
  private static let secret: (UInt64, UInt64) = (0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db)

  /// The hash of `bytes[range]`; a different `seed` gives an unrelated hash.
  package static func hash(_ bytes: [UInt8], _ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    precondition(range.upperBound <= bytes.count, "a hashed range stays inside its array")
    return bytes.withUnsafeBytes { all in
      var state = seed ^ secret.0
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        state = fold(state ^ all.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian, secret.1)
        place += 8
      }
      var tail: UInt64 = 0
      let rest = range.upperBound - place
      if rest > 0, range.count >= 8 {
        // The last eight bytes without those that were folded in already.
        let last = all.loadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self).bigEndian
        tail = last & (1 << UInt64(8 * rest) - 1)
      } else {
        while place < range.upperBound {
          tail = tail << 8 | UInt64(all[place])
          place += 1
        }
      }
      return fold(fold(state ^ tail, secret.1) ^ UInt64(range.count), secret.0)
    }
  }

  /// The hash of a text's UTF-8.
  package static func hash(_ text: String, seed: UInt64 = 0) -> UInt64 {
    let bytes = Array(text.utf8)
    return hash(bytes, bytes.indices, seed: seed)
  }

  /// Folds a number into a hash: for keys of several integers.
  package static func combine(_ hash: UInt64, _ number: Int) -> UInt64 {
    fold(hash ^ UInt64(bitPattern: Int64(number)), secret.1)
  }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
