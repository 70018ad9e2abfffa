/// Choices of an analysis made otherwise, to see whether the answer hangs on them. All are neutral in an analysis
/// proper.
package struct Perturbation: Sendable, Equatable {
  /// What is otherwise, after "flips": `with bins twice as wide`.
  package var name = ""
  /// Width of the bins.
  package var binFactor = 1.0
  /// Length of the time that counts as normal.
  package var baselineFactor = 1.0
  /// How large an effect must be to count as trouble.
  package var effectFactor = 1.0
  /// How much the checks weigh against what is usual.
  package var weightFactor = 1.0
  /// By how many bins the trouble is taken to begin later.
  package var onsetBins = 0.0

  package init() {}

  /// Every choice that no principle fixes, a step in each direction.
  package static let all: [Perturbation] = [
    made("with bins twice as wide") { $0.binFactor = 2 },
    made("with bins half as wide") { $0.binFactor = 0.5 },
    made("with a baseline twice as long") { $0.baselineFactor = 2 },
    made("with a baseline half as long") { $0.baselineFactor = 0.5 },
    made("with thresholds twice as high") { $0.effectFactor = 2 },
    made("with thresholds half as high") { $0.effectFactor = 0.5 },
    made("with checks weighed a third more") { $0.weightFactor = 1.33 },
    made("with checks weighed a third less") { $0.weightFactor = 0.67 },
    made("with an onset one bin earlier") { $0.onsetBins = -1 },
    made("with an onset one bin later") { $0.onsetBins = 1 },
  ]

  private static func made(_ name: String, _ change: (inout Perturbation) -> Void) -> Perturbation {
    var perturbation = Perturbation()
    perturbation.name = name
    change(&perturbation)
    return perturbation
  }
}
