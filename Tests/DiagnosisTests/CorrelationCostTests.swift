import Foundation
import Testing

@testable import Diagnosis

/// How long the correlation takes: a day of fifty hosts in a second, and no more than in proportion to what was logged.
///
/// `RCA_BENCH=1 swift test --filter CorrelationCostTests`; a build without optimisation may take ten times as long.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RCA_BENCH"] != nil)) struct CorrelationCostTests {
  #if DEBUG
    private static let limitSeconds = 10.0
  #else
    private static let limitSeconds = 1.0
  #endif

  /// A day of a service on so many hosts, with half an hour of failures, changes all day and ten rules on each host.
  private func day(hosts: Int) -> Simulation {
    var simulation = Simulation(seed: 3, durationSeconds: 86_400, hosts: hosts, rate: Double(hosts))
    for number in 0..<hosts {
      simulation.change(
        "deploy", "2.\(number)", at: 1_500 * Double(number % 50) + 600, hosts: [simulation.hosts[number]],
        previous: "1.9")
    }
    simulation.serve(failing: { _, second in (50_000..<51_800).contains(second) ? 0.4 : 0 })
    for host in simulation.hosts {
      for rule in 0..<10 {
        simulation.log(
          rule: "test.rule-\(rule)", category: "io-saturation", role: "either", host: host, service: "api",
          perSecond: 0.02, from: 0, to: 86_400)
      }
    }
    return simulation
  }

  private func seconds(_ simulation: Simulation) -> Double {
    let times = (0..<3).map { _ in
      ContinuousClock().measure { #expect(!Diagnoser().diagnose(simulation.timeline).incidents.isEmpty) }
    }
    let fastest = times.min() ?? .zero
    return Double(fastest.components.seconds) + Double(fastest.components.attoseconds) / 1e18
  }

  @Test(
    "a day of fifty hosts is correlated within a second; twice the hosts take at most about twice as long")
  func day() {
    let half = seconds(day(hosts: 25))
    let whole = seconds(day(hosts: 50))
    let double = seconds(day(hosts: 100))
    print("correlation of a day: 25 hosts \(half) s, 50 hosts \(whole) s, 100 hosts \(double) s")
    #expect(whole <= Self.limitSeconds)
    #expect(whole <= 2.6 * half && double <= 2.6 * whole)
  }
}
