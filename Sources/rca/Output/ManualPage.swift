/// The manual page `rca(1)`, in the man macros of roff (groff_man(7)), made from the command tree.
struct ManualPage {
  private var lines: [String] = []

  /// The page of `command` and everything below it.
  static func text(of command: CommandTree.Command, version: String) -> String {
    var page = ManualPage()
    page.write(command, version)
    return page.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ root: CommandTree.Command, _ version: String) {
    let name = root.commandName
    lines.append(".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\"")
    // Flush left: commands do not read well with stretched blanks.
    lines += [".ad l", ".SH NAME"]
    lines.append("\(name) \\- \(Self.escaped(Self.asPhrase(root.abstract ?? "")))")
    lines += [".SH SYNOPSIS", ".B \(name)", ".I subcommand", "[options]", ".SH DESCRIPTION"]
    write(discussion: root.discussion)
    lines.append(".SH COMMANDS")
    for command in root.subcommands ?? [] where command.commandName != "help" { write(command, under: name) }
    lines.append(".SH OPTIONS")
    write((root.arguments ?? []).filter(\.shouldDisplay))
    lines.append(".SH ENVIRONMENT")
    for (variable, meaning) in Self.environment { write(item: "\\fB\(variable)\\fR", meaning) }
    lines.append(".SH FILES")
    for (file, meaning) in Self.files { write(item: "\\fI\(Self.escaped(file))\\fR", meaning) }
  }

  private static let environment = [
    (
      "RCA_RULES",
      "More rule files and folders, separated by colons; they are loaded before those of --rules."
    ),
    ("RCA_CONFIG", "The configuration of the site, where --config names none."),
    (
      "RCA_STATE", "The folder of the last report and of the history; when it is empty nothing is remembered."
    ),
    ("NO_COLOR", "When it is set and not empty, there are no colours."),
  ]

  private static let files = [
    ("rca.yaml", "The configuration of the site, in the working folder."),
    ("~/.local/state/rca/history.sqlite", "Past reports; below $XDG_STATE_HOME where that is set."),
  ]

  private mutating func write(_ command: CommandTree.Command, under parent: String) {
    guard command.shouldDisplay else { return }
    let name = "\(parent) \(command.commandName)"
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isGeneral }
    lines.append(".SS \(Self.escaped(name))")
    var synopsis = "\\fB\(Self.escaped(name))\\fR"
    if arguments.contains(where: { $0.kind != .positional }) { synopsis += " [options]" }
    for argument in arguments where argument.kind == .positional { synopsis += " " + argument.placeholder }
    if command.subcommands?.isEmpty == false { synopsis += " \\fIsubcommand\\fR" }
    lines.append(synopsis)
    write(paragraph: command.abstract ?? "")
    write(discussion: command.discussion)
    write(arguments)
    for subcommand in command.subcommands ?? [] { write(subcommand, under: name) }
  }

  /// Paragraphs are filled; several lines together are commands to type and stay as they are.
  private mutating func write(discussion: String?) {
    for paragraph in (discussion ?? "").split(separator: "\n\n").map(String.init) {
      guard paragraph.contains("\n") || paragraph.hasPrefix("rca ") || paragraph.hasPrefix(" ") else {
        write(paragraph: paragraph)
        continue
      }
      lines += [".PP", ".nf"]
      lines += paragraph.split(separator: "\n", omittingEmptySubsequences: false).map {
        Self.escaped(String($0))
      }
      lines.append(".fi")
    }
  }

  private mutating func write(paragraph: String) {
    guard !paragraph.isEmpty else { return }
    lines += [".PP", Self.escaped(paragraph)]
  }

  /// `--redact` and `--no-redact` have the same words and share an item.
  private mutating func write(_ arguments: [CommandTree.Argument]) {
    var rest = arguments[...]
    while let first = rest.popFirst() {
      var heading = first.heading
      while let next = rest.first, next.kind == .flag, next.abstract == first.abstract {
        heading += ", " + next.heading
        rest.removeFirst()
      }
      write(item: heading, Self.meaning(of: first))
    }
  }

  private static func meaning(of argument: CommandTree.Argument) -> String {
    var meaning = argument.abstract ?? ""
    if let values = argument.allValues, !values.allSatisfy(meaning.contains) {
      meaning += " One of \(values.joined(separator: ", "))."
    }
    if let value = argument.defaultValue { meaning += " By default \(value)." }
    return meaning
  }

  /// - Parameter item: in roff already.
  private mutating func write(item: String, _ meaning: String) {
    lines += [".TP", item, Self.escaped(meaning)]
  }

  /// An abstract as the NAME section has it: no capital, no full stop.
  private static func asPhrase(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Text that roff prints as it is: no line is a request, no character an escape, and what is typed can be copied.
  fileprivate static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}

extension CommandTree.Argument {
  /// Whether every command has it.
  fileprivate var isGeneral: Bool {
    names?.contains { $0.text == "--help" || $0.text == "--version" } ?? false
  }

  /// As the synopsis has it: `<lead>`, `[<paths> ...]`.
  fileprivate var placeholder: String {
    let name = "\\fI\(ManualPage.escaped(valueName ?? ""))\\fR" + (isRepeating ? " ..." : "")
    return isOptional ? "[\(name)]" : name
  }

  /// The first line of its item.
  fileprivate var heading: String {
    guard let names, !names.isEmpty else { return placeholder }
    let spellings = names.filter { $0.kind != "long" } + names.filter { $0.kind == "long" }
    let text = spellings.map { "\\fB\(ManualPage.escaped($0.text))\\fR" }.joined(separator: ", ")
    return kind == .option ? text + " \\fI\(ManualPage.escaped(valueName ?? ""))\\fR" : text
  }
}
