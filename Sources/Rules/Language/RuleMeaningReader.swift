/// Reads the parts of a rule that say what a match means.
struct RuleMeaningReader {
  let source: RuleSource

  func entity(_ node: RuleNode, _ outer: inout KeyReader) -> EntityTemplate {
    var keys = KeyReader(source, node, "\"entity\"", keys: ["host", "service", "instance"])
    let entity = EntityTemplate(
      host: keys.template("host"), service: keys.template("service"), instance: keys.template("instance"))
    outer.take(keys.problems)
    return entity
  }

  func signal(_ node: RuleNode, _ outer: inout KeyReader) -> Signal {
    var keys = KeyReader(source, node, "\"signal\"", keys: ["series", "rate", "anomaly", "value"])
    let signal = Signal(
      series: keys.requiredText("series"), rateSeconds: keys.seconds("rate") ?? 60,
      anomaly: keys.word("anomaly", Anomaly.self) ?? .up, value: keys.text("value"))
    outer.take(keys.problems)
    return signal
  }

  func explanation(_ node: RuleNode, _ outer: inout KeyReader) -> Explanation? {
    var keys = KeyReader(source, node, "an entry of \"explains\"", keys: ["effect", "lag"])
    defer { outer.take(keys.problems) }
    let effect = keys.requiredText("effect")
    var lag = Lag.standard
    if let text = keys.text("lag") {
      if let given = Lag(text) { lag = given } else {
        keys.complain(node["lag"]?.mark ?? node.mark, "\"lag\" must be a span such as 0s..5m, found \"\(text)\"")
      }
    }
    return effect.isEmpty ? nil : Explanation(effect: effect, lag: lag)
  }

  func change(_ node: RuleNode, _ outer: inout KeyReader) -> ChangeTemplate? {
    var keys = KeyReader(
      source, node, "\"change\"",
      keys: ["kind", "phase", "service", "host", "version", "previous", "revision", "actor", "title", "instance"])
    defer { outer.take(keys.problems) }
    if node["kind"] == nil { keys.complain(node.mark, "\"change\" needs \"kind\"") }
    guard let kind = keys.word("kind", ChangeKind.self) else { return nil }
    var change = ChangeTemplate(kind: kind)
    change.phase = keys.word("phase", ChangePhase.self) ?? .point
    change.service = keys.template("service")
    change.host = keys.template("host")
    change.version = keys.template("version")
    change.previous = keys.template("previous")
    change.revision = keys.template("revision")
    change.actor = keys.template("actor")
    change.title = keys.template("title")
    change.instance = keys.template("instance")
    return change
  }

  func request(_ node: RuleNode, _ outer: inout KeyReader) -> RequestTemplate {
    var keys = KeyReader(
      source, node, "\"request\"", keys: ["method", "path", "status", "duration", "unit", "client", "upstream"])
    var request = RequestTemplate()
    request.method = keys.template("method")
    request.path = keys.template("path")
    request.status = keys.template("status")
    request.duration = keys.template("duration")
    request.unit = keys.word("unit", Unit.self) ?? .seconds
    request.client = keys.template("client")
    request.upstream = keys.template("upstream")
    outer.take(keys.problems)
    return request
  }

  func definition(_ node: RuleNode, _ outer: inout KeyReader) -> AddressDefinition? {
    var keys = KeyReader(source, node, "\"defines\"", keys: ["address", "host", "service"])
    defer { outer.take(keys.problems) }
    guard let address = keys.template("address") else {
      keys.complain(node.mark, "\"defines\" needs \"address\"")
      return nil
    }
    return AddressDefinition(address: address, host: keys.template("host"), service: keys.template("service"))
  }

  func threshold(_ node: RuleNode, _ outer: inout KeyReader) -> Threshold {
    var keys = KeyReader(source, node, "\"threshold\"", keys: ["count", "within", "by"])
    let threshold = Threshold(
      count: keys.integer("count") ?? 1, withinSeconds: keys.seconds("within") ?? 60, by: keys.texts("by"))
    outer.take(keys.problems)
    return threshold
  }

  func step(_ node: RuleNode, _ outer: inout KeyReader) -> SequenceStep? {
    if let rule = node.text { return SequenceStep(rule: rule) }
    var keys = KeyReader(source, node, "a step of \"sequence\"", keys: ["rule", "within"])
    defer { outer.take(keys.problems) }
    let rule = keys.requiredText("rule")
    return rule.isEmpty ? nil : SequenceStep(rule: rule, withinSeconds: keys.seconds("within"))
  }
}
