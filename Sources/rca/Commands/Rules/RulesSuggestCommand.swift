import Analysis
import ArgumentParser
import Authoring
import Bytes
import Foundation
import Rules

/// `rca rules suggest`: rule stubs for what no rule knows.
struct RulesSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Write rule stubs for the warnings and errors that no rule knows.",
    discussion: """
      Masks what varies in the messages, joins similar ones, and ranks them by how often they came and how much they crowd \
      together in time. The result is a rule file that loads and whose tests pass: each stub has an id, a title, a severity, \
      a pattern with typed captures, up to 3 samples and similar lines that must not match. What a message means is for you \
      to say: category, role, entity, actions.

      EXAMPLES
        rca rules suggest logs/
        rca rules suggest --top 5 --pack shop -o shop.yaml logs/shop/
        rca rules test shop.yaml
      """)

  @Argument(help: "Logs to look through.", completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("At most so many rules, the most worthwhile first.", valueName: "n"))
  var top = 20

  @Option(help: ArgumentHelp("The pack, which is the first word of the ids.", valueName: "name"))
  var pack = "local"

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the rules to this file.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @OptionGroup var loading: RuleOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top \(top): give 1 or more.") }
    let isName = pack.utf8.allSatisfy { byte in
      byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isName, !pack.isEmpty else {
      throw ValidationError("--pack \(pack): a name has lower-case letters, digits, - and _ only.")
    }
  }

  func run() throws {
    let setup = try loading.setup()
    let (files, failures, _) = InputDiscovery.files(of: paths)
    for failure in failures { Terminal.say("rca: \(failure)") }
    let options = AnalysisOptions().inferringZones(from: files)
    var reader = SourceReader(setup.catalog, options, anchor: CollectionTime.anchor(of: files, options.zones))
    var miner = MessageMiner(setup.rules, setup.catalog)
    for file in files {
      do throws(InputError) { try reader.read(file, into: &miner) } catch { Terminal.say("rca: \(error)") }
    }
    guard miner.recordCount > 0 else {
      throw CommandFailure(
        failures.contains { $0.reason == .notFound } ? .usage : .input, "no record was found")
    }
    if miner.leftOut > 0 {
      Terminal.say("rca: \(miner.leftOut) records were left out: there are too many different messages")
    }
    let suggestions = RuleSuggestions(miner, setup.book, setup.catalog, pack: pack, top: top)
    guard !suggestions.rules.isEmpty else {
      Terminal.say(
        "rca: nothing to suggest: of \(suggestions.recordCount) records, \(suggestions.unknownCount) warnings and errors are known to no rule"
      )
      return
    }
    try ResultFile(path: output).write(suggestions.file)
  }
}
