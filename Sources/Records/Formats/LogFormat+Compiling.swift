internal import Patterns
package import Rules

/// A format definition that cannot be used: which, where it stands, and what is wrong with it.
package struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
  package var format: String
  package var file: String
  package var line: Int
  package var says: String

  init(_ definition: FormatDefinition, _ says: String) {
    format = definition.id
    file = definition.origin.file
    line = definition.origin.mark.line
    self.says = says
  }

  package var description: String { "\(file):\(line): format \(format): \(says)" }
}

extension FormatCatalog {
  /// Compiles the formats of a rule book.
  ///
  /// - Parameter prefix: how PostgreSQL's lines begin, for its text logs; nil: told apart by shape.
  package convenience init(_ book: RuleBook, prefix: PostgresPrefix? = nil) throws(FormatError) {
    var formats: [LogFormat] = []
    for definition in book.formats { formats.append(try LogFormat(definition, prefix)) }
    self.init(formats)
  }
}

extension LogFormat {
  /// Compiles a definition: patterns, times, keys and levels.
  package convenience init(
    _ definition: FormatDefinition, _ prefix: PostgresPrefix? = nil
  ) throws(FormatError) {
    let structure = try Self.structure(definition)
    var header: FormatHeader?
    if let source = definition.header { header = FormatHeader(try Self.pattern(source, definition)) }
    self.init(
      id: definition.id, kind: Self.kind(definition.kind), service: definition.service,
      structure: structure, header: header, layouts: try Self.layouts(definition),
      levels: try Self.levels(definition), keys: try Self.keys(definition),
      timeNames: definition.keys.first { $0.field == FieldKey.time.name }?.names.map(\.name) ?? [],
      continuation: try Self.continuation(definition),
      payload: definition.payload.flatMap { FieldKey(name: $0) },
      hints: try Self.hints(definition), payloadName: Self.payloadName(definition),
      prefix: structure == .postgresql ? prefix?.header : nil)
  }

  /// Only of objects that wrap nothing but a line, as Docker's do.
  private static func payloadName(_ definition: FormatDefinition) -> [UInt8]? {
    guard definition.structure == LogStructure.json.rawValue, let payload = definition.payload,
      let names = definition.keys.first(where: { $0.field == payload })?.names, names.count == 1
    else { return nil }
    return Array(names[0].name.utf8)
  }

  private static func kind(_ kind: FormatDefinition.Kind) -> Kind {
    switch kind {
    case .log: .log
    case .access: .access
    case .metrics: .metrics
    }
  }

  private static func structure(_ definition: FormatDefinition) throws(FormatError) -> LogStructure {
    guard let name = definition.structure else { return .generic }
    guard let known = LogStructure(rawValue: name) else {
      let names = LogStructure.allCases.map(\.rawValue).joined(separator: ", ")
      throw FormatError(definition, "unknown structure \"\(name)\"; it is one of \(names)")
    }
    return known
  }

  private static func layouts(_ definition: FormatDefinition) throws(FormatError) -> [TimestampLayout] {
    var layouts: [TimestampLayout] = []
    for spelling in definition.times {
      guard let layout = TimestampLayout(spelling: spelling) else {
        throw FormatError(definition, "\"\(spelling)\" is no spelling of a time")
      }
      layouts.append(layout)
    }
    return layouts
  }

  private static func levels(_ definition: FormatDefinition) throws(FormatError) -> LevelMap {
    var levels = LevelMap()
    for level in definition.levels {
      guard let severity = SeverityWords.severity(ofWord: level.text) else {
        throw FormatError(definition, "\"\(level.text)\" is no severity")
      }
      levels.add(level.name, severity)
    }
    return levels
  }

  private static func keys(_ definition: FormatDefinition) throws(FormatError) -> KeyMap {
    var keys = KeyMap()
    for (field, names) in definition.keys {
      guard let key = FieldKey(name: field) else {
        throw FormatError(definition, "\"\(field)\" under \"keys\" is no standard field")
      }
      for (rank, entry) in names.enumerated() {
        keys.add(entry.name, key, rank: rank, secondsPerUnit: seconds(perUnit: entry.unit))
      }
    }
    return keys
  }

  private static func continuation(_ definition: FormatDefinition) throws(FormatError) -> Continuation {
    switch definition.continuation {
    case .unmatched: .unmatched
    case .indented: .indented
    case .none: .none
    case .until(let source): .until(try pattern(source, definition))
    }
  }

  private static func hints(_ definition: FormatDefinition) throws(FormatError) -> DetectionHints {
    var hints = DetectionHints()
    hints.literals = definition.literals.map { Array($0.utf8) }
    if let source = definition.pattern { hints.pattern = try pattern(source, definition) }
    hints.files = definition.files
    hints.tags = definition.tags
    hints.priority = definition.priority ?? hints.priority
    return hints
  }

  private static func pattern(
    _ source: String, _ definition: FormatDefinition
  ) throws(FormatError) -> Pattern {
    do { return try Pattern(source) } catch { throw FormatError(definition, "\(error)") }
  }

  static func seconds(perUnit unit: String?) -> Double {
    switch unit {
    case "ms": 0.001
    case "us": 0.000001
    case "ns": 0.000000001
    case "min": 60
    default: 1
    }
  }
}
