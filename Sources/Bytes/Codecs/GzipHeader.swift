/// The header of a gzip member (RFC 1952 §2.3), taken byte by byte because a block may end inside it.
struct GzipHeader {
  private enum Field { case fixed, extraLength, extra, name, comment, checksum, complete }

  private var field = Field.fixed
  private var flags: UInt8 = 0
  private var index = 0
  private var extraBytes = 0

  /// All of the header has been taken.
  var isComplete: Bool { field == .complete }

  /// Takes the next byte; false if it cannot stand there.
  mutating func take(_ byte: UInt8) -> Bool {
    defer { index += 1 }
    switch field {
    case .fixed:
      guard Self.allows(byte, at: index) else { return false }
      if index == 3 { flags = byte }
      if index == 9 { enter(.extraLength) }
    case .extraLength:
      extraBytes |= Int(byte) << (8 * index)
      if index == 1 { enter(extraBytes > 0 ? .extra : .name) }
    case .extra: if index + 1 == extraBytes { enter(.name) }
    case .name: if byte == 0 { enter(.comment) }
    case .comment: if byte == 0 { enter(.checksum) }
    case .checksum: if index == 1 { enter(.complete) }
    case .complete: return false
    }
    return true
  }

  private static func allows(_ byte: UInt8, at index: Int) -> Bool {
    switch index {
    case 0: byte == 0x1F
    case 1: byte == 0x8B
    case 2: byte == 8
    case 3: byte & 0xE0 == 0
    default: true
    }
  }

  /// Goes to `next`, or past it if the flags say that it is absent.
  private mutating func enter(_ next: Field) {
    index = -1
    switch next {
    case .extraLength where flags & 4 == 0: enter(.name)
    case .name where flags & 8 == 0: enter(.comment)
    case .comment where flags & 16 == 0: enter(.checksum)
    case .checksum where flags & 2 == 0: field = .complete
    default: field = next
    }
  }

  /// When the content was last written, in seconds since 1970, as the first bytes of a gzip file say it.
  static func modified(_ prefix: some Collection<UInt8>) -> Int64? {
    let time = Array(prefix.dropFirst(4).prefix(4))
    guard time.count == 4 else { return nil }
    let seconds = time.reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return seconds == 0 ? nil : seconds
  }
}
