/// The language of scenarios in rule files: see `Shape`.
package enum ScenarioShapes {
  package static let scenario = ObjectShape(
    "a scenario",
    [
      KeyShape("name", .scalar(.text), required: true, "What the scenario shows."),
      KeyShape("window", .scalar(.duration), "Length of the timeline."),
      KeyShape("topology", .list(.object(call), min: 1), "Who calls whom."),
      KeyShape("events", .list(.object(event), min: 1), required: true, "What happens."),
      KeyShape("expect", .object(expectation), required: true, "What the diagnosis must say."),
    ])

  static let call = ObjectShape(
    "a call",
    [
      KeyShape("from", .scalar(.text), required: true, "The caller."),
      KeyShape("to", .scalar(.text), required: true, "The callee."),
    ])

  private static let event = ObjectShape(
    "an event",
    [
      KeyShape("rule", .scalar(.identifier(minWords: 2)), "The rule that fires."),
      KeyShape("requests", .scalar(.repetition), "Served requests."),
      KeyShape("records", .scalar(.repetition), "Records that no rule knows: somebody is at work."),
      KeyShape("metric", .scalar(.text), "A metric is sampled."),
      KeyShape("id", .scalar(.text), "Name of the event in the expectation."),
      KeyShape("at", .scalar(.duration), "When, from the start of the scenario."),
      KeyShape("from", .scalar(.duration), "Beginning of a span."),
      KeyShape("to", .scalar(.duration), "End of a span."),
      KeyShape("repeat", .scalar(.repetition), "How often the rule fires in the span."),
      KeyShape("every", .scalar(.duration), "How often the metric is sampled."),
      KeyShape("value", .scalar(.number), "Value of the metric."),
      KeyShape(
        "to_value", .scalar(.number), "Value at the end of the span; between, it goes straight there."),
      KeyShape("failed", .scalar(.percentage), "Share of the requests that fail."),
      KeyShape("latency", .scalar(.duration), "How long the requests take."),
      KeyShape("host", .oneOrMany(.scalar(.text)), "Host of the event, or hosts one after the other."),
      KeyShape("stagger", .scalar(.duration), "Time from one host to the next."),
      KeyShape("service", .scalar(.text), "Service of the event."),
      KeyShape("instance", .scalar(.text), "Instance of the event."),
      KeyShape("version", .scalar(.text), "Version that a change brings."),
      KeyShape("previous", .scalar(.text), "Version that it replaces."),
      KeyShape("actor", .scalar(.text), "Who made the change."),
      KeyShape("title", .scalar(.text), "What was done, in the log's words."),
      KeyShape("client", .scalar(.text), "Who sends the requests."),
      KeyShape("upstream", .scalar(.text), "Who answers them behind the server."),
    ],
    choices: [
      .init(count: .exactlyOne, keys: ["rule", "requests", "records", "metric"]),
      .init(count: .atMostOne, keys: ["at", "from"]), .init(count: .atMostOne, keys: ["at", "to"]),
    ])

  private static let expectation = ObjectShape(
    "an expectation",
    [
      KeyShape("verdict", .scalar(.word(ScenarioExpectation.Verdict.words)), "Is there an incident."),
      KeyShape("answer", .scalar(.word(ScenarioExpectation.Answer.words)), "Is its cause found."),
      KeyShape(
        "change_caused", .scalar(.word(ScenarioExpectation.ChangeCaused.words)), "Did a change cause it."),
      KeyShape("cause", .scalar(.text), "The cause that is ranked first."),
      KeyShape("causes", .oneOrMany(.scalar(.text)), "Every cause."),
      KeyShape("contributing", .oneOrMany(.scalar(.text)), "Leads that are contributing."),
      KeyShape("symptoms", .oneOrMany(.scalar(.text)), "Leads that are symptoms."),
      KeyShape("dead_ends", .oneOrMany(.scalar(.text)), "Leads that are cleared."),
      KeyShape("unrelated", .oneOrMany(.scalar(.text)), "Leads that are unrelated."),
      KeyShape("mitigation", .scalar(.text), "What ended it."),
      KeyShape("checks", .list(.object(check), min: 1), "What single checks must say."),
    ],
    choices: [
      .init(
        count: .atLeastOne,
        keys: [
          "verdict", "answer", "change_caused", "cause", "causes", "contributing", "symptoms", "dead_ends",
          "unrelated", "mitigation", "checks",
        ])
    ])

  private static let check = ObjectShape(
    "a check",
    [
      KeyShape("lead", .scalar(.text), required: true, "The lead that is checked."),
      KeyShape("check", .scalar(.identifier(minWords: 1)), required: true, "The check."),
      KeyShape("outcome", .scalar(.word(ExpectedCheck.Outcome.words)), required: true, "What it says."),
    ])
}
