/// Reads one rule from its node.
struct RuleReader {
  static let keys = [
    "id", "title", "status", "severity", "event", "category", "role", "applies_to", "where", "in", "pattern", "patterns",
    "captures", "entity", "signal", "explains", "actions", "references", "change", "request", "defines", "calls",
    "starts", "ends", "reverts", "threshold", "sequence", "tests", "notes",
  ]

  let source: RuleSource
  let pack: String
  let fileScope: Applicability
  /// What the file says of all its rules.
  let isFallback: Bool

  /// The rule, or nil when it cannot be used at all; every mistake goes to `problems`.
  func read(_ node: RuleNode, _ problems: inout [RuleProblem]) -> Rule? {
    var keys = KeyReader(source, node, "a rule", keys: Self.keys)
    defer { problems += keys.problems }
    guard node.isMapping else { return nil }
    let id = keys.requiredText("id")
    let isID = !id.isEmpty && id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
    }
    if !id.isEmpty, !isID {
      keys.complain(node["id"]?.mark ?? node.mark, "an id has lower-case letters, digits, \".\", \"-\" and \"_\", found \"\(id)\"")
    }
    if node["event"] == nil { keys.complain(node.mark, "a rule needs \"event\"") }
    var rule = Rule(id: id, title: keys.requiredText("title"), event: keys.word("event", EventKind.self) ?? .error)
    rule.origin = RuleOrigin(pack: pack, file: source.name, mark: node.mark)
    rule.status = keys.word("status", RuleStatus.self) ?? .stable
    rule.severity = keys.word("severity", RuleSeverity.self) ?? .info
    rule.category = keys.word("category", Category.self) ?? .unknown
    rule.role = keys.word("role", Role.self) ?? .either
    rule.isFallback = isFallback
    rule.appliesTo = keys.child("applies_to").map { Self.scope(source, $0, &keys) } ?? fileScope
    readMatching(into: &rule, &keys)
    readMeaning(into: &rule, &keys)
    if let tests = keys.child("tests") {
      rule.samples = tests.elements.compactMap { RuleSampleReader(source: source).read($0, &keys) }
    }
    return id.isEmpty ? nil : rule
  }

  static func scope(_ source: RuleSource, _ node: RuleNode, _ outer: inout KeyReader) -> Applicability {
    var keys = KeyReader(source, node, "\"applies_to\"", keys: ["format", "service"])
    let scope = Applicability(formats: keys.texts("format"), services: keys.texts("service"))
    outer.take(keys.problems)
    return scope
  }

  private func readMatching(into rule: inout Rule, _ keys: inout KeyReader) {
    let one = keys.marked("pattern")
    let many = keys.marked("patterns")
    if !one.isEmpty, !many.isEmpty { keys.complain(many[0].mark, "a rule has \"pattern\" or \"patterns\", not both") }
    rule.patterns = (one + many).map(\.text)
    if let text = keys.text("in") {
      rule.subject = text == "message" ? .message : text == "line" ? .line : .field(text)
    }
    if let conditions = keys.child("where") {
      for entry in conditions.entries { rule.conditions += condition(entry, &keys) }
    }
    if let captures = keys.child("captures") {
      for entry in captures.entries {
        if let capture = capture(entry, &keys) { rule.captures.append(capture) }
      }
    }
    if rule.patterns.isEmpty, rule.conditions.isEmpty, keys.node["sequence"] == nil {
      keys.complain(keys.node.mark, "a rule needs \"pattern\", \"patterns\", \"where\" or \"sequence\"")
    }
  }

  private func condition(_ entry: RuleNode.Entry, _ keys: inout KeyReader) -> [FieldCondition] {
    let texts = entry.value.elements.compactMap(\.text)
    do {
      if texts.count == 1 { return [try FieldCondition(field: entry.key, texts[0])] }
      if texts.isEmpty { keys.complain(entry.value.mark, "\"\(entry.key)\" has no value to test for") }
      return texts.isEmpty ? [] : [FieldCondition(field: entry.key, test: .isOneOf(texts))]
    } catch {
      keys.complain(entry.value.mark, "\"\(entry.key)\": \(error.message)")
      return []
    }
  }

  private func capture(_ entry: RuleNode.Entry, _ keys: inout KeyReader) -> CaptureDeclaration? {
    var inner = KeyReader(
      source, entry.value.isMapping ? entry.value : RuleNode(.mapping([.init(key: "type", mark: entry.mark, value: entry.value)]), entry.mark),
      "the capture \"\(entry.key)\"", keys: ["type", "pii", "unit"])
    defer { keys.take(inner.problems) }
    guard let type = inner.word("type", CaptureType.self) else { return nil }
    return CaptureDeclaration(
      name: entry.key, type: type, isPersonal: inner.text("pii") == "true", unit: inner.word("unit", Unit.self))
  }

  private func readMeaning(into rule: inout Rule, _ keys: inout KeyReader) {
    let meaning = RuleMeaningReader(source: source)
    if let node = keys.child("entity") { rule.entity = meaning.entity(node, &keys) }
    if let node = keys.child("signal") { rule.signal = meaning.signal(node, &keys) }
    if let node = keys.child("explains") { rule.explains = node.elements.compactMap { meaning.explanation($0, &keys) } }
    rule.actions = keys.texts("actions")
    rule.references = keys.texts("references")
    if let node = keys.child("change") { rule.change = meaning.change(node, &keys) }
    if let node = keys.child("request") { rule.request = meaning.request(node, &keys) }
    if let node = keys.child("defines") { rule.defines = meaning.definition(node, &keys) }
    rule.calls = keys.template("calls")
    rule.starts = keys.template("starts")
    rule.ends = keys.template("ends")
    rule.reverts = keys.template("reverts")
    if let node = keys.child("threshold") { rule.threshold = meaning.threshold(node, &keys) }
    if let node = keys.child("sequence") { rule.sequence = node.elements.compactMap { meaning.step($0, &keys) } }
  }
}
