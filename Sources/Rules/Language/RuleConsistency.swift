import Patterns

/// Finds what a rule says of itself that cannot be: a capture that no pattern has, a hole that nothing fills.
struct RuleConsistency {
  private let source: RuleSource
  private let node: RuleNode
  /// The named groups of all patterns, in order.
  private let groups: [String]
  private(set) var problems: [RuleProblem] = []

  /// The problems of a rule whose shape has been checked.
  static func problems(_ node: RuleNode, _ source: RuleSource) -> [RuleProblem] {
    var consistency = RuleConsistency(node, source)
    consistency.checkConditions()
    consistency.checkSubject()
    consistency.checkCaptures()
    consistency.checkTemplates()
    consistency.checkSequence()
    consistency.checkInterval()
    consistency.checkSamples()
    return consistency.problems
  }

  private init(_ node: RuleNode, _ source: RuleSource) {
    self.node = node
    self.source = source
    var groups: [String] = []
    for pattern in node.texts("pattern") + node.texts("patterns") {
      for name in (try? Pattern(pattern))?.captureNames ?? [] where !name.isEmpty && !groups.contains(name) {
        groups.append(name)
      }
    }
    self.groups = groups
  }

  private mutating func checkConditions() {
    for entry in node["where"]?.entries ?? [] {
      if case .list(let elements) = entry.value.content {
        for element in elements {
          guard let text = element.text, let sign = FieldCondition.sign(of: text) else { continue }
          report(element.mark, "a list under \"where\" holds plain values; \"\(sign)\" stands alone")
        }
      } else if let text = entry.value.text {
        do { _ = try FieldCondition(field: entry.key, text) } catch {
          report(ScalarColumns.mark(of: error.offset, in: entry.value, source), error.message)
        }
      }
    }
  }

  private mutating func checkSubject() {
    guard let subject = node["in"], let name = subject.text else { return }
    if !StandardFields.isField(name), name != "line", name != "message" {
      report(
        subject.mark, "\"in\" must be message, line, a standard field or field.KEY, found \"\(name)\"",
        Spelling.nearest(to: name, in: ["message", "line"] + StandardFields.names))
    }
  }

  private mutating func checkCaptures() {
    for entry in node["captures"]?.entries ?? [] where !groups.contains(entry.key) {
      report(
        entry.mark, "the capture \"\(entry.key)\" is no group of the pattern; \(groupList)",
        Spelling.nearest(to: entry.key, in: groups))
    }
    guard let value = node["signal"]?["value"], let name = value.text else { return }
    guard groups.contains(name) else {
      return report(
        value.mark, "the value \"\(name)\" is no group of the pattern; \(groupList)",
        Spelling.nearest(to: name, in: groups))
    }
    let capture = node["captures"]?[name]
    let type = (capture?.text ?? capture?.text("type")).flatMap(CaptureType.init(rawValue:))
    if !(type?.isNumeric ?? false) {
      report(
        value.mark, "the value \"\(name)\" must be declared under captures as int, float, duration or bytes")
    }
  }

  private var groupList: String {
    groups.isEmpty ? "it has no named groups" : "its groups are \(groups.joined(separator: ", "))"
  }

  private mutating func checkTemplates() {
    for key in ["entity", "change", "request", "defines"] {
      for entry in node[key]?.entries ?? [] where RuleShapes.isTemplate(entry.key, of: key) {
        checkHoles(entry.value)
      }
    }
    for key in ["calls", "starts", "ends", "reverts"] {
      if let value = node[key] { checkHoles(value) }
    }
  }

  private mutating func checkHoles(_ value: RuleNode) {
    guard let text = value.text, let template = try? Template(text) else { return }
    for name in template.names where !isKnown(name) {
      let place = text.firstOffset(of: "{\(name)") ?? text.firstOffset(of: "|\(name)")
      reportUnknown(name, at: ScalarColumns.mark(of: place.map { $0 + 1 } ?? 0, in: value, source))
    }
  }

  private func isKnown(_ name: String) -> Bool { groups.contains(name) || StandardFields.isField(name) }

  private mutating func reportUnknown(_ name: String, at mark: SourceMark) {
    report(
      mark, "\"\(name)\" is neither a group of the pattern nor a field; \(groupList)",
      Spelling.nearest(to: name, in: groups + StandardFields.names))
  }

  private mutating func checkSequence() {
    for step in node.children("sequence").dropFirst() where step["within"] == nil {
      report(step.mark, "every step after the first needs \"within\", the longest time since the one before")
    }
  }

  /// Labels of intervals and what is taken back are said of changes.
  private mutating func checkInterval() {
    for key in ["starts", "ends", "reverts"] {
      guard let entry = node.entries.first(where: { $0.key == key }) else { continue }
      guard let change = node["change"] else {
        report(entry.mark, "\"\(key)\" says something of a change; the rule needs \"change\" as well")
        continue
      }
      if key != "reverts", let phase = change.entries.first(where: { $0.key == "phase" }) {
        report(phase.mark, "\"phase\" cannot stand beside \"\(key)\", which says it already")
      }
    }
  }

  private mutating func checkSamples() {
    for sample in node.children("tests") {
      let expectsMatch = sample["match"] != nil || sample["todo_match"] != nil
      for key in ["captures", "entity"] where !expectsMatch {
        if let entry = sample.entries.first(where: { $0.key == key }) {
          report(entry.mark, "\"\(key)\" can only be expected of a sample that matches")
        }
      }
      for entry in sample["captures"]?.entries ?? [] where !groups.contains(entry.key) {
        report(
          entry.mark, "the capture \"\(entry.key)\" is no group of the pattern; \(groupList)",
          Spelling.nearest(to: entry.key, in: groups))
      }
    }
  }

  private mutating func report(_ mark: SourceMark, _ message: String, _ suggestion: String? = nil) {
    problems.append(RuleProblem(source, mark, message, suggestion: suggestion))
  }
}

extension RuleShapes {
  /// Whether a key of one of a rule's mappings holds a template.
  static func isTemplate(_ key: String, of mapping: String) -> Bool {
    guard case .object(let object) = rule[mapping]?.shape, case .scalar(.template) = object[key]?.shape else {
      return false
    }
    return true
  }
}

extension String {
  /// The byte at which `part` first stands.
  fileprivate func firstOffset(of part: String) -> Int? {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).first { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}
