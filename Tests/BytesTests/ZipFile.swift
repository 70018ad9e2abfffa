import CZlib

/// Builds zip archives for tests, with every number free to be wrong.
struct ZipFile {
  /// How an entry is written.
  struct Style {
    var method: UInt16 = 8
    var hasDescriptor = false
    var descriptorHasSignature = true
    var isLarge = false
    var flags: UInt16 = 0
    var mode: UInt16 = 0o100_644
    var crc: UInt32?
  }

  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry whose content was compressed to `packed`.
  mutating func add(_ name: String, _ content: [UInt8], packed: [UInt8]? = nil, _ style: Style = Style()) {
    let packed = packed ?? (style.method == 8 ? Compression.rawDeflate(content) : content)
    let crc = style.crc ?? UInt32(crc32_z(0, content, content.count))
    let flags = style.flags | (style.hasDescriptor ? 8 : 0)
    let offset = bytes.count
    let times: [UInt8] = number(0x6000, 2) + number(0x58EF, 2)  // 2024-07-15 12:00:00
    func sizes(_ known: Bool) -> [UInt8] {
      if style.isLarge { return number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) }
      return known ? number(packed.count, 4) + number(content.count, 4) : number(0, 8)
    }
    let large =
      style.isLarge ? number(1, 2) + number(16, 2) + number(content.count, 8) + number(packed.count, 8) : []
    let known = !style.hasDescriptor
    let localLarge = known ? large : []
    bytes +=
      [0x50, 0x4B, 3, 4] + number(20, 2) + number(Int(flags), 2) + number(Int(style.method), 2) + times
    bytes += number(known ? Int(crc) : 0, 4) + (known ? sizes(true) : number(0, 8))
    bytes += number(name.utf8.count, 2) + number(localLarge.count, 2) + Array(name.utf8) + localLarge + packed
    if style.hasDescriptor {
      let width = style.isLarge ? 8 : 4
      bytes += style.descriptorHasSignature ? [0x50, 0x4B, 7, 8] : []
      bytes += number(Int(crc), 4) + number(packed.count, width) + number(content.count, width)
    }
    directory += [0x50, 0x4B, 1, 2, 20, 3] + number(20, 2) + number(Int(flags), 2)
    directory += number(Int(style.method), 2) + times + number(Int(crc), 4) + sizes(true)
    directory +=
      number(name.utf8.count, 2) + number(large.count, 2) + number(3, 2) + number(0, 4) + number(0, 2)
    directory += number(Int(style.mode), 2) + number(offset, 4) + Array(name.utf8) + large + Array("hey".utf8)
    count += 1
  }

  /// The archive with its directory and a comment at its end.
  var closed: [UInt8] {
    let comment = Array("a comment".utf8)
    return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(comment.count, 2) + comment
  }

  /// The archive with a zip64 end record, as it is written when there are more files than 65 535.
  var closedLarge: [UInt8] {
    let end = bytes.count + directory.count
    let record =
      [0x50, 0x4B, 6, 6] + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(count, 8)
      + number(count, 8) + number(directory.count, 8) + number(bytes.count, 8)
    let locator: [UInt8] = [0x50, 0x4B, 6, 7] + number(0, 4) + number(end, 8) + number(1, 4)
    return bytes + directory + record + locator + [0x50, 0x4B, 5, 6] + number(0, 4) + number(0xFFFF, 2)
      + number(0xFFFF, 2) + number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) + number(0, 2)
  }
}

/// `value` in `count` little-endian bytes.
private func number(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: UInt64(value) >> (8 * UInt64($0))) }
}
