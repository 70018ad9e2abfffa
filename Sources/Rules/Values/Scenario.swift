/// A tiny timeline with the verdict that it must get.
package struct Scenario: Sendable, Equatable {
  package var name: String
  package var windowSeconds: Double
  package var topology: [ScenarioCall]
  package var events: [ScenarioEvent]
  package var expectation: ScenarioExpectation
  package var origin: RuleOrigin

  /// Length of a scenario that does not say it.
  package static let standardWindowSeconds = 3600.0

  package init(
    name: String, windowSeconds: Double = Scenario.standardWindowSeconds, topology: [ScenarioCall] = [],
    events: [ScenarioEvent],
    expectation: ScenarioExpectation, origin: RuleOrigin = RuleOrigin()
  ) {
    self.name = name
    self.windowSeconds = windowSeconds
    self.topology = topology
    self.events = events
    self.expectation = expectation
    self.origin = origin
  }
}

/// `from` calls `to`.
package struct ScenarioCall: Sendable, Equatable {
  package var from: String
  package var to: String

  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// Something that happens in a scenario, once or again and again. Times are seconds from its start.
package struct ScenarioEvent: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case rule(String)
    /// Served requests, of which the share `failed` (0 to 1) fails.
    case requests(Repetition, failed: Double, latencySeconds: Double?)
    /// Records that no rule knows: somebody is there and at work.
    case records(Repetition)
    /// A metric that goes straight from one value to another.
    case metric(String, value: Double, endValue: Double, everySeconds: Double)
  }

  package var kind: Kind
  package var fromSeconds: Double
  package var toSeconds: Double
  /// How often a rule's event comes between the two times; nil: once, at `fromSeconds`.
  package var repetition: Repetition?
  /// The name by which the expectation speaks of the event.
  package var id: String?
  /// Where it happens: on one host after the other, `staggerSeconds` apart; empty: on no host in particular.
  package var hosts: [String] = []
  package var staggerSeconds = 0.0
  package var service: String?
  package var instance: String?
  /// What a change brings, what it replaces, who did it and in which words.
  package var version: String?
  package var previousVersion: String?
  package var actor: String?
  package var title: String?
  /// Who sends the requests, and who answers them behind the server.
  package var client: String?
  package var upstream: String?
  package var mark = SourceMark.start

  package init(kind: Kind, fromSeconds: Double, toSeconds: Double, repetition: Repetition? = nil) {
    self.kind = kind
    self.fromSeconds = fromSeconds
    self.toSeconds = toSeconds
    self.repetition = repetition
  }
}

/// What the diagnosis of a scenario must say. Names are ids of its events or of rules; nil and empty: not tested.
package struct ScenarioExpectation: Sendable, Equatable {
  package enum Verdict: String, RuleWord {
    case incident
    case possibleIncident = "possible-incident"
    case noIncident = "no-incident"
  }

  package enum Answer: String, RuleWord {
    case causeFound = "cause-found"
    case cannotTell = "cannot-tell"
    case noneOfTheLeads = "none-of-the-leads"
  }

  package enum ChangeCaused: String, RuleWord { case `true`, `false`, unknown }

  package var verdict: Verdict?
  package var answer: Answer?
  package var changeCaused: ChangeCaused?
  /// The cause that is ranked first.
  package var cause: String?
  package var causes: [String] = []
  package var contributing: [String] = []
  package var symptoms: [String] = []
  package var deadEnds: [String] = []
  package var unrelated: [String] = []
  package var mitigation: String?
  package var checks: [ExpectedCheck] = []

  package init() {}
}

/// What one check must say of one lead.
package struct ExpectedCheck: Sendable, Equatable {
  package enum Outcome: String, RuleWord { case supports, refutes, neutral, untestable }

  package var lead: String
  package var check: String
  package var outcome: Outcome

  package init(lead: String, check: String, outcome: Outcome) {
    self.lead = lead
    self.check = check
    self.outcome = outcome
  }
}
