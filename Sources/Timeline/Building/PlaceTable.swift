internal import Bytes

/// Numbers for names of hosts, services or instances while one source is read; `none` for no name.
struct PlaceTable {
  static let none: Int32 = -1
  /// Names beyond this many are no names: they are noise in a field that looked like one.
  private let capacity: Int
  private var names = ByteInterner()

  init(capacity: Int) { self.capacity = capacity }

  mutating func id(_ bytes: [UInt8], _ range: Range<Int>) -> Int32 {
    if range.isEmpty { return Self.none }
    if names.count >= capacity { return names.known(bytes, range).map(Int32.init) ?? Self.none }
    return Int32(names.id(of: bytes, range))
  }

  mutating func id(_ name: String?) -> Int32 {
    guard let name else { return Self.none }
    let bytes = Array(name.utf8)
    return id(bytes, bytes.indices)
  }

  func name(_ id: Int32) -> String? { id < 0 ? nil : names.text(of: Int(id)) }

  func bytes(_ id: Int32) -> ArraySlice<UInt8>? { id < 0 ? nil : names[Int(id)] }

  /// The hash of a name as a timeline's caps see it; nil where it may not be that of the text, which repairs invalid
  /// UTF-8.
  func hash(_ id: Int32) -> UInt64? {
    guard id >= 0, names[Int(id)].allSatisfy({ $0 < 0x80 }) else { return nil }
    return names.hash(of: Int(id))
  }

  var count: Int { names.count }

  mutating func removeAll() { names.removeAll() }
}
