/// All formats that a run knows, in the order of their files; immutable and shared.
///
/// A class, since records look at it all the time: as a struct, each look would copy a dozen references.
package final class FormatCatalog: Sendable {
  package let formats: [LogFormat]
  private let byID: [String: FormatID]
  /// Formats by the program name under which they travel in syslog.
  private let byTag: PackedTable<FormatID>
  /// The catch-alls: always there, whatever the format files say.
  package let generic: FormatID
  package let plain: FormatID
  /// What names mean in JSON, in `key=value` pairs and in CEF of an unknown product: the keys of the formats `json`,
  /// `logfmt` and `cef`.
  let jsonKeys: KeyMap
  let logfmtKeys: KeyMap
  let eventKeys: KeyMap

  package init(_ definitions: [LogFormat]) {
    var formats = definitions
    var byID: [String: FormatID] = [:]
    for (index, format) in formats.enumerated() { byID[format.id] = FormatID(index: UInt16(index)) }
    for builtin in [Self.genericText, Self.plainText] where byID[builtin.id] == nil {
      byID[builtin.id] = FormatID(index: UInt16(formats.count))
      formats.append(builtin)
    }
    var byTag = PackedTable<FormatID>()
    for (index, format) in formats.enumerated() {
      for tag in format.hints.tags { byTag[NameHash(tag.utf8).value] = FormatID(index: UInt16(index)) }
    }
    self.formats = formats
    self.byID = byID
    self.byTag = byTag
    let all = formats
    let keys = { [byID] (name: String) in byID[name].map { all[Int($0.index)].keys } ?? KeyMap() }
    (jsonKeys, logfmtKeys, eventKeys) = (keys("json"), keys("logfmt"), keys("cef"))
    generic = byID[Self.genericText.id] ?? FormatID(index: 0)
    plain = byID[Self.plainText.id] ?? FormatID(index: 0)
  }

  package subscript(id: FormatID) -> LogFormat { formats[Int(id.index)] }

  package func id(named name: String) -> FormatID? { byID[name] }

  package var ids: [FormatID] { formats.indices.map { FormatID(index: UInt16($0)) } }

  /// The format of what a program writes to syslog; nil for programs without one.
  func format(ofTag bytes: [UInt8], _ tag: Range<Int>) -> FormatID? {
    var hash = NameHash()
    for place in tag { hash.add(bytes[place]) }
    return byTag[hash.value]
  }

  private static let genericText = catchAll("generic", .generic)
  private static let plainText = catchAll("plain", .plain)

  private static func catchAll(_ id: String, _ structure: LogStructure) -> LogFormat {
    var hints = DetectionHints()
    hints.priority = 0
    return LogFormat(id: id, structure: structure, hints: hints)
  }
}
