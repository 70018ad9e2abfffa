/// Builds tar archives for tests, header by header.
struct TarFile {
  private(set) var bytes: [UInt8] = []

  /// Adds an entry: its header, its content and the padding after it.
  mutating func add(
    _ name: String, _ content: [UInt8] = [], type: Character = "0", prefix: String = "", size: String? = nil,
    magic: [UInt8] = Array("ustar\u{0}00".utf8)
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: [UInt8], at index: Int) {
      header.replaceSubrange(index..<index + text.count, with: text)
    }
    put(Array(name.utf8.prefix(100)), at: 0)
    put(Array("0000644".utf8), at: 100)
    put(Array((size ?? Self.octal(content.count, 11)).utf8), at: 124)
    put(Array(Self.octal(1_721_044_800, 11).utf8), at: 136)
    put(Array("        ".utf8), at: 148)
    put([type.asciiValue!], at: 156)
    put(magic, at: 257)
    put(Array(prefix.utf8), at: 345)
    put(Array(Self.octal(header.reduce(0) { $0 + Int($1) }, 6).utf8) + [0, 0x20], at: 148)
    bytes += header + content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// Adds a pax header for the entry that follows.
  mutating func addAttributes(_ attributes: [(key: String, value: String)]) {
    add("pax", attributes.flatMap { Self.record($0.key, $0.value) }, type: "x")
  }

  /// The archive with its end marker.
  var closed: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

  private static func record(_ key: String, _ value: String) -> [UInt8] {
    let body = " \(key)=\(value)\n".utf8.count
    var length = body + 1
    while body + String(length).utf8.count != length { length += 1 }
    return Array("\(length) \(key)=\(value)\n".utf8)
  }

  private static func octal(_ number: Int, _ digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
