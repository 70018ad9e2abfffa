/// What a pax extended header says about the entry after it, where that does not fit into the entry's own
/// header (POSIX.1-2017, pax, "pax Extended Header"): records of the form `length key=value\n`.
struct TarAttributes {
  var path: [UInt8]?
  var size: UInt64?
  var modified: Int64?
  var isSparse = false

  /// Takes in the records in `bytes`, up to the first that is malformed.
  mutating func add(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex, length <= rest.count
    {
      let end = rest.startIndex + length
      let record = rest[(space + 1)..<end].dropLast()
      if let equals = record.firstIndex(of: UInt8(ascii: "=")) {
        set(String(decoding: record[..<equals], as: UTF8.self), record[(equals + 1)...])
      }
      rest = rest[end...]
    }
  }

  private mutating func set(_ key: String, _ value: ArraySlice<UInt8>) {
    switch key {
    case "path": path = Array(value)
    case "size": size = UInt64(String(decoding: value, as: UTF8.self)).flatMap { $0 > Int64.max ? nil : $0 }
    case "mtime":
      let seconds = value.prefix { $0 != UInt8(ascii: ".") }
      modified = Int64(String(decoding: seconds, as: UTF8.self))
    case "GNU.sparse.major", "GNU.sparse.map", "GNU.sparse.size": isSparse = true
    default: break
    }
  }
}
