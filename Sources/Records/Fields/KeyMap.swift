/// Which standard field a name of the log means, by format: `req.url` is the path, `responseTime` a duration in
/// milliseconds. Looked up by the name's bytes without making a string.
package struct KeyMap: Sendable {
  /// What one name means.
  struct Meaning: Sendable, Equatable {
    var key: FieldKey
    /// Order among several names of the same field: the lowest that occurs in a record counts.
    var rank: UInt8
    /// How many seconds one unit of the number is, for durations.
    var secondsPerUnit: Double
  }

  private var meanings = PackedTable<Meaning>()

  init() {}

  /// Says that `name` means `key`; a name that was said before keeps its first meaning.
  mutating func add(_ name: String, _ key: FieldKey, rank: Int = 0, secondsPerUnit: Double = 1) {
    let hash = NameHash(name.utf8).value
    guard meanings[hash] == nil else { return }
    meanings[hash] = Meaning(key: key, rank: UInt8(clamping: rank), secondsPerUnit: secondsPerUnit)
  }

  /// What the name with the given hash means; nil for a name that is not in the map.
  func meaning(of hash: NameHash) -> Meaning? { meanings[hash.value] }

  var isEmpty: Bool { meanings.isEmpty }
}

/// FNV-1a over a name, letters folded to lower case, `-` and `_` alike; grows as a nested name is put together.
struct NameHash: Sendable {
  typealias Value = UInt64

  private(set) var value: Value = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { add(byte) }
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    var byte = byte
    if byte &- 0x41 < 26 { byte |= 0x20 }
    if byte == 0x2D { byte = 0x5F }
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}
