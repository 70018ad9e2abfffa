import Analysis
import ArgumentParser
import Records
import Report
import Timeline

/// `rca replay`: what was knowable at an earlier time.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Show what could have been known at an earlier time.",
    discussion: """
      With --at, analyses only what had been logged by then and prints the report that rca analyze would have given: \
      changes that had not finished are unfinished, and nothing that came later is used. The report counts as the last \
      one: ask rca why and rca why-not about it.

      Without it, shows how the answer came about: the verdict, the first cause and the dead ends at each step that \
      changed them, and since when each incident, cause and dead end could be known. A step knows what was logged \
      before it. The logs are read twice, however many steps there are. --since and --until bound the time.

      A record counts from the time it bears; files that had not been begun are not mentioned. In which zone, year and \
      format a file is written is read from the whole of it.

      Examples:
        rca replay logs/ --at 12:15
        rca replay logs/ metrics/ --at 2024-07-15T12:15:00Z -o at-1215.html
        rca replay logs/
        rca replay logs/ --every 10m -f json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var known: DiagnosisArguments
  @OptionGroup var display: DisplayOptions
  @OptionGroup var redaction: RedactionOptions

  @Option(help: ArgumentHelp("The time to go back to: later records are not looked at.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Show the answer at steps of this length, at least 10s.", valueName: "duration"))
  var every: String?

  @Option(
    help: ArgumentHelp(
      "Show the answer at about so many steps, 2 to 200; 24 unless told otherwise.", valueName: "n"))
  var steps: Int?

  @Option(name: .shortAndLong, help: "With --at: text, json, md, html or csv. Without: text or json.")
  var format: ReportTarget.Form?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the result to this file, its format by the extension. Repeatable.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  mutating func validate() throws {
    if [at != nil, every != nil, steps != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--at, --every and --steps exclude each other; give one of them.")
    }
    if let steps, !(2...ReplaySteps.countMax).contains(steps) {
      throw ValidationError("--steps \(steps): give 2 to \(ReplaySteps.countMax).")
    }
    if at == nil, input.paths.contains("-") {
      throw ValidationError(
        "the logs are read twice, and standard input (-) can be read only once; give files.")
    }
  }

  func run() async throws {
    let targets = try ReportTarget.targets(output, format: format)
    if at == nil, targets.contains(where: { $0.form != .text && $0.form != .json }) {
      throw CommandFailure(
        .usage, "the course of the answer is written as text or json; see rca replay --help")
    }
    let setup = try input.ruleSetup()
    let files = try input.files(display)
    var options = try input.analysisOptions(for: files)
    let days = { CollectionTime.days(of: files, options.zones) }
    options.diagnosis = try known.options(input.configured.configuration(), days: days)
    let moment = try at.map { try TimeArgument($0, option: "--at").instant(days) }
    let analysis = Analysis(setup.rules, setup.catalog, options)
    let builder = ReportBuilder(version: Version.number, packs: setup.packs)
    if let moment {
      try await report(analysis, files, builder, at: moment, targets)
    } else {
      try await course(analysis, files, builder, options, targets)
    }
  }

  private func report(
    _ analysis: Analysis, _ files: [SourceFile], _ builder: ReportBuilder, at moment: Timestamp,
    _ targets: [ReportTarget]
  ) async throws {
    let progress = ScanProgress(total: files.reduce(0) { $0 + $1.byteCount })
    let line = ProgressLine(progress, isShown: display.showsProgress)
    let outcome = await analysis.known(at: moment, files, progress: progress)
    line.finish()
    guard outcome.timeline.sources.contains(where: { $0.first != nil }) else {
      throw CommandFailure(
        .input, "nothing had been logged by \(moment.rfc3339); see rca inspect for the times of the files")
    }
    let document = builder.document(outcome.timeline, outcome.diagnosis, asKnownAt: moment)
    StateFolder.remember(document, inputs: input.paths)
    for target in targets { try target.write(document, display.terminalOptions, redaction) }
  }

  private func course(
    _ analysis: Analysis, _ files: [SourceFile], _ builder: ReportBuilder, _ options: AnalysisOptions,
    _ targets: [ReportTarget]
  ) async throws {
    let size = files.reduce(0) { $0 + $1.byteCount }
    let progress = ScanProgress(total: 2 * size)
    let line = ProgressLine(progress, isShown: display.showsProgress)
    defer { line.finish() }
    let whole = await analysis.timeline(of: files, progress: progress)
    guard let first = whole.sources.compactMap(\.first).min(),
      let last = whole.sources.compactMap(\.last).max()
    else {
      throw CommandFailure(.input, "no record with a time was found; see rca inspect for the reasons")
    }
    let times = try ReplaySteps(every: every, count: steps ?? ReplaySteps.countUsual).times(
      from: first, to: last)
    var course = ReplayCourse(version: Version.number)
    var problem: (any Error)?
    await analysis.course(of: files, at: times, progress: progress) { time, outcome in
      do {
        let document = builder.document(outcome.timeline, outcome.diagnosis, asKnownAt: time)
        course.add(try redaction.apply(to: document, isDefault: false), at: time)
      } catch { problem = error }
    }
    if let problem { throw problem }
    for target in targets {
      try target.file.write(
        target.form == .json
          ? OrderedJSONEncoder().encode(course)
          : TerminalCourse(course, options: target.file.path == nil ? display.terminalOptions : plain).text)
    }
  }

  /// For files: no colours.
  private var plain: TerminalOptions {
    TerminalOptions(width: display.terminalOptions.width, isASCII: display.terminalOptions.isASCII)
  }
}
