/// What a zip archive says about one of its files, in front of the file or in the directory at the end of the
/// archive (PKWARE APPNOTE.TXT 6.3.10, §4.3.7 and §4.3.12).
struct ZipEntryHeader {
  static let localSignature: [UInt8] = [0x50, 0x4B, 3, 4]
  static let directorySignature: [UInt8] = [0x50, 0x4B, 1, 2]
  static let localBytes = 30
  static let directoryBytes = 46

  private(set) var path: [UInt8] = []
  private let method: UInt16
  let crc: UInt32
  private(set) var compressedSize: UInt64
  private(set) var size: UInt64
  private(set) var modified: Int64?
  /// Where the file's local header is; 0 in local headers.
  private(set) var localOffset: UInt64
  /// How many bytes of path and extra fields follow the fixed part.
  let variableBytes: Int
  /// How many bytes of comment follow those.
  let commentBytes: UInt64
  private let pathBytes: Int
  private let flags: UInt16
  private let mode: UInt16

  /// Reads the fixed part of a header in the directory; nil if it is none.
  init?(directory block: [UInt8]) {
    guard block.count == Self.directoryBytes, block.starts(with: Self.directorySignature) else { return nil }
    self.init(
      block, fieldsAt: 8, commentBytes: block.littleEndian(at: 32, 2) ?? 0, block.littleEndian(at: 42, 4) ?? 0
    )
  }

  /// Reads the fixed part of a local header; nil if it is none.
  init?(local block: [UInt8]) {
    guard block.count == Self.localBytes, block.starts(with: Self.localSignature) else { return nil }
    self.init(block, fieldsAt: 6, commentBytes: 0, 0)
  }

  /// Both headers have the same run of fields, from the flags to the length of the extra fields.
  private init(_ block: [UInt8], fieldsAt start: Int, commentBytes: UInt64, _ localOffset: UInt64) {
    func field(_ offset: Int, _ count: Int) -> UInt64 { block.littleEndian(at: start + offset, count) ?? 0 }
    flags = UInt16(field(0, 2))
    method = UInt16(field(2, 2))
    modified = Self.seconds(dosTime: Int64(field(4, 2)), dosDate: Int64(field(6, 2)))
    crc = UInt32(field(8, 4))
    compressedSize = field(12, 4)
    size = field(16, 4)
    pathBytes = Int(field(20, 2))
    variableBytes = pathBytes + Int(field(22, 2))
    self.commentBytes = commentBytes
    self.localOffset = localOffset
    let isFromUnix = block.starts(with: Self.directorySignature) && block[5] == 3
    mode = isFromUnix ? UInt16(block.littleEndian(at: 40, 2) ?? 0) : 0
  }

  private var isEncrypted: Bool { flags & 0x41 != 0 }

  /// How to read the content; nil if it cannot be read.
  var supportedMethod: ZipMethod? { isEncrypted ? nil : ZipMethod(rawValue: method) }

  /// Why there is no supported method: a predicate that follows the name of the file.
  var whyUnsupported: String {
    isEncrypted ? "is encrypted" : "is compressed by method \(method), which is not supported"
  }

  /// Checksum and sizes stand behind the content, not here.
  var hasDescriptor: Bool { flags & 8 != 0 }

  /// No folder, and no symbolic link (file type bits of `stat(2)`).
  var isRegularFile: Bool {
    path.last != UInt8(ascii: "/") && (mode & 0xF000 == 0 || mode & 0xF000 == 0x8000)
  }

  /// Reads path and extra fields: the `variableBytes` after the fixed part.
  mutating func complete(_ variable: [UInt8]) {
    guard variable.count == variableBytes else { return }
    path = variable[..<pathBytes].map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    var index = pathBytes
    while let id = variable.littleEndian(at: index, 2), let count = variable.littleEndian(at: index + 2, 2),
      index + 4 + Int(count) <= variableBytes
    {
      let data = Array(variable[(index + 4)..<(index + 4 + Int(count))])
      if id == 0x0001 { setLargeNumbers(data) }
      if id == 0x5455 { setUnixTime(data) }
      index += 4 + Int(count)
    }
  }

  /// Zip64 (§4.5.3): numbers that do not fit into 32 bits stand here, in this order, and no others.
  private mutating func setLargeNumbers(_ data: [UInt8]) {
    var index = 0
    func next() -> UInt64? {
      defer { index += 8 }
      return data.littleEndian(at: index, 8)
    }
    if size == 0xFFFF_FFFF, let number = next() { size = number }
    if compressedSize == 0xFFFF_FFFF, let number = next() { compressedSize = number }
    if localOffset == 0xFFFF_FFFF, let number = next() { localOffset = number }
  }

  /// Info-ZIP's extended timestamp: flags, then the time of the last change if bit 0 is set.
  private mutating func setUnixTime(_ data: [UInt8]) {
    guard let flags = data.first, flags & 1 != 0, let time = data.littleEndian(at: 1, 4) else { return }
    modified = Int64(Int32(truncatingIfNeeded: time))
  }

  /// A local date and time of MS-DOS, taken as UTC because no zone is stored.
  private static func seconds(dosTime: Int64, dosDate: Int64) -> Int64? {
    let (year, month, day) = (1980 + dosDate >> 9, dosDate >> 5 & 15, dosDate & 31)
    guard (1...12).contains(month), day > 0 else { return nil }
    // Days since 1970 by years that begin in March, so that a leap day is the last of its year.
    let (shiftedYear, shiftedMonth) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
    let days = shiftedYear * 365 + leapDays + (153 * shiftedMonth + 2) / 5 + day - 1 - 719_468
    return days * 86_400 + (dosTime >> 11) * 3600 + (dosTime >> 5 & 63) * 60 + (dosTime & 31) * 2
  }
}
