import Analysis
import ArgumentParser
import Bytes
import Diagnosis
import Foundation
import Records
import Report
import Store
import Timeline

/// `rca analyze`: ranked causes, dead ends, timeline.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Find the cause of an incident, and clear what was not the cause.",
    discussion: """
      Reads every log and metrics file under the paths, plain or compressed, and prints what caused the incident, what \
      did not, and the lines that prove both.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var known: DiagnosisArguments
  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  @Option(name: .shortAndLong, help: "text, json (report/v1), md (post-mortem draft), html or csv.")
  var format: ReportTarget.Form?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to this file, its format by the extension. Repeatable.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Flag(help: "Name past incidents that looked the same; see rca history.")
  var history = false

  @Flag(
    help: """
      Say how stable the answer is: analyse again without each of the ten sources that matter most and with other bins, \
      baselines and thresholds. Takes longer and more memory; the files are still read once.
      """)
  var sensitivity = false

  @Flag(help: "Fail (3) when anything could not be read.")
  var strict = false

  @Flag(help: "Fail (1) when no cause is found.")
  var requireCause = false

  func run() async throws {
    let targets = try ReportTarget.targets(output, format: format)
    let setup = try input.ruleSetup()
    let files = try input.files(display)
    var options = try input.analysisOptions(for: files)
    options.diagnosis = try known.options(input.configured.configuration()) {
      CollectionTime.days(of: files, options.zones)
    }
    let analysis = Analysis(setup.rules, setup.catalog, options)
    let progress = ScanProgress(total: files.reduce(0) { $0 + $1.byteCount })
    let line = ProgressLine(progress, isShown: display.showsProgress)
    let outcome =
      sensitivity
      ? await analysis.analyzeWithSensitivity(files, progress: progress)
      : await analysis.analyze(files, progress: progress)
    line.finish()
    try finish(outcome, setup, targets, files)
  }

  private func finish(
    _ outcome: Analysis.Outcome, _ setup: RuleSetup, _ targets: [ReportTarget], _ files: [SourceFile]
  ) throws {
    let sources = outcome.timeline.sources
    for source in sources { warn(of: source) }
    guard sources.contains(where: { $0.first != nil }) else {
      throw input.nothingFound(in: sources)
    }
    let found = ReportBuilder(version: Version.number, packs: setup.packs)
      .document(outcome.timeline, outcome.diagnosis)
    StateFolder.remember(found, inputs: input.paths)
    let document = try remember(found)
    for target in targets {
      let shown =
        target.form == .html
        ? document.addingContext(from: Self.quotable(files), lines: 2, limit: 80) : document
      try target.write(shown, display.terminalOptions, redaction)
    }
    if strict, sources.contains(where: { $0.damage != nil || $0.unparsed > 0 }) {
      throw CommandFailure(.input, "--strict: not everything could be read; see \"not covered\"")
    }
    if requireCause, outcome.diagnosis.incidents.allSatisfy(\.causes.isEmpty) {
      throw CommandFailure(.negative, "--require-cause: no cause was found")
    }
  }

  /// What could not be read, or could be read but is in no known format.
  private func warn(of source: SourceFacts) {
    if let damage = source.damage { display.warn("\(source.path): \(damage)") }
    guard !source.isMetrics, let share = source.unparsedShare, share > SourceFacts.notableUnparsedShare else {
      return
    }
    display.warn(
      "\(source.path): \(Wording.percent(share)) of \(Wording.plural(source.records, "record")) could not be read; "
        + "see rca inspect")
  }

  /// Puts the report into the history; not being able to is a failure only when the history was asked for.
  private func remember(_ document: ReportDocument) throws -> ReportDocument {
    guard StateFolder.url != nil || history else { return document }
    do {
      let store = try History.open()
      try store.remember(document)
      return history ? try History.naming(document, store) : document
    } catch let failure as CommandFailure {
      if history { throw failure }
      if display.verbose { display.warn("not remembered: \(failure.message)") }
    } catch {
      if history { throw CommandFailure(.usage, "\(error)") }
      if display.verbose { display.warn("not remembered: \(error)") }
    }
    return document
  }

  /// The files whose lines are shown with their neighbours: reading a large one a second time would take as long as
  /// the analysis.
  private static func quotable(_ files: [SourceFile]) -> CitedSources {
    CitedSources(files.filter { $0.byteCount > 0 && $0.byteCount < 32 << 20 }.map(\.file))
  }
}
