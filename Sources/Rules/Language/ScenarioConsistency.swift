/// Finds what a scenario says that cannot be: names of nothing, a rate without a span, times outside the window.
struct ScenarioConsistency {
  private let source: RuleSource
  private let node: RuleNode
  private(set) var problems: [RuleProblem] = []

  /// The problems of a scenario whose shape has been checked.
  static func problems(_ node: RuleNode, _ source: RuleSource) -> [RuleProblem] {
    var consistency = ScenarioConsistency(source: source, node: node)
    consistency.checkEvents()
    consistency.checkNames()
    return consistency.problems
  }

  private init(source: RuleSource, node: RuleNode) {
    self.source = source
    self.node = node
  }

  /// Keys that only one kind of event has.
  private static let owners = [
    "repeat": "rule", "version": "rule", "previous": "rule", "actor": "rule", "title": "rule",
    "instance": "rule", "every": "metric", "value": "metric", "to_value": "metric", "failed": "requests",
    "latency": "requests", "client": "requests", "upstream": "requests",
  ]

  private mutating func checkEvents() {
    let window = node.seconds("window") ?? Scenario.standardWindowSeconds
    var ids: [String: SourceMark] = [:]
    for event in node.children("events") {
      for entry in event.entries {
        if let owner = Self.owners[entry.key], event[owner] == nil {
          report(entry.mark, "\"\(entry.key)\" belongs to an event with \"\(owner)\"")
        }
      }
      if event["metric"] != nil, event["value"] == nil { report(event.mark, "a metric needs \"value\"") }
      if event["repeat"] != nil, event["at"] != nil {
        report(event.mark, "\"repeat\" needs \"from\" and \"to\", not \"at\"")
      }
      if let from = event.seconds("from"), let to = event.seconds("to"), to < from {
        report(event["to"]?.mark ?? event.mark, "\"to\" is before \"from\"")
      }
      for key in ["at", "from", "to"] {
        if let seconds = event.seconds(key), seconds > window {
          report(event[key]?.mark ?? event.mark, "\"\(key)\" lies after the end of the window")
        }
      }
      if let id = event["id"], let name = id.text {
        if let first = ids[name] {
          report(id.mark, "the event id \"\(name)\" was used before, at line \(first.line)")
        }
        ids[name] = ids[name] ?? id.mark
      }
    }
  }

  private mutating func checkNames() {
    let events = node.children("events")
    let known = events.flatMap { event in ["id", "rule", "metric"].compactMap { event.text($0) } }
    guard let expectation = node["expect"] else { return }
    let keys = ["cause", "causes", "contributing", "symptoms", "dead_ends", "unrelated", "mitigation"]
    let values =
      keys.flatMap { expectation.children($0) } + expectation.children("checks").compactMap { $0["lead"] }
    for value in values {
      guard let name = value.text, !known.contains(name) else { continue }
      report(
        value.mark, "\"\(name)\" is no event of the scenario: neither an id nor a rule nor a metric",
        Spelling.nearest(to: name, in: known))
    }
  }

  private mutating func report(_ mark: SourceMark, _ message: String, _ suggestion: String? = nil) {
    problems.append(RuleProblem(source, mark, message, suggestion: suggestion))
  }
}
