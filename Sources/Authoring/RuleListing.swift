package import Rules

/// What is loaded: every rule and format with where it came from, what it hides and what is switched off.
package struct RuleListing: Sendable {
  /// One rule or format.
  package struct Entry: Encodable, Sendable, Equatable {
    package var kind: Kind
    package var id: String
    package var pack: String
    package var version: String
    /// `builtin`, or the path that was given.
    package var origin: String
    package var file: String
    package var line: Int
    package var status: String?
    package var severity: String?
    package var event: String?
    package var title: String?
    package var isDisabled: Bool
    /// The places of the rules of this id that this one hides, first loaded first.
    package var shadows: [String]
    /// Where a configuration changes it.
    package var overriddenAt: String?

    package enum CodingKeys: String, CodingKey {
      case kind, id, pack, version, origin, file, line, status, severity, event, title
      case isDisabled = "disabled"
      case shadows
      case overriddenAt = "overridden_at"
    }
  }

  package enum Kind: String, Encodable, Sendable { case rule, format }

  /// Which entries are wanted; nil and empty: all.
  package struct Filter: Sendable {
    package var packs: [String] = []
    package var kind: Kind?
    package var id: IDPattern?

    package init() {}
  }

  /// Rules in the order of their ids, then formats in that of theirs.
  package let entries: [Entry]

  package init(_ book: RuleBook, _ filter: Filter = Filter()) {
    let rules = (book.rules.map { ($0, false) } + book.disabledRules.map { ($0, true) })
      .map { Self.entry($0.0, isDisabled: $0.1, book) }
    let formats = (book.formats.map { ($0, false) } + book.disabledFormats.map { ($0, true) })
      .map { Self.entry($0.0, isDisabled: $0.1, book) }
    entries = (Self.sorted(rules) + Self.sorted(formats)).filter { entry in
      (filter.kind == nil || filter.kind == entry.kind)
        && (filter.packs.isEmpty || filter.packs.contains { RuleSelection.matches($0, entry.pack) })
        && (filter.id?.matches(entry.id) ?? true)
    }
  }

  private static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private static func entry(_ rule: Rule, isDisabled: Bool, _ book: RuleBook) -> Entry {
    var entry = entry(.rule, rule.id, rule.origin, isDisabled: isDisabled, book)
    entry.status = rule.status.rawValue
    entry.severity = rule.severity.rawValue
    entry.event = rule.event.rawValue
    entry.title = rule.title
    entry.overriddenAt = book.overriddenAt[rule.id]
    return entry
  }

  private static func entry(_ format: FormatDefinition, isDisabled: Bool, _ book: RuleBook) -> Entry {
    entry(.format, format.id, format.origin, isDisabled: isDisabled, book)
  }

  private static func entry(
    _ kind: Kind, _ id: String, _ origin: RuleOrigin, isDisabled: Bool, _ book: RuleBook
  ) -> Entry {
    let pack = book.packs.last { pack in
      pack.id == origin.pack && pack.sources.contains { $0.name == origin.file }
    }
    let path: String? =
      switch pack?.origin {
      case .path(let path): path
      case .builtIn, nil: nil
      }
    return Entry(
      kind: kind, id: id, pack: origin.pack, version: pack?.version ?? "0.0.0", origin: path ?? "builtin",
      file: origin.file, line: origin.mark.line, isDisabled: isDisabled,
      shadows: book.shadowings.filter { $0.id == id }.map { "\($0.hidden.file):\($0.hidden.mark.line)" })
  }
}
