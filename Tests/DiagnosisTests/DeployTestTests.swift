import Testing

@testable import Diagnosis

@Suite struct DeployTestTests {
  /// One simulated incident with a suspect deploy; guilty or innocent.
  private func confidence(_ rollout: Rollout, guilty: Bool, seed: UInt64) -> Double {
    let simulation = SimulatedDeploy.clear(rollout, guilty: guilty, seed: seed)
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
    #expect(area >= areaMin, "AUC \(area)")
    #expect(innocent.filter { $0 >= 0.9 }.isEmpty)
    let errors = guilty.map { ($0 - 1) * ($0 - 1) } + innocent.map { $0 * $0 }
    let brier = errors.reduce(0, +) / Double(errors.count)
    #expect(brier <= 0.06, "Brier score \(brier)")
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
