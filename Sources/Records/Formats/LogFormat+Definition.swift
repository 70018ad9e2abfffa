internal import Patterns
package import Rules

extension LogFormat {
  /// Why a format's definition cannot be used.
  package struct DefinitionError: Error, Sendable, CustomStringConvertible {
    package let formatID: String
    package let origin: RuleOrigin
    package let reason: String

    package var description: String { "\(origin.file):\(origin.mark): format \"\(formatID)\": \(reason)" }
  }

  /// Compiles what a format file says.
  package init(_ definition: FormatDefinition) throws(DefinitionError) {
    func failure(_ reason: String) -> DefinitionError {
      DefinitionError(formatID: definition.id, origin: definition.origin, reason: reason)
    }
    func pattern(_ text: String?, _ key: String) throws(DefinitionError) -> Pattern? {
      guard let text else { return nil }
      do { return try Pattern(text) } catch { throw failure("\"\(key)\": \(error)") }
    }
    self.init(id: definition.id)
    switch definition.kind {
    case .log: kind = .log
    case .access: kind = .access
    case .metrics: kind = .metrics
    }
    service = definition.service
    if let name = definition.structure {
      guard let known = LogStructure(rawValue: name) else {
        let nearest = Spelling.nearest(to: name, in: LogStructure.allCases.map(\.rawValue))
        throw failure("unknown structure \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
      }
      structure = known
    }
    if let header = try pattern(definition.header, "header") { setHeader(header) }
    hints.pattern = try pattern(definition.pattern, "detect.pattern")
    hints.literals = definition.literals.map { Array($0.utf8) }
    hints.files = definition.files
    hints.tags = definition.tags
    if let priority = definition.priority { hints.priority = priority }
    for spelling in definition.times {
      guard let layout = TimestampLayout(spelling: spelling) else { throw failure("unknown time spelling \"\(spelling)\"") }
      layouts.append(layout)
    }
    for (field, names) in definition.keys {
      guard let key = FieldKey(name: field) else {
        let nearest = Spelling.nearest(to: field, in: FieldKey.allCases.map(\.name))
        throw failure("\"\(field)\" is no standard field" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
      }
      addKeys(key, names.map { (name: $0.name, unit: $0.unit) })
    }
    for level in definition.levels {
      if level.name == "numbers" {
        levels.numbers = Self.numbers(level.text)
      } else if let severity = Severity(word: level.text) {
        levels.words[level.name] = severity
      } else {
        throw failure("\"\(level.text)\" is no level; use \(Severity.allCases.map(\.word).joined(separator: ", "))")
      }
    }
    switch definition.continuation {
    case .unmatched: continuation = .unmatched
    case .indented: continuation = .indented
    case .none: continuation = .none
    case .until(let text): continuation = try pattern(text, "continuation.until").map { .until($0) } ?? .unmatched
    }
    if let field = definition.payload {
      guard let key = FieldKey(name: field) else { throw failure("\"\(field)\" is no standard field") }
      payload = key
    }
  }

  private static func numbers(_ name: String) -> LevelMap.Numbers {
    switch name {
    case "syslog": .syslog
    case "pino": .pino
    case "opentelemetry": .openTelemetry
    default: .guessed
    }
  }
}

extension Severity {
  /// The severity of one of the nine words that ``word`` prints.
  package init?(word: String) {
    guard let known = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = known
  }
}
