import Records

/// Whether the answer stays the same when the analysis is perturbed: one incident of the analysis proper against what
/// each perturbed analysis says of the same time.
package struct Stability {
  private static let namedMax = 4

  private let diagnosis: Diagnosis
  private var flips: [[String]]
  private var count = 0

  package init(_ diagnosis: Diagnosis) {
    self.diagnosis = diagnosis
    flips = diagnosis.incidents.map { _ in [] }
  }

  /// Compares with what a perturbed analysis found.
  ///
  /// - Parameter name: what was otherwise, after "flips": `without postgresql.log`.
  package mutating func compare(_ other: Diagnosis.Findings, name: String) {
    count += 1
    for (index, incident) in diagnosis.incidents.enumerated() {
      let same = other.incidents.contains {
        Self.overlap($0, incident) && Self.answer($0) == Self.answer(incident)
      }
      if !same || other.verdict != diagnosis.verdict { flips[index].append(name) }
    }
  }

  /// The diagnosis with what was found of each incident: `stable in 19 of 20 perturbations; flips without x.log`.
  package var result: Diagnosis {
    var result = diagnosis
    for index in result.incidents.indices { result.incidents[index].sensitivity = sentence(flips[index]) }
    return result
  }

  private func sentence(_ flips: [String]) -> String? {
    guard count > 0 else { return nil }
    guard !flips.isEmpty else { return "stable in all \(count) perturbations" }
    let more = flips.count > Self.namedMax ? " and \(flips.count - Self.namedMax) more" : ""
    return "stable in \(count - flips.count) of \(count) perturbations; flips "
      + flips.prefix(Self.namedMax).joined(separator: ", ") + more
  }

  /// The same trouble: its time, which another choice moves a little.
  private static func overlap(_ left: Incident, _ right: Incident) -> Bool {
    let slack = left.onsetUncertaintySeconds + right.onsetUncertaintySeconds
    let leftEnd = left.end?.seconds ?? .infinity
    let rightEnd = right.end?.seconds ?? .infinity
    return left.onset.seconds <= rightEnd + slack && right.onset.seconds <= leftEnd + slack
  }

  /// What the reader would act on: the kind of answer and the first cause. A change stays the same change whatever it
  /// is found to have broken; other causes are known by what and where they are.
  private static func answer(_ incident: Incident) -> [String] {
    guard let cause = incident.causes.first else { return [incident.answer.rawValue] }
    guard let change = cause.change else {
      return [incident.answer.rawValue, cause.category, cause.host ?? "", cause.service ?? ""]
    }
    return [
      incident.answer.rawValue, change.kind, change.service ?? "",
      change.version ?? "\(change.start.seconds)",
    ]
  }
}
