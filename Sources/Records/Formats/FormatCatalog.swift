/// All formats that a run knows, in the order of their files; immutable and shared.
package struct FormatCatalog: Sendable {
  package private(set) var formats: [LogFormat]
  private let byID: [String: FormatID]
  /// Formats by the program name under which they travel in syslog.
  private let byTag: [NameHash.Value: FormatID]
  /// The catch-alls: always there, whatever the format files say.
  package let generic: FormatID
  package let plain: FormatID

  package init(_ definitions: [LogFormat]) {
    var formats = definitions
    var byID: [String: FormatID] = [:]
    for (index, format) in formats.enumerated() { byID[format.id] = FormatID(index: UInt16(index)) }
    for builtin in [Self.genericText, Self.plainText] where byID[builtin.id] == nil {
      byID[builtin.id] = FormatID(index: UInt16(formats.count))
      formats.append(builtin)
    }
    var byTag: [NameHash.Value: FormatID] = [:]
    for (index, format) in formats.enumerated() {
      for tag in format.hints.tags { byTag[NameHash(tag.utf8).value] = FormatID(index: UInt16(index)) }
    }
    self.formats = formats
    self.byID = byID
    self.byTag = byTag
    generic = byID[Self.genericText.id] ?? FormatID(index: 0)
    plain = byID[Self.plainText.id] ?? FormatID(index: 0)
  }

  package subscript(id: FormatID) -> LogFormat { formats[Int(id.index)] }

  package func id(named name: String) -> FormatID? { byID[name] }

  package var ids: [FormatID] { formats.indices.map { FormatID(index: UInt16($0)) } }

  /// The format of what a program writes to syslog; nil for programs without one.
  func format(ofTag hash: NameHash) -> FormatID? { byTag[hash.value] }

  /// What names mean in JSON, in `key=value` pairs and in CEF of an unknown product: the keys of the formats `json`,
  /// `logfmt` and `cef`.
  var jsonKeys: KeyMap { keys(of: "json") }
  var logfmtKeys: KeyMap { keys(of: "logfmt") }
  var eventKeys: KeyMap { keys(of: "cef") }

  private func keys(of name: String) -> KeyMap { id(named: name).map { self[$0].keys } ?? KeyMap() }

  private static let genericText: LogFormat = {
    var format = LogFormat(id: "generic")
    format.hints.priority = 0
    return format
  }()

  private static let plainText: LogFormat = {
    var format = LogFormat(id: "plain")
    format.structure = .plain
    format.hints.priority = 0
    return format
  }()
}
