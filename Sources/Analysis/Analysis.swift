package import Diagnosis
package import Events
package import Records
import Rules
package import Timeline

/// The whole pipeline: from paths to a verdict.
package struct Analysis: Sendable {
  /// The result, with everything that a report is made of.
  package struct Outcome: Sendable {
    package var timeline: Timeline
    package var diagnosis: Diagnosis
  }

  let rules: CompiledRules
  let catalog: FormatCatalog
  let options: AnalysisOptions

  package init(_ rules: CompiledRules, _ catalog: FormatCatalog, _ options: AnalysisOptions) {
    self.rules = rules
    self.catalog = catalog
    self.options = options
  }

  /// Reads the files and explains what they say. The same for any number of jobs and any order of the files.
  package func analyze(_ files: [SourceFile], progress: ScanProgress? = nil) async -> Outcome {
    let timeline = await timeline(of: files, progress: progress)
    return Outcome(timeline: timeline, diagnosis: Diagnoser(options: options.diagnosis).diagnose(timeline))
  }

  /// What the files say, without a verdict.
  package func timeline(of files: [SourceFile], progress: ScanProgress? = nil) async -> Timeline {
    let options = options.inferringZones(from: files)
    let anchor = CollectionTime.anchor(of: files, options.zones)
    let scan = ParallelScan(
      rules: rules, catalog: catalog, options: options, anchor: anchor, progress: progress)
    var timeline = await scan.timeline(of: files)
    timeline.compose(rules.rules)
    timeline.rules = RuleFacts.table(rules.rules, firedIn: timeline)
    return timeline
  }
}
