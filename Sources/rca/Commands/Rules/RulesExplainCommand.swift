import Analysis
import ArgumentParser
import Authoring
import Bytes
import Events
import Foundation
import Patterns
import Records
import Report
import Rules

/// `rca rules explain`: what one rule makes of one line, and if it is nothing, why.
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why a rule does or does not match a line.",
    discussion: """
      LINE is log text as it stands in a file, or FILE:LINE, which is read as `rca analyze` would (also compressed; a \
      member of an archive is FILE!MEMBER:LINE). Says which stage turned the record away: the format or service that the \
      rule does not look at, the field that is not what where asks for, the literal that is not there, or the item at \
      which the pattern stopped, with the first cheap repair that matches. Otherwise shows the captures and the event.

      Exit code 1 when the rule does not match.

      EXAMPLES
        rca rules explain postgresql.too-many-clients db01/postgresql.log.gz:3061
        rca rules explain nginx.upstream-timeout '2024/07/15 12:00:01 [error] 7#7: *1 upstream timed out'
        rca rules explain --pattern 'took (?<ms>\\d+) ms' app.log:17
      """)

  @Argument(
    help: ArgumentHelp("The rule's id (not with --pattern), then the line.", valueName: "rule line"))
  var arguments: [String]

  @Option(help: ArgumentHelp("A regular expression to try instead of a rule.", valueName: "regex"))
  var pattern: String?

  @Option(
    help: ArgumentHelp("The format of LINE, where one line does not show it.", valueName: "format"))
  var logFormat: String?

  @Option(help: ArgumentHelp("The service that logged LINE.", valueName: "name"))
  var service: String?

  @OptionGroup var loading: RuleOptions
  @OptionGroup var display: DisplayOptions

  mutating func validate() throws {
    let wanted = pattern == nil ? 2 : 1
    guard arguments.count == wanted else {
      throw ValidationError(
        pattern == nil
          ? "give a rule and a line: rca rules explain RULE LINE (or FILE:LINE)."
          : "with --pattern give the line alone: rca rules explain --pattern REGEX LINE.")
    }
  }

  func run() throws {
    let setup = try loading.setup()
    let rule = try self.rule(setup)
    let records = try self.records(arguments[arguments.count - 1], setup.catalog)
    var explainer: RuleExplainer
    do throws(CompiledRules.Failure) { explainer = try RuleExplainer(rule, setup.catalog) } catch {
      throw CommandFailure(.usage, "--pattern: \(error.problem)")
    }
    guard let explanation = explainer.explain(records) else {
      throw CommandFailure(.input, "there is no record in the text")
    }
    var trial = RuleTrial(setup.rules, setup.catalog)
    let others = trial.matches(explanation.record).map { setup.rules.ids[$0] }.filter { $0 != rule.id }
    let text = ExplanationText(
      explanation, place: pattern == nil ? "\(rule.origin.file):\(rule.origin.mark)" : "", others: others,
      width: display.terminalOptions.width)
    let lines = text.lines.map { line in
      HostileText.visible(display.terminalOptions.isASCII ? Self.ascii(line) : line)
    }
    try ResultFile(path: nil).write(lines.joined(separator: "\n") + "\n")
    if !explanation.knowsRecord { throw CommandFailure(.negative) }
  }

  private func rule(_ setup: RuleSetup) throws -> Rule {
    if let pattern {
      var rule = Rule(id: "--pattern", title: "", event: .error)
      rule.patterns = [pattern]
      return rule
    }
    let id = arguments[0]
    if let rule = setup.book.rules.first(where: { $0.id == id }) { return rule }
    let ids = setup.book.rules.map(\.id)
    let near = Spelling.nearest(to: id, in: ids).map { "; did you mean \"\($0)\"?" } ?? ""
    throw CommandFailure(.usage, "no rule has the id \"\(id)\"\(near)")
  }

  private func records(_ line: String, _ catalog: FormatCatalog) throws -> [TextRecord] {
    if let place = FileLine(line), FileManager.default.fileExists(atPath: place.path) {
      do throws(InputError) {
        if let record = try place.record(catalog) { return [record] }
      } catch {
        throw CommandFailure(.input, "\(error)")
      }
      throw CommandFailure(.input, "\(line): no record stands there")
    }
    var format: FormatID?
    if let logFormat {
      format = catalog.id(named: logFormat)
      if format == nil {
        let near = Spelling.nearest(to: logFormat, in: catalog.formats.map(\.id))
        throw CommandFailure(
          .usage,
          "--log-format: no format has the id \"\(logFormat)\"\(near.map { "; did you mean \"\($0)\"?" } ?? "")"
        )
      }
    }
    var reader = TextReader(catalog)
    return reader.records(of: Array("\(line)\n".utf8), as: format, service: service)
  }

  /// One character for one, so that carets stay where they point.
  private static func ascii(_ line: String) -> String {
    let signs: [Character: Character] = ["✓": "+", "✗": "x", "…": "~", "␠": "_", "·": "."]
    return String(line.map { signs[$0] ?? ($0.isASCII ? $0 : "?") })
  }
}
