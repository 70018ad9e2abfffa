internal import Patterns
internal import Records
internal import Rules

/// A rule made ready for matching: its patterns compiled, its templates resolved.
final class CompiledRule: Sendable {
  let rule: Rule
  let severity: Severity
  /// Services that the rule looks at, and whether the name is the beginning of theirs; empty: all.
  private let services: [(name: [UInt8], isPrefix: Bool)]
  let conditions: [RecordCondition]
  /// It knows only records whose level is warning or above.
  let isForTrouble: Bool
  let patterns: [Pattern]
  let subject: SubjectReference
  /// For each pattern and slot, the capture groups that have the slot's name.
  let groups: [[[Int]]]
  let slots: [String]
  let host: CompiledTemplate?
  let service: CompiledTemplate?
  let instance: CompiledTemplate?
  let value: ValueReference?
  let change: CompiledChange?
  let request: CompiledRequest?
  let address: CompiledTemplate?
  let addressHost: CompiledTemplate?
  let addressService: CompiledTemplate?
  let calls: CompiledTemplate?

  /// Where the patterns are searched.
  enum SubjectReference: Sendable {
    case line
    case field(FieldReference)
  }

  /// The capture whose number the signal carries.
  struct ValueReference: Sendable {
    var slot: Int
    var type: CaptureType
    var unit: Unit?
  }

  init(_ rule: Rule) throws(PatternError) {
    self.rule = rule
    severity = Self.severity(rule.severity)
    services = rule.appliesTo.services.map { name in
      name.hasSuffix("*") ? (Array(name.utf8.dropLast()), true) : (Array(name.utf8), false)
    }
    var conditions: [RecordCondition] = []
    for condition in rule.conditions { conditions.append(try RecordCondition(condition)) }
    self.conditions = conditions
    isForTrouble = conditions.contains(where: \.isForTrouble)
    var patterns: [Pattern] = []
    for source in rule.patterns { patterns.append(try Pattern(source)) }
    self.patterns = patterns
    switch rule.subject {
    case .line: subject = .line
    case .message: subject = .field(.message)
    case .field(let name): subject = .field(FieldReference(name))
    }
    var slots: [String] = []
    for name in patterns.flatMap(\.captureNames) where !name.isEmpty && !slots.contains(name) {
      slots.append(name)
    }
    self.slots = slots
    groups = patterns.map { pattern in
      slots.map { slot in pattern.captureNames.indices.filter { pattern.captureNames[$0] == slot } }
    }
    func compiled(_ template: Template?) -> CompiledTemplate? {
      template.map { CompiledTemplate($0, slots: slots) }
    }
    host = compiled(rule.entity.host)
    service = compiled(rule.entity.service)
    instance = compiled(rule.entity.instance)
    value = Self.value(of: rule, slots: slots)
    change = rule.change.map { CompiledChange($0, of: rule, slots: slots) }
    request = rule.request.map { CompiledRequest($0, slots: slots) }
    address = compiled(rule.defines?.address)
    addressHost = compiled(rule.defines?.host)
    addressService = compiled(rule.defines?.service)
    calls = compiled(rule.calls)
  }

  /// Whether the rule looks at records of a service; a record without one is looked at by rules for all.
  func looks(atService service: ArraySlice<UInt8>?) -> Bool {
    if services.isEmpty { return true }
    guard let service else { return false }
    return services.contains { $0.isPrefix ? service.starts(with: $0.name) : service.elementsEqual($0.name) }
  }

  /// What must stand in a record for each of the patterns to have a chance: in one whose texts stand as they are, and
  /// in one whose texts may be escaped. Of a literal that is searched in a field, only a run of characters that nobody
  /// escapes can be asked of the latter.
  func requirements() -> [(plain: LiteralRequirement, escaped: LiteralRequirement)] {
    rule.patterns.map { source in
      let plain = RequiredLiterals.extract(from: source)
      guard !isAboutLines, case .anyOf(let literals) = plain else { return (plain, plain) }
      let safe = literals.flatMap { literal in
        Self.spellings(Self.unescapedRun(literal.bytes)).map {
          RequiredLiteral($0, isCaseless: literal.isCaseless)
        }
      }
      return (plain, safe.allSatisfy { $0.bytes.count >= Self.literalMin } ? .anyOf(safe) : .none)
    }
  }

  /// Whether its patterns are searched in the record as it stands in the file.
  var isAboutLines: Bool {
    if case .line = subject { return !patterns.isEmpty }
    return false
  }

  private static let literalMin = 3

  /// The longest run of bytes that JSON, logfmt and CSV encoders leave as they are, but for the slash.
  private static func unescapedRun(_ bytes: [UInt8]) -> [UInt8] {
    bytes.split { byte in
      byte < 0x20 || byte >= 0x7F || "\"\\<>&'+`".utf8.contains(byte)
    }.max { $0.count < $1.count }.map(Array.init) ?? []
  }

  /// Some JSON encoders escape the slash, and JSON may be carried inside JSON.
  private static func spellings(_ bytes: [UInt8]) -> [[UInt8]] {
    guard bytes.contains(UInt8(ascii: "/")) else { return [bytes] }
    return ["/", "\\/", "\\\\/"].map { slash in
      bytes.flatMap { $0 == UInt8(ascii: "/") ? Array(slash.utf8) : [$0] }
    }
  }

  private static func severity(_ severity: RuleSeverity) -> Severity {
    switch severity {
    case .info: .info
    case .warning: .warning
    case .error: .error
    case .critical: .critical
    }
  }

  private static func value(of rule: Rule, slots: [String]) -> ValueReference? {
    guard let name = rule.signal?.value, let slot = slots.firstIndex(of: name) else { return nil }
    let declared = rule.captures.first { $0.name == name }
    return ValueReference(slot: slot, type: declared?.type ?? .float, unit: declared?.unit)
  }
}
