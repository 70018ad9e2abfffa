import ArgumentParser
import Authoring
import Patterns
import Report
import Rules

/// `rca rules list`: every rule and format, and where it came from.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules and formats, where each came from and what it hides.",
    discussion: """
      One line per rule: id, pack and version, severity, event, title; then where it stands and, when it replaces \
      another, what it hides. A disabled one says so.

      rca rules list --pack postgresql
      rca rules list -r ./rules --run '^shop\\.' -f json
      """)

  enum What: String, CaseIterable, ExpressibleByArgument { case rules, formats, all }

  @OptionGroup var loading: RuleOptions

  @Option(help: ArgumentHelp("Only this pack; it may end in *. Repeatable.", valueName: "pack"))
  var pack: [String] = []

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Only ids in which this regular expression is found.", valueName: "regex"))
  var only: String?

  @Option(help: "rules, formats or all.")
  var what = What.rules

  @Option(name: .shortAndLong, help: "text or json.")
  var format = InspectCommand.Format.text

  func run() throws {
    var filter = RuleListing.Filter()
    filter.packs = pack
    filter.kind = what == .all ? nil : what == .rules ? .rule : .format
    filter.id = try IDPattern(argument: only)
    let listing = RuleListing(try loading.setup().book, filter)
    guard !listing.entries.isEmpty else {
      throw CommandFailure(.negative, "nothing matches; rca rules list without options shows everything")
    }
    let text =
      switch format {
      case .json: OrderedJSONEncoder().encode(listing.entries)
      case .text: listing.entries.map { HostileText.visible(Self.describe($0)) + "\n" }.joined()
      }
    try ResultFile(path: nil).write(text)
  }

  private static func describe(_ entry: RuleListing.Entry) -> String {
    var words = ["\(entry.id)", "\(entry.pack) \(entry.version)"]
    words += [entry.severity, entry.event, entry.title].compactMap { $0 }
    words.append("\(entry.file):\(entry.line)")
    if entry.isDisabled { words.append("disabled") }
    if !entry.shadows.isEmpty { words.append("hides \(entry.shadows.joined(separator: ", "))") }
    if let place = entry.overriddenAt { words.append("changed by \(place)") }
    return words.joined(separator: "  ")
  }
}

extension IDPattern {
  /// What `--run` was given; nil when it was not.
  init?(argument: String?) throws {
    guard let argument else { return nil }
    do { try self.init(argument) } catch {
      throw CommandFailure(.usage, "--run \(argument): \(error.message) at offset \(error.offset)")
    }
  }
}
