/// Turns the path of a request into its route by masking what varies from request to request:
/// `/api/products/61?page=2` becomes `/api/products/:n`.
package struct RouteMask: Sendable {
  /// The route of the last path.
  package private(set) var route: [UInt8] = []

  /// A route keeps this many segments; `/*` stands for the rest.
  package static let segmentsMax = 8
  package static let lengthMax = 160

  package init() {}

  /// Masks the request target `bytes[range]` into ``route``. Query and fragment are dropped; of `https://host/path`
  /// the path counts. An empty target gives `/`.
  package mutating func mask(_ bytes: [UInt8], _ range: Range<Int>) {
    route.removeAll(keepingCapacity: true)
    var place = Self.pathStart(bytes, range)
    let end = Self.pathEnd(bytes, place..<range.upperBound)
    var segments = 0
    while place < end, route.count < Self.lengthMax {
      if bytes[place] == UInt8(ascii: "/") { place += 1 }
      let start = place
      while place < end, bytes[place] != UInt8(ascii: "/") { place += 1 }
      if start == place { continue }
      segments += 1
      route.append(UInt8(ascii: "/"))
      if segments > Self.segmentsMax {
        route.append(UInt8(ascii: "*"))
        break
      }
      append(segment: start..<place, of: bytes)
    }
    if route.isEmpty { route.append(UInt8(ascii: "/")) }
    if route.count > Self.lengthMax { route.removeSubrange(Self.lengthMax...) }
  }

  /// A segment is an identifier as a whole, or has parts that are: `item-4711`, `app.4f2a91c.js`.
  private mutating func append(segment: Range<Int>, of bytes: [UInt8]) {
    if segment.count >= 24, Self.isIdentifier(bytes, segment) {
      route.append(contentsOf: Self.identifier)
      return
    }
    var place = segment.lowerBound
    while place < segment.upperBound {
      let start = place
      while place < segment.upperBound, !Self.isJoint(bytes[place]) { place += 1 }
      append(part: start..<place, of: bytes)
      while place < segment.upperBound, Self.isJoint(bytes[place]) {
        route.append(bytes[place])
        place += 1
      }
    }
  }

  private mutating func append(part: Range<Int>, of bytes: [UInt8]) {
    guard !part.isEmpty else { return }
    var digits = 0
    var hexadecimals = 0
    for place in part {
      if bytes[place] &- 0x30 < 10 { digits += 1 }
      if bytes[place] &- 0x30 < 10 || (bytes[place] | 0x20) &- 0x61 < 6 { hexadecimals += 1 }
    }
    if digits == part.count {
      route.append(contentsOf: Self.number)
    } else if digits > 0, hexadecimals == part.count, part.count >= 6 {
      route.append(contentsOf: Self.hexadecimal)
    } else if digits >= 3 {
      route.append(contentsOf: Self.identifier)
    } else {
      // Parts are a few bytes long: a plain loop is faster than a slice.
      for place in part { route.append(bytes[place]) }
    }
  }

  private static let number = Array(":n".utf8)
  private static let hexadecimal = Array(":hex".utf8)
  private static let identifier = Array(":id".utf8)

  /// Long, with digits among letters, without a joint every few letters: UUIDs, tokens, hashes.
  private static func isIdentifier(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    for place in range where bytes[place] &- 0x30 < 10 { digits += 1 }
    return digits * 6 >= range.count
  }

  private static func pathStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    guard let first = range.first, bytes[first] != UInt8(ascii: "/") else { return range.lowerBound }
    var place = first
    while place + 2 < range.upperBound, place - first < 8 {
      if bytes[place] == UInt8(ascii: ":"), bytes[place + 1] == UInt8(ascii: "/"),
        bytes[place + 2] == UInt8(ascii: "/")
      {
        place += 3
        while place < range.upperBound, bytes[place] != UInt8(ascii: "/") { place += 1 }
        return place
      }
      place += 1
    }
    return first
  }

  private static func pathEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    range.first {
      bytes[$0] == UInt8(ascii: "?") || bytes[$0] == UInt8(ascii: "#") || bytes[$0] == UInt8(ascii: ";")
    }
      ?? range.upperBound
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "~")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ",")
  }
}
