import Diagnosis
import Events
import Timeline

/// Whether the answer hangs on one source or on one choice of the analysis. The files are read once; each perturbed
/// analysis starts from the timelines of the sources.
extension Analysis {
  /// How many sources are left out in turn: with the choices of the analysis, twenty perturbations.
  private static let sourceCountMax = 10

  /// As ``analyze(_:progress:)``, and says of each incident how stable its answer is. Holds every source's timeline
  /// in memory until then.
  package func analyzeWithSensitivity(_ files: [SourceFile], progress: ScanProgress? = nil) async -> Outcome {
    let options = options.inferringZones(from: files)
    let anchor = CollectionTime.anchor(of: files, options.zones)
    let scan = ParallelScan(
      rules: rules, catalog: catalog, options: options, anchor: anchor, progress: progress)
    var parts: [String: Timeline] = [:]
    await scan.parts(of: files) { file, part in parts[file.set, default: Timeline()].merge(part) }
    let names = parts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let timeline = composed(names.compactMap { parts[$0] })
    let diagnosis = Diagnoser(options: options.diagnosis).diagnose(timeline)
    guard !diagnosis.incidents.isEmpty else { return Outcome(timeline: timeline, diagnosis: diagnosis) }

    let tested = names.count > 1 ? suspects(names, parts, diagnosis) : []
    // What is never left out is joined once.
    let rest = names.filter { !tested.contains($0) }.compactMap { parts[$0] }.reduce(Timeline()) {
      $0.merging($1)
    }
    var variants: [Variant] = tested.map { name in
      .init(name: "without \(name)", parts: [rest] + tested.filter { $0 != name }.compactMap { parts[$0] })
    }
    for perturbation in Perturbation.all {
      variants.append(.init(name: perturbation.name, parts: [], perturbation: perturbation))
    }
    var stability = Stability(diagnosis)
    for (variant, findings) in zip(variants, await findings(of: variants, whole: timeline)) {
      stability.compare(findings, name: variant.name)
    }
    return Outcome(timeline: timeline, diagnosis: stability.result)
  }

  /// One perturbed analysis: of these timelines, or of all when there are none.
  private struct Variant: Sendable {
    var name: String
    var parts: [Timeline]
    var perturbation = Perturbation()
  }

  /// What each variant finds, in their order.
  private func findings(of variants: [Variant], whole: Timeline) async -> [Diagnosis.Findings] {
    await withTaskGroup(of: (Int, Diagnosis.Findings).self) { group in
      func add(_ number: Int) {
        let variant = variants[number]
        group.addTask {
          var changed = options.diagnosis
          changed.perturbation = variant.perturbation
          let timeline = variant.parts.isEmpty ? whole : composed(variant.parts)
          return (number, Diagnoser(options: changed).findings(timeline))
        }
      }
      var next = min(max(1, options.jobs), variants.count)
      for number in 0..<next { add(number) }
      var results: [Int: Diagnosis.Findings] = [:]
      while let (number, findings) = await group.next() {
        results[number] = findings
        if next < variants.count {
          add(next)
          next += 1
        }
      }
      return variants.indices.compactMap { results[$0] }
    }
  }

  private func composed(_ parts: [Timeline]) -> Timeline {
    var timeline = parts.reduce(Timeline()) { $0.merging($1) }
    timeline.compose(rules.rules)
    timeline.rules = RuleFacts.table(rules.rules, firedIn: timeline)
    return timeline
  }

  /// The sources on which the answer rests most: those that its causes, its mitigation and its dead ends cite, in this
  /// order, then those with the most records.
  private func suspects(_ names: [String], _ parts: [String: Timeline], _ diagnosis: Diagnosis) -> [String] {
    var setOfPath: [String: String] = [:]
    for (name, part) in parts { for source in part.sources { setOfPath[source.path] = name } }
    var suspects: [String] = []
    let leads = diagnosis.incidents.flatMap { $0.causes + [$0.mitigation].compactMap { $0 } + $0.deadEnds }
    let cited = leads.flatMap { $0.evidence + $0.checks.flatMap(\.evidence) }.compactMap {
      setOfPath[$0.source]
    }
    let bySize = names.map { name in
      (name: name, records: parts[name]?.sources.reduce(0) { $0 + $1.records } ?? 0)
    }
    .sorted { ($1.records, $0.name) < ($0.records, $1.name) }.map(\.name)
    for name in cited + bySize where !suspects.contains(name) { suspects.append(name) }
    return Array(suspects.prefix(Self.sourceCountMax))
  }
}
