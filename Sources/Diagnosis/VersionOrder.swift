/// The order of two versions as people write them: `v2.9.0`, `2.10.0-rc1`, `1.4.0.2`.
enum VersionOrder {
  /// True when `left` is certainly older: both begin with dotted numbers, and those of `left` are smaller. Hashes,
  /// branches and dates without dots have no order.
  static func isOlder(_ left: String, than right: String) -> Bool {
    guard let left = numbers(left), let right = numbers(right) else { return false }
    for place in 0..<max(left.count, right.count) {
      let a = place < left.count ? left[place] : 0
      let b = place < right.count ? right[place] : 0
      if a != b { return a < b }
    }
    return false
  }

  private static func numbers(_ version: String) -> [Int]? {
    let bare = version.first == "v" || version.first == "V" ? version.dropFirst() : version[...]
    let front = bare.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = front.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.count <= 6 else { return nil }
    let numbers = parts.compactMap { $0.count <= 9 ? Int($0) : nil }
    return numbers.count == parts.count ? numbers : nil
  }
}
