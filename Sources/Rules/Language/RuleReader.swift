/// Makes rules of nodes whose shape has been checked.
struct RuleReader {
  let pack: String
  let file: String
  /// What the file says of all its rules.
  let fileScope: Applicability
  let isFallback: Bool

  func rule(_ node: RuleNode) -> Rule {
    var rule = Rule(
      id: node.text("id") ?? "", title: node.text("title") ?? "",
      event: node.word("event", EventKind.self) ?? .error)
    rule.origin = RuleOrigin(pack: pack, file: file, mark: node.mark)
    rule.status = node.word("status", RuleStatus.self) ?? .stable
    rule.severity = node.word("severity", RuleSeverity.self) ?? .info
    rule.category = node.word("category", Category.self) ?? .unknown
    rule.role = node.word("role", Role.self) ?? .either
    rule.isFallback = isFallback
    rule.appliesTo = node["applies_to"].map(Self.scope) ?? fileScope
    rule.conditions = node["where"]?.entries.compactMap(condition) ?? []
    rule.subject = node.text("in").map(subject) ?? .message
    rule.patterns = node.texts("pattern") + node.texts("patterns")
    rule.captures = node["captures"]?.entries.map(capture) ?? []
    rule.samples = node.children("tests").flatMap(samples)
    readMeaning(of: node, into: &rule)
    return rule
  }

  static func scope(_ node: RuleNode) -> Applicability {
    Applicability(formats: node.texts("format"), services: node.texts("service"))
  }

  private func condition(_ entry: RuleNode.Entry) -> FieldCondition? {
    if case .list(let elements) = entry.value.content {
      return FieldCondition(field: entry.key, test: .isOneOf(elements.compactMap(\.text)))
    }
    return try? FieldCondition(field: entry.key, entry.value.text ?? "")
  }

  private func subject(_ name: String) -> Subject {
    switch name {
    case "message": .message
    case "line": .line
    default: .field(name)
    }
  }

  private func capture(_ entry: RuleNode.Entry) -> CaptureDeclaration {
    let node = entry.value
    return CaptureDeclaration(
      name: entry.key, type: CaptureType(rawValue: node.text ?? node.text("type") ?? "") ?? .text,
      isPersonal: node.isTrue("pii"), unit: node.word("unit", Unit.self))
  }

  private func samples(_ node: RuleNode) -> [RuleSample] {
    guard let expectation = RuleSample.Expectation.allCases.first(where: { node[$0.rawValue] != nil }) else {
      return []
    }
    return node.children(expectation.rawValue).compactMap { element in
      element.text.map { text in
        RuleSample(
          expectation: expectation, text: text, mark: element.mark, captures: node.namedTexts("captures"),
          entity: node.namedTexts("entity"), format: node.text("format"), service: node.text("service"),
          why: node.text("why"))
      }
    }
  }

  private func readMeaning(of node: RuleNode, into rule: inout Rule) {
    rule.entity = node["entity"].map(entity) ?? EntityTemplate()
    rule.signal = node["signal"].map(signal)
    rule.explains = node.children("explains").map(explanation)
    rule.actions = node.texts("actions")
    rule.references = node.texts("references")
    rule.change = node["change"].flatMap(change)
    rule.request = node["request"].map(request)
    rule.defines = node["defines"].flatMap(definition)
    rule.calls = node.template("calls")
    rule.starts = node.template("starts")
    rule.ends = node.template("ends")
    rule.reverts = node.template("reverts")
    rule.threshold = node["threshold"].map(threshold)
    rule.sequence = node.children("sequence").map(step)
  }

  private func entity(_ node: RuleNode) -> EntityTemplate {
    EntityTemplate(
      host: node.template("host"), service: node.template("service"), instance: node.template("instance"))
  }

  private func signal(_ node: RuleNode) -> Signal {
    Signal(
      series: node.text("series") ?? "", rateSeconds: node.seconds("rate") ?? 60,
      anomaly: node.word("anomaly", Anomaly.self) ?? .up, value: node.text("value"))
  }

  private func explanation(_ node: RuleNode) -> Explanation {
    Explanation(effect: node.text("effect") ?? "", lag: node.text("lag").flatMap { Lag($0) } ?? .standard)
  }

  private func change(_ node: RuleNode) -> ChangeTemplate? {
    guard let kind = node.word("kind", ChangeKind.self) else { return nil }
    var change = ChangeTemplate(kind: kind)
    change.phase = node.word("phase", ChangePhase.self) ?? .point
    change.service = node.template("service")
    change.host = node.template("host")
    change.version = node.template("version")
    change.previous = node.template("previous")
    change.revision = node.template("revision")
    change.actor = node.template("actor")
    change.title = node.template("title")
    change.instance = node.template("instance")
    return change
  }

  private func request(_ node: RuleNode) -> RequestTemplate {
    var request = RequestTemplate()
    request.method = node.template("method")
    request.path = node.template("path")
    request.status = node.template("status")
    request.duration = node.template("duration")
    request.unit = node.word("unit", Unit.self) ?? .seconds
    request.client = node.template("client")
    request.upstream = node.template("upstream")
    return request
  }

  private func definition(_ node: RuleNode) -> AddressDefinition? {
    node.template("address").map { address in
      AddressDefinition(address: address, host: node.template("host"), service: node.template("service"))
    }
  }

  private func threshold(_ node: RuleNode) -> Threshold {
    Threshold(count: node.integer("count") ?? 2, withinSeconds: node.seconds("within") ?? 60)
  }

  private func step(_ node: RuleNode) -> SequenceStep {
    SequenceStep(
      rule: node.text ?? node.text("rule") ?? "", withinSeconds: node.seconds("within"), mark: node.mark)
  }
}
