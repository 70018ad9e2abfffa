/// The 512 bytes before each file of a tar archive: POSIX.1-1988 ustar, its GNU variant, or the V7 form before
/// both (POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format").
struct TarHeader {
  static let byteCount = 512

  /// What follows a header.
  enum Kind: Equatable {
    case regularFile
    /// A file with holes, of which only the rest is stored.
    case sparseFile
    /// The path of the next entry (GNU, type `L`).
    case longPath
    /// Attributes of the next entry (pax, type `x`).
    case attributes
    /// The link target of the next entry (GNU, type `K`), or attributes of all entries (pax, type `g`).
    case annotation
    /// Folders, links, devices, labels.
    case other
  }

  let path: [UInt8]
  /// Bytes of content, before padding to a multiple of 512.
  let size: UInt64
  let modified: Int64?
  let kind: Kind
  /// A block with more of the map of a sparse file follows the header.
  let hasSparseExtension: Bool

  /// Reads a header; nil if its checksum or its size is wrong.
  init?(_ block: [UInt8]) {
    guard block.count == Self.byteCount, Self.hasValidChecksum(block),
      let size = Self.number(block[124..<136]), size <= UInt64(Int64.max)
    else { return nil }
    let name = Array(block[..<100].prefix { $0 != 0 })
    let prefix = Array(block[345..<500].prefix { $0 != 0 })
    let isUstar = block[257..<263].elementsEqual(Array("ustar\0".utf8))
    path = isUstar && !prefix.isEmpty ? prefix + [UInt8(ascii: "/")] + name : name
    modified = Self.number(block[136..<148]).flatMap { Int64(exactly: $0) }
    let type = block[156]
    kind = Self.kind(type, path)
    hasSparseExtension = kind == .sparseFile && block[482] != 0
    // Links tell the size of what they link to, and devices may tell anything: no content follows them.
    self.size = (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type) ? 0 : size
  }

  /// Whether a stream that begins with `prefix` is a tar archive.
  static func begins(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard prefix.count >= byteCount, prefix[0] != 0 else { return false }
    return TarHeader(Array(prefix[..<byteCount])) != nil
  }

  private static func kind(_ type: UInt8, _ path: [UInt8]) -> Kind {
    switch type {
    case UInt8(ascii: "0"), UInt8(ascii: "7"), 0: path.last == UInt8(ascii: "/") ? .other : .regularFile
    case UInt8(ascii: "S"): .sparseFile
    case UInt8(ascii: "L"): .longPath
    case UInt8(ascii: "x"), UInt8(ascii: "X"): .attributes
    case UInt8(ascii: "K"), UInt8(ascii: "g"): .annotation
    default: .other
    }
  }

  /// The sum of all bytes, those of the checksum itself taken as spaces; some old writers summed signed bytes.
  private static func hasValidChecksum(_ block: [UInt8]) -> Bool {
    guard let stored = number(block[148..<156]) else { return false }
    var (unsigned, signed) = (0, 0)
    for (index, byte) in block.enumerated() {
      let value = (148..<156).contains(index) ? UInt8(ascii: " ") : byte
      unsigned += Int(value)
      signed += Int(Int8(bitPattern: value))
    }
    return stored == UInt64(unsigned) || Int64(exactly: stored) == Int64(signed)
  }

  /// Octal digits between spaces and zeros, or GNU's base 256 behind a first byte of 0x80; nil if neither.
  private static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
    if field.first == 0x80 {
      let digits = field.dropFirst().drop { $0 == 0 }
      return digits.count > 8 ? nil : digits.reduce(0) { $0 << 8 | UInt64($1) }
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0 || $0 == UInt8(ascii: " ") }
    var value: UInt64 = 0
    for digit in field.drop(while: isBlank).prefix(while: { !isBlank($0) }) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { return nil }
      value = value << 3 | UInt64(digit & 7)
    }
    return value
  }
}
