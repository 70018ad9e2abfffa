import ArgumentParser
import Authoring
import Patterns
import Report
import Rules

/// `rca rules mutate`: do the samples pin the rules?
struct RulesMutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate", abstract: "Change patterns a little and list the changes that no sample notices.",
    discussion: """
      Each pattern is changed in one place: a branch or a literal is dropped or altered, a class or a repetition widened, \
      an anchor, a look-around or an option dropped, an optional part required. If all samples of the rule still say what \
      they should, the change survived: a sample is missing. Changes that cannot matter are left out.

      Exit code 1 when less than --min-score percent of the changes were noticed.

      EXAMPLES
        rca rules mutate --run '^shop\\.' -r my-rules.yaml
        rca rules mutate --run '^postgresql\\.' --min-score 80
      """)

  @Option(name: .customLong("run"), help: ArgumentHelp("Only rules whose id matches.", valueName: "regex"))
  var choice: String?

  @Option(help: ArgumentHelp("Fail when a smaller share of the changes was noticed.", valueName: "percent"))
  var minScore: Double?

  @OptionGroup var loading: RuleOptions

  @Option(name: .shortAndLong, help: "text or json.")
  var format = RulesLintCommand.Format.text

  func validate() throws {
    if let minScore, !(0...100).contains(minScore) {
      throw ValidationError("--min-score \(minScore): give a percentage from 0 to 100.")
    }
  }

  func run() throws {
    let setup = try loading.setup(hasSamples: true)
    let only = try IDPattern(argument: choice)
    let chosen = setup.book.rules.filter { only?.matches($0.id) ?? true }
    if chosen.isEmpty { throw CommandFailure(.usage, "--run: no rule has such an id; see rca rules list") }
    var test = MutationTest(setup.book, setup.catalog)
    var scores: [MutationScore] = []
    for rule in chosen where !rule.patterns.isEmpty { scores.append(test.score(rule)) }
    let report = Report(scores)
    switch format {
    case .text: try ResultFile(path: nil).write(Self.text(scores, report))
    case .json: try ResultFile(path: nil).write(OrderedJSONEncoder().encode(report))
    }
    if let minScore, report.score * 100 < minScore { throw CommandFailure(.negative) }
  }

  private static func text(_ scores: [MutationScore], _ report: Report) -> String {
    var lines: [String] = []
    for score in scores where !score.survivors.isEmpty || score.failingSamples > 0 {
      for survivor in score.survivors {
        lines.append(
          "\(score.rule.origin.file):\(survivor.mark): survived: \(survivor.words) [\(score.rule.id)]")
      }
      let failing =
        score.failingSamples == 0
        ? "" : "; \(Wording.plural(score.failingSamples, "sample")) fail as it is, see rca rules test"
      lines.append(
        "    \(score.rule.id): \(score.killed) of \(score.mutants) changes noticed (\(percent(score.share)))\(failing)"
      )
    }
    lines.append(
      "\(report.killed) of \(Wording.plural(report.mutants, "change")) noticed in \(Wording.plural(scores.count, "rule")) (\(percent(report.score)))"
    )
    return lines.map(HostileText.visible).joined(separator: "\n") + "\n"
  }

  private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

  /// The scores as JSON has them.
  private struct Report: Encodable {
    struct Entry: Encodable {
      let rule: String
      let file: String
      let mutants: Int
      let killed: Int
      let failingSamples: Int
      let survivors: [Survivor]
    }

    struct Survivor: Encodable {
      let line: Int
      let column: Int
      let change: String
      let pattern: String
    }

    let mutants: Int
    let killed: Int
    let score: Double
    let rules: [Entry]

    init(_ scores: [MutationScore]) {
      mutants = scores.reduce(0) { $0 + $1.mutants }
      killed = scores.reduce(0) { $0 + $1.killed }
      score = mutants == 0 ? 1 : Double(killed) / Double(mutants)
      rules = scores.map { score in
        Entry(
          rule: score.rule.id, file: score.rule.origin.file, mutants: score.mutants, killed: score.killed,
          failingSamples: score.failingSamples,
          survivors: score.survivors.map { survivor in
            Survivor(
              line: survivor.mark.line, column: survivor.mark.column, change: survivor.words,
              pattern: survivor.mutation.source)
          })
      }
    }
  }
}
