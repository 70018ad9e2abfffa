import Testing

/// The tags of a page, read more strictly than a browser would: every attribute in double quotes, every element closed,
/// `<`, `>` and `&` only where they mean something.
struct Tags {
  /// Name and attributes of every element, in order.
  private(set) var all: [(name: String, attributes: [(name: String, value: String)], parents: [String])] = []
  /// Elements that were not closed.
  private(set) var open: [String] = []

  private static let void: Set<String> = ["meta", "!doctype"]
  private static let entities = ["amp;", "lt;", "gt;", "quot;", "#39;", "#96;"]

  /// Values of the attribute `name`, in order.
  func values(_ name: String) -> [String] {
    all.flatMap { $0.attributes.filter { $0.name == name }.map(\.value) }
  }

  /// `a[class,href]`: tag names with the names of their attributes.
  var vocabulary: Set<String> {
    Set(all.map { "\($0.name)[\($0.attributes.map(\.name).joined(separator: ","))]" })
  }

  init(_ page: String) throws {
    let bytes = Array(page.utf8)
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "<"):
        try readTag(bytes, &place)
        if let last = open.last, last == "style" || last == "script" { skip(to: "</\(last)>", bytes, &place) }
      case UInt8(ascii: ">"): throw Failure(reason: "stray >", at: place)
      case UInt8(ascii: "&"):
        try checkEntity(bytes, place)
        place += 1
      default: place += 1
      }
    }
  }

  struct Failure: Error {
    var reason: String
    var at: Int
  }

  private mutating func readTag(_ bytes: [UInt8], _ place: inout Int) throws {
    place += 1
    let isEnd = bytes[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    let name = word(bytes, &place)
    guard !name.isEmpty else { throw Failure(reason: "stray <", at: place) }
    var attributes: [(String, String)] = []
    while true {
      while bytes[place] == 0x20 || bytes[place] == 0x0A { place += 1 }
      if bytes[place] == UInt8(ascii: ">") { break }
      if bytes[place] == UInt8(ascii: "/"), bytes[place + 1] == UInt8(ascii: ">") {
        place += 2
        all.append((name, attributes, open))
        return
      }
      let attribute = word(bytes, &place)
      guard !attribute.isEmpty else { throw Failure(reason: "bad attribute in <\(name)>", at: place) }
      guard bytes[place] == UInt8(ascii: "=") else {
        attributes.append((attribute, ""))
        continue
      }
      guard bytes[place + 1] == UInt8(ascii: "\"") else { throw Failure(reason: "unquoted value", at: place) }
      let start = place + 2
      place = start
      while bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "<") { throw Failure(reason: "< in a value", at: place) }
        if bytes[place] == UInt8(ascii: "&") { try checkEntity(bytes, place) }
        place += 1
      }
      attributes.append((attribute, String(decoding: bytes[start..<place], as: UTF8.self)))
      place += 1
    }
    place += 1
    if isEnd {
      guard open.popLast() == name else { throw Failure(reason: "</\(name)> closes nothing", at: place) }
    } else {
      all.append((name, attributes, open))
      if !Self.void.contains(name) { open.append(name) }
    }
  }

  private func word(_ bytes: [UInt8], _ place: inout Int) -> String {
    let start = place
    while place < bytes.count, !" =/>\n\"'<&".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  private func checkEntity(_ bytes: [UInt8], _ place: Int) throws {
    guard Self.entities.contains(where: { bytes[(place + 1)...].starts(with: $0.utf8) }) else {
      throw Failure(reason: "stray &", at: place)
    }
  }

  private func skip(to end: String, _ bytes: [UInt8], _ place: inout Int) {
    while place < bytes.count, !bytes[place...].starts(with: end.utf8) { place += 1 }
  }
}
