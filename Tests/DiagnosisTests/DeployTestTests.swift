import Foundation
import Testing

@testable import Diagnosis

/// How a change reaches the hosts.
enum Rollout: String, CaseIterable { case canary, rolling, allAtOnce }

@Suite struct DeployTestTests {
  /// One simulated incident with a suspect deploy; guilty or innocent.
  private func confidence(_ rollout: Rollout, guilty: Bool, seed: UInt64) -> Double {
    var simulation = Simulation(seed: seed)
    let deployAt = 3_000 + simulation.random.uniform(0, 600)
    let reached = rollout == .canary ? [simulation.hosts[0]] : simulation.hosts
    let stagger: Double = rollout == .rolling ? 120 : 3
    let severity = simulation.random.uniform(0.15, 0.7)
    let starts = Dictionary(
      uniqueKeysWithValues: reached.enumerated().map { ($1, deployAt + Double($0) * stagger) })
    let fault = guilty ? deployAt : deployAt + simulation.random.uniform(20, 900)
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
    simulation.serve(failing: { host, second in
      guard second < end else { return 0 }
      if guilty { return starts[host].map { second >= $0 + lag ? severity : 0 } ?? 0 }
      return second >= fault ? severity : 0
    })
    if !guilty {
      simulation.log(
        rule: "kernel.io-error", category: "io-saturation", role: "cause", host: "db1", service: "postgresql",
        perSecond: 0.3, from: fault, to: end)
    }
    let diagnosis = Diagnoser().diagnose(simulation.timeline)
    let leads = diagnosis.incidents.flatMap { $0.causes + $0.contributing + $0.deadEnds + $0.unrelated }
    return leads.filter { $0.change?.version == "2.0" }.map(\.confidence).max() ?? 0
  }

  @Test("A guilty deploy outranks an innocent one", arguments: zip(Rollout.allCases, [0.99, 0.98, 0.95]))
  func separates(_ rollout: Rollout, areaMin: Double) {
    let guilty = (0..<30).map { confidence(rollout, guilty: true, seed: UInt64($0 + 1)) }
    let innocent = (0..<30).map { confidence(rollout, guilty: false, seed: UInt64($0 + 10_001)) }
    var wins = 0.0
    for g in guilty { for i in innocent { wins += g > i ? 1 : g == i ? 0.5 : 0 } }
    let area = wins / Double(guilty.count * innocent.count)
    for (i, g) in guilty.enumerated() where g < 0.2 { print(rollout.rawValue, "guilty seed", i + 1, g) }
    print(
      "AUC \(rollout.rawValue) \(area); guilty median \(RobustStatistics.median(guilty) ?? 0), innocent max \(innocent.max() ?? 0)"
    )
    #expect(area >= areaMin, "AUC \(area)")
    #expect(innocent.filter { $0 >= 0.9 }.isEmpty)
  }

  @Test("Healthy traffic with deploys is no incident")
  func healthy() {
    for seed in 0..<40 {
      var simulation = Simulation(seed: UInt64(seed + 500), usualShare: seed % 2 == 0 ? 0.001 : 0.01)
      simulation.change("deploy", "2.0", at: 3_000, hosts: simulation.hosts, stagger: 20, previous: "1.9")
      simulation.serve()
      let diagnosis = Diagnoser().diagnose(simulation.timeline)
      #expect(diagnosis.verdict == .noIncident, "seed \(seed): \(diagnosis.incidents.first?.headline ?? "")")
    }
  }
}
