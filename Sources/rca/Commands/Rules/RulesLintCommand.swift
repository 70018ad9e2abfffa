import ArgumentParser
import Authoring
import Report
import Rules

/// `rca rules lint`: what will hurt later.
struct RulesLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find rules that can explode, cost too much, repeat others or lack samples.",
    discussion: """
      Without FILE all rules that are loaded are looked through: the built-in ones, $RCA_RULES and --rules. With FILE \
      only the rules of these files and folders.

      Checks, as they stand behind each finding: redos (nested or overlapping repetitions, proved with a line that sets \
      them off), literal (no rare text is required, so the rule is tried on every record), shadowed, duplicate, \
      unused-capture, samples (a stable rule has at least 2 that match and 2 that do not), entity, role, category, \
      actions, references.

      Exit code 4 when there is an error, or with --strict a warning; also when a file does not load.

      EXAMPLES
        rca rules lint my-rules.yaml
        rca rules lint --strict -f json packs/shop
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Rule files or folders to look through; by default all rules.", completion: .file())
  var files: [String] = []

  @OptionGroup var loading: RuleOptions

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  func run() throws {
    let setup = try loading.setup(adding: files, hasSamples: true)
    let asked = Set(
      setup.book.packs.filter { pack in
        if case .path(let path) = pack.origin { return Self.isUnder(path, files) }
        return false
      }.flatMap(\.sources).map(\.name))
    let findings = RuleLint(setup.book, setup.rules, setup.catalog).findings { rule in
      files.isEmpty || asked.contains(rule.origin.file)
    }
    switch format {
    case .text: try ResultFile(path: nil).write(text(findings))
    case .json: try ResultFile(path: nil).write(OrderedJSONEncoder().encode(findings.map(Finding.init)))
    }
    let isError = findings.contains { $0.level == .error || strict }
    if isError { throw CommandFailure(.rules) }
  }

  private static func isUnder(_ path: String, _ files: [String]) -> Bool {
    files.contains { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
  }

  private func text(_ findings: [LintFinding]) -> String {
    let lines = findings.flatMap { finding in
      ["\(finding.headline)", "    \(finding.rule): \(finding.hint)"].map(HostileText.visible)
    }
    let errors = findings.count { $0.level == .error }
    let summary =
      findings.isEmpty
      ? "nothing to say"
      : "\(Wording.plural(errors, "error")), \(Wording.plural(findings.count - errors, "warning"))"
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  /// One finding as JSON.
  private struct Finding: Encodable {
    let check: String
    let level: String
    let rule: String
    let file: String
    let line: Int
    let column: Int
    let text: String
    let hint: String

    init(_ finding: LintFinding) {
      check = finding.check.rawValue
      level = finding.level.rawValue
      rule = finding.rule
      file = finding.file
      line = finding.mark.line
      column = finding.mark.column
      text = finding.text
      hint = finding.hint
    }
  }
}
