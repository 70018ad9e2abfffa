#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Searches in parts of byte arrays at the speed of the C library. Positions are those of the array.
package enum ByteSearch {
  /// The first `byte` in `bytes[from..<to]` (`memchr`).
  package static func firstIndex(of byte: UInt8, in bytes: [UInt8], from: Int, to: Int) -> Int? {
    check(bytes, from, to)
    return bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress,
        let found = memchr(base + from, Int32(byte), to - from)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The last `byte` in `bytes[from..<to]`; a plain loop, as not every C library has `memrchr`.
  package static func lastIndex(of byte: UInt8, in bytes: [UInt8], from: Int, to: Int) -> Int? {
    check(bytes, from, to)
    return bytes.withUnsafeBytes { all in
      var index = to
      while index > from {
        index -= 1
        if all[index] == byte { return index }
      }
      return nil
    }
  }

  /// The first `needle` in `bytes[from..<to]`; an empty needle is at `from`.
  package static func firstRange(
    of needle: [UInt8], in bytes: [UInt8], from: Int, to: Int
  ) -> Range<Int>? {
    check(bytes, from, to)
    guard let first = needle.first else { return from..<from }
    return bytes.withUnsafeBytes { all in
      needle.withUnsafeBytes { wanted in
        guard let base = all.baseAddress, let start = wanted.baseAddress else { return nil }
        var index = from
        // Jumps from one first byte to the next: `memmem` is no part of POSIX.
        while to - index >= wanted.count,
          let found = memchr(base + index, Int32(first), to - wanted.count - index + 1)
        {
          index = UnsafeRawPointer(found) - base
          if memcmp(found, start, wanted.count) == 0 { return index..<index + wanted.count }
          index += 1
        }
        return nil
      }
    }
  }

  /// Whether the same bytes stand in `bytes[range]` and in `others[other]` (`memcmp`).
  package static func isEqual(
    _ bytes: [UInt8], _ range: Range<Int>, _ others: [UInt8], _ other: Range<Int>
  ) -> Bool {
    check(bytes, range.lowerBound, range.upperBound)
    check(others, other.lowerBound, other.upperBound)
    guard range.count == other.count else { return false }
    return bytes.withUnsafeBytes { left in
      others.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left + range.lowerBound, right + other.lowerBound, range.count) == 0
      }
    }
  }

  /// How often `byte` stands in `bytes[from..<to]`.
  package static func count(of byte: UInt8, in bytes: [UInt8], from: Int, to: Int) -> Int {
    check(bytes, from, to)
    return bytes.withUnsafeBytes { all in
      var count = 0
      for index in from..<to { count &+= all[index] == byte ? 1 : 0 }
      return count
    }
  }

  private static func check(_ bytes: [UInt8], _ from: Int, _ to: Int) {
    precondition(from >= 0 && from <= to && to <= bytes.count, "a search stays inside its array")
  }
}
