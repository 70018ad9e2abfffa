extension [UInt8] {
  /// The little-endian number of `count` bytes at `index`, at most eight; nil if the array ends before.
  func littleEndian(at index: Int, _ count: Int) -> UInt64? {
    guard index >= 0, count <= 8, index <= self.count - count else { return nil }
    return self[index..<index + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
