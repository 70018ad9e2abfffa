import Foundation
import Testing

@testable import Diagnosis

@Suite struct StatisticsTests {
  @Test("A count that is what was expected is no surprise, and more of it is more surprising")
  func deviance() {
    #expect(abs(NegativeBinomial.deviance(count: 20, expected: 20)) < 1e-9)
    #expect(NegativeBinomial.deviance(count: 5, expected: 20) < 0)
    let scores = stride(from: 20.0, through: 200, by: 20).map {
      NegativeBinomial.deviance(count: $0, expected: 20)
    }
    #expect(scores == scores.sorted())
    #expect(
      NegativeBinomial.deviance(count: 40, expected: 20, dispersion: 0.5)
        < NegativeBinomial.deviance(count: 40, expected: 20))
  }

  @Test("A step in a rate is found where it was made", arguments: [100.0, 333, 501, 900])
  func step(_ at: Double) throws {
    func count(_ from: Double, _ to: Double) -> Double {
      let before: Double = max(0, min(to, at) - from)
      let after: Double = max(0, to - max(from, at))
      return before * 0.2 + after * 3
    }
    let fit = try #require(StepFit.up(count, start: 0, end: 1_000, binSeconds: 1))
    #expect(abs(fit.onset - at) <= 1)
    #expect(fit.rateAfter > 10 * fit.rateBefore)
    #expect(fit.gain > 10)
  }

  @Test("A rate that only falls has no step up")
  func fall() {
    let fit = StepFit.up({ from, to in from < 500 ? to - from : 0 }, start: 0, end: 1_000, binSeconds: 10)
    #expect((fit?.gain ?? 0) < 2)
  }

  @Test("Short gaps do not end a run, long ones do")
  func runs() {
    var hot = [Bool](repeating: false, count: 60)
    for index in Array(10...14) + [16, 17] + Array(40...45) { hot[index] = true }
    #expect(HotRuns.find(hot, gapBins: 2) == [10...17, 40...45])
  }

  @Test("Bins cover the span and are no narrower than the stamps allow")
  func bins() {
    for (seconds, total, resolution) in [
      (330.0, 3_000.0, 1.0), (86_400, 1e6, 1), (7_200, 100, 0.001), (60, 10, 60),
    ] {
      let bins = Bins(span: 1_000_000...(1_000_000 + seconds), total: total, resolutionSeconds: resolution)
      #expect(bins.lower(0) <= 1_000_000)
      #expect(bins.upper(bins.count - 1) >= 1_000_000 + seconds)
      #expect(bins.count <= 4_200)
    }
  }
}
