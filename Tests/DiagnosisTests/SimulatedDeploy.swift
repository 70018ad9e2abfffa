import Diagnosis

/// How a change reaches the hosts.
enum Rollout: String, CaseIterable { case canary, rolling, allAtOnce }

/// Simulated incidents with a deploy of which it is known whether it did it.
struct SimulatedDeploy {
  /// A lead that was judged, and the truth.
  struct Judged {
    var confidence: Double
    var isCause: Bool
    /// Whether another lead is the answer.
    var isBeside: Bool
  }

  /// An incident as it often is: enough traffic, a clear fault.
  static func clear(_ rollout: Rollout, guilty: Bool, seed: UInt64) -> Simulation {
    var simulation = Simulation(seed: seed)
    build(
      &simulation, rollout, guilty: guilty, severity: simulation.random.uniform(0.15, 0.7), isLogged: true)
    return simulation
  }

  /// An incident that may be hard: little traffic, a slight fault, a second change close by, a cause that no log names.
  static func any(seed: UInt64) -> (simulation: Simulation, guilty: Bool) {
    var dice = SplitMix(seed &+ 77_000)
    var simulation = Simulation(
      seed: seed, hosts: 2 + Int(dice.uniform(0, 4)), rate: 1.5 + dice.uniform(0, 1) * dice.uniform(0, 12),
      usualShare: dice.uniform(0.001, 0.01))
    let guilty = dice.uniform() < 0.5
    let rollout = Rollout.allCases[Int(dice.uniform(0, 3))]
    let severity = 0.04 + 0.6 * dice.uniform() * dice.uniform()
    build(
      &simulation, rollout, guilty: guilty, severity: severity, isLogged: dice.uniform() < 0.6, dice: dice)
    return (simulation, guilty)
  }

  /// What the diagnosis thinks of the deploy and, in the hard ones, of what came beside it.
  static func judged(_ diagnosis: Diagnosis, guilty: Bool) -> [Judged] {
    diagnosis.incidents.flatMap { incident in
      let others = incident.contributing + incident.deadEnds + incident.unrelated
      return incident.causes.compactMap { judged($0, guilty: guilty, isBeside: false) }
        + others.compactMap { judged($0, guilty: guilty, isBeside: !incident.causes.isEmpty) }
    }
  }

  private static func judged(_ lead: Lead, guilty: Bool, isBeside: Bool) -> Judged? {
    func judged(_ isCause: Bool) -> Judged {
      Judged(confidence: lead.confidence, isCause: isCause, isBeside: isBeside)
    }
    if lead.change?.version == "2.0" { return judged(guilty) }
    if lead.change?.kind == "config" { return judged(false) }
    return lead.rules == ["kernel.io-error"] ? judged(!guilty) : nil
  }

  /// - Parameter dice: decides on what makes it hard; nil: nothing does.
  private static func build(
    _ simulation: inout Simulation, _ rollout: Rollout, guilty: Bool, severity: Double, isLogged: Bool,
    dice: SplitMix? = nil
  ) {
    let deployAt = 3_000 + simulation.random.uniform(0, 600)
    let reached = rollout == .canary ? [simulation.hosts[0]] : simulation.hosts
    let stagger: Double = rollout == .rolling ? 120 : 3
    let starts = Dictionary(
      uniqueKeysWithValues: reached.enumerated().map { ($1, deployAt + Double($0) * stagger) })
    let fault = guilty ? deployAt : deployAt + simulation.random.uniform(dice == nil ? 20 : 0, 900)
    let lag =
      simulation.random.uniform() < 0.8
      ? simulation.random.uniform(0, 10) : simulation.random.uniform(10, 600)
    let end = fault + simulation.random.uniform(900, 1_800)
    simulation.change("deploy", "2.0", at: deployAt, hosts: reached, stagger: stagger, previous: "1.9")
    if simulation.random.uniform() < 0.7 {
      // A rollback is the usual reaction; it ends the fault only when the deploy was to blame.
      let at = guilty ? end - 5 : fault + simulation.random.uniform(300, 800)
      simulation.change("rollback", "1.9", at: at, hosts: reached, stagger: 2, previous: "2.0")
    } else if guilty {
      simulation.change("deploy", "2.1", at: end - 5, hosts: reached, stagger: 2, previous: "2.0")
    }
    if var dice, dice.uniform() < 0.5 {
      let hosts = dice.uniform() < 0.5 ? simulation.hosts : [simulation.hosts[simulation.hosts.count - 1]]
      simulation.change(
        "config", "7", at: fault + dice.uniform(-300, 60), hosts: hosts, stagger: 2, title: "pool settings")
    }
    simulation.serve(failing: { host, second in
      guard second < end else { return 0 }
      if guilty { return starts[host].map { second >= $0 + lag ? severity : 0 } ?? 0 }
      return second >= fault ? severity : 0
    })
    guard !guilty, isLogged else { return }
    simulation.log(
      rule: "kernel.io-error", category: "io-saturation", role: "cause", host: "db1", service: "postgresql",
      perSecond: 0.3, from: fault, to: end)
  }
}
