import Records
import Testing
import Timeline

@testable import Diagnosis

@Suite struct VerdictTests {
  /// Failures from second 3,600 to 5,400 on all hosts, with a database that says why.
  private func surge(rollbackAt: Double?, deployAt: Double = 3_000) -> Simulation {
    var simulation = Simulation(seed: 7)
    simulation.change("deploy", "2.0", at: deployAt, hosts: simulation.hosts, stagger: 2, previous: "1.9")
    if let rollbackAt {
      simulation.change(
        "rollback", "1.9", at: rollbackAt, hosts: simulation.hosts, stagger: 2, previous: "2.0")
    }
    simulation.serve(
      failing: { _, second in (3_600..<5_400).contains(second) ? 0.5 : 0 },
      demand: { (3_500..<5_400).contains($0) ? 3 : 1 })
    simulation.log(
      rule: "postgresql.too-many-clients", category: "connection-exhaustion", role: "symptom",
      severity: "critical",
      host: "db1", service: "postgresql", perSecond: 4, from: 3_600, to: 5_400)
    return simulation
  }

  @Test(
    "A surge that exhausts a limit is told at the limit, and the deploy before it is cleared with reasons")
  func surgeIsFound() throws {
    let diagnosis = Diagnoser().diagnose(surge(rollbackAt: 4_200).timeline)
    let incident = try #require(diagnosis.incidents.first)
    #expect(diagnosis.verdict == .incident)
    #expect(incident.causes.first?.category == "connection-exhaustion")
    #expect(incident.causes.first?.host == "db1")
    #expect(incident.changeCaused == false)
    #expect(abs(incident.onset.seconds - Simulation.origin - 3_600) <= 10)
    for version in ["2.0", "1.9"] {
      let lead = try #require(incident.deadEnds.first { $0.change?.version == version })
      #expect(
        lead.checks.filter { $0.outcome == .refutes }.count >= 2, "\(lead.title): \(lead.checks.map(\.id))")
    }
  }

  @Test(
    "The same failures that begin with the deploy on its hosts and end with its rollback are the deploy's")
  func flippedTwin() throws {
    var simulation = Simulation(seed: 7)
    let changed = Array(simulation.hosts.prefix(2))
    simulation.change("deploy", "2.0", at: 3_600, hosts: changed, stagger: 2, previous: "1.9")
    simulation.change("rollback", "1.9", at: 5_400, hosts: changed, stagger: 2, previous: "2.0")
    simulation.serve(failing: { host, second in
      changed.contains(host) && (3_604..<5_400).contains(second) ? 0.5 : 0
    })
    let incident = try #require(Diagnoser().diagnose(simulation.timeline).incidents.first)
    #expect(incident.causes.first?.change?.version == "2.0")
    #expect(incident.changeCaused == true)
    #expect(incident.mitigation?.change?.kind == "rollback")
  }

  /// Two changes a minute and a half apart, with little traffic; everything fails from the second one on, and no log
  /// tells hosts apart.
  private func twoChanges(_ first: [String], _ second: [String]) throws -> Incident {
    var simulation = Simulation(seed: 21, rate: 0.1)
    simulation.change("deploy", "2.0", at: 3_500, hosts: first, stagger: 1, previous: "1.9")
    simulation.change(
      "config", "7", at: 3_590, hosts: second, stagger: 1, title: "pool settings")
    simulation.serve(failing: { _, second in (3_592..<5_400).contains(second) ? 0.5 : 0 })
    for key in simulation.timeline.requests.keys where key.slice != .all {
      simulation.timeline.requests[key] = nil
    }
    return try #require(Diagnoser().diagnose(simulation.timeline).incidents.first)
  }

  @Test(
    "Two changes a minute apart on different hosts: cannot tell, and the host with only one of them would decide"
  )
  func decidingHost() throws {
    let incident = try twoChanges(["app1", "app2", "app3"], ["app1", "app2", "app4"])
    #expect(incident.answer == .cannotTell && incident.changeCaused == nil)
    let decides = try #require(incident.wouldDecide)
    #expect(
      decides == "app3 got api 2.0 and never api 7: its error share would decide"
        || decides == "app4 got api 7 and never api 2.0: its error share would decide", "\(decides)")
  }

  @Test("Two changes a minute apart on the same hosts: taking back one of them alone would decide")
  func decidingReversal() throws {
    let incident = try twoChanges(["app1", "app2"], ["app1", "app2"])
    #expect(incident.answer == .cannotTell)
    #expect(
      incident.wouldDecide
        == "api 2.0 and api 7 came within 1m31s of each other at the same place: taking back one of them alone "
        + "would decide")
  }

  @Test(
    "A surge that came with a deploy which nobody took back alone: the host that never got it would decide")
  func decidingControl() throws {
    var simulation = Simulation(seed: 7)
    simulation.change(
      "deploy", "2.0", at: 3_596, hosts: ["app1", "app2", "app3"], stagger: 0, previous: "1.9")
    simulation.serve(
      failing: { _, second in (3_600..<5_400).contains(second) ? 0.5 : 0 },
      demand: { (3_600..<5_400).contains($0) ? 3 : 1 })
    simulation.change(
      "rollback", "1.9", at: 5_395, hosts: ["app1", "app2", "app3"], stagger: 0, previous: "2.0")
    simulation.change(
      "config", "7", at: 5_395, hosts: ["db1"], stagger: 0, service: "pgbouncer", title: "pooling")
    for key in simulation.timeline.requests.keys where key.slice != .all {
      simulation.timeline.requests[key] = nil
    }
    let activity = EventKey(
      kind: .activity, id: "records", host: "app4", service: "api", observerHost: "app4",
      observerService: "api")
    simulation.timeline.events[activity] = EventSeries()
    let incident = try #require(Diagnoser().diagnose(simulation.timeline).incidents.first)
    #expect(incident.changeCaused == nil)
    #expect(
      (incident.causes + incident.contributing).contains { $0.change?.version == "2.0" },
      "\(incident.causes.map(\.title))")
    #expect(incident.wouldDecide == "app4 never got api 2.0: its error share would decide")
  }

  @Test("Doubling traffic and errors together is no incident")
  func proportional() {
    var simulation = Simulation(seed: 11, usualShare: 0.01)
    simulation.serve(demand: { $0 > 3_600 ? 2 : 1 })
    #expect(Diagnoser().diagnose(simulation.timeline).verdict == .noIncident)
  }

  @Test("Two incidents far apart are two incidents")
  func two() {
    var simulation = Simulation(seed: 13)
    simulation.serve(failing: { _, second in
      (1_800..<2_400).contains(second) || (5_000..<5_600).contains(second) ? 0.4 : 0
    })
    #expect(Diagnoser().diagnose(simulation.timeline).incidents.count == 2)
  }

  @Test("A silence is as long as the requests stay away", arguments: [60.0, 600, 3_000])
  func silence(lasting seconds: Double) throws {
    var simulation = Simulation(seed: 17)
    simulation.serve(demand: { (3_600..<3_600 + seconds).contains($0) ? 0 : 1 })
    let incident = try #require(Diagnoser().diagnose(simulation.timeline).incidents.first)
    #expect(abs(incident.onset.seconds - Simulation.origin - 3_600) <= 5)
    let end = try #require(incident.end)
    #expect(abs(end.seconds - Simulation.origin - 3_600 - seconds) <= 5)
  }

  @Test("The only change there was is no cause when traffic after it and its rollback speak against it")
  func loneSuspect() throws {
    var simulation = Simulation(seed: 19)
    simulation.change("deploy", "2.0", at: 3_560, hosts: simulation.hosts, stagger: 2, previous: "1.9")
    simulation.change("rollback", "1.9", at: 4_200, hosts: simulation.hosts, stagger: 2, previous: "2.0")
    simulation.serve(failing: { _, second in (3_600..<5_400).contains(second) ? 0.5 : 0 })
    let incident = try #require(Diagnoser().diagnose(simulation.timeline).incidents.first)
    #expect(incident.answer == .noneOfTheLeads && incident.causes.isEmpty)
    #expect(incident.deadEnds.contains { $0.change?.version == "2.0" })
  }

  @Test("Nothing at all gives no incident and says so")
  func empty() {
    let diagnosis = Diagnoser().diagnose(Timeline())
    #expect(diagnosis.verdict == .noIncident)
    #expect(!diagnosis.notCovered.isEmpty)
  }
}
