/// Makes scenarios of nodes whose shape has been checked.
struct ScenarioReader {
  let pack: String
  let file: String

  func scenario(_ node: RuleNode) -> Scenario {
    let window = node.seconds("window") ?? Scenario.standardWindowSeconds
    return Scenario(
      name: node.text("name") ?? "", windowSeconds: window,
      topology: node.children("topology").map(call),
      events: node.children("events").map { event($0, windowSeconds: window) },
      expectation: node["expect"].map(expectation) ?? ScenarioExpectation(),
      origin: RuleOrigin(pack: pack, file: file, mark: node.mark))
  }

  private func call(_ node: RuleNode) -> ScenarioCall {
    ScenarioCall(from: node.text("from") ?? "", to: node.text("to") ?? "")
  }

  private func event(_ node: RuleNode, windowSeconds: Double) -> ScenarioEvent {
    let at = node.seconds("at")
    var event = ScenarioEvent(
      kind: kind(node), fromSeconds: at ?? node.seconds("from") ?? 0,
      toSeconds: at ?? node.seconds("to") ?? windowSeconds,
      repetition: node.text("repeat").flatMap { Repetition($0) })
    event.id = node.text("id")
    event.hosts = node.texts("host")
    event.staggerSeconds = node.seconds("stagger") ?? 0
    event.service = node.text("service")
    event.instance = node.text("instance")
    event.version = node.text("version")
    event.previousVersion = node.text("previous")
    event.actor = node.text("actor")
    event.title = node.text("title")
    event.client = node.text("client")
    event.upstream = node.text("upstream")
    event.mark = node.mark
    return event
  }

  private func kind(_ node: RuleNode) -> ScenarioEvent.Kind {
    if let repetition = node.text("requests").flatMap({ Repetition($0) }) {
      let failed = node.text("failed").flatMap(Percentage.share) ?? 0
      return .requests(repetition, failed: failed, latencySeconds: node.seconds("latency"))
    }
    if let repetition = node.text("records").flatMap({ Repetition($0) }) { return .records(repetition) }
    if let name = node.text("metric") {
      let value = node.text("value").flatMap { Double($0) } ?? 0
      let end = node.text("to_value").flatMap { Double($0) } ?? value
      return .metric(name, value: value, endValue: end, everySeconds: node.seconds("every") ?? 10)
    }
    return .rule(node.text("rule") ?? "")
  }

  private func expectation(_ node: RuleNode) -> ScenarioExpectation {
    var expectation = ScenarioExpectation()
    expectation.verdict = node.word("verdict", ScenarioExpectation.Verdict.self)
    expectation.answer = node.word("answer", ScenarioExpectation.Answer.self)
    expectation.changeCaused = node.word("change_caused", ScenarioExpectation.ChangeCaused.self)
    expectation.cause = node.text("cause")
    expectation.causes = node.texts("causes")
    expectation.contributing = node.texts("contributing")
    expectation.symptoms = node.texts("symptoms")
    expectation.deadEnds = node.texts("dead_ends")
    expectation.unrelated = node.texts("unrelated")
    expectation.mitigation = node.text("mitigation")
    expectation.checks = node.children("checks").compactMap(check)
    return expectation
  }

  private func check(_ node: RuleNode) -> ExpectedCheck? {
    node.word("outcome", ExpectedCheck.Outcome.self).map { outcome in
      ExpectedCheck(lead: node.text("lead") ?? "", check: node.text("check") ?? "", outcome: outcome)
    }
  }
}
