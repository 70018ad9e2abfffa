import ArgumentParser
import Foundation
import Rules

/// Runs the command and turns what went wrong into a message and an exit code.
@main
enum Main {
  static func main() async {
    do {
      var command = try RootCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(with: error)
    }
  }

  /// What was probably meant by a word that is no command, when a failure is to be explained; nil when all of them are.
  private static var typo: String? {
    var command: any ParsableCommand.Type = RootCommand.self
    var path = "rca"
    for word in CommandLine.arguments.dropFirst() {
      let children = command.configuration.subcommands
      if children.isEmpty || word.hasPrefix("-") || word == "help" { return nil }
      guard let child = children.first(where: { $0._commandName == word }) else {
        let nearest = Spelling.nearest(to: word, in: children.map { $0._commandName } + ["help"])
        let hint = nearest.map { "did you mean \($0)? " } ?? ""
        return
          "there is no command \"\(path.dropFirst(4))\(path == "rca" ? "" : " ")\(word)\"; \(hint)\(path) --help lists them"
      }
      command = child
      path += " " + word
    }
    return nil
  }

  private static func exit(with error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      if !failure.message.isEmpty { Terminal.say("rca: \(failure.message)") }
      Foundation.exit(failure.status.rawValue)
    }
    if let typo = Self.typo {
      Terminal.say("rca: \(typo)")
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    let code = RootCommand.exitCode(for: error)
    let message = RootCommand.fullMessage(for: error)
    if code == .success {
      print(message)
      Foundation.exit(ExitStatus.success.rawValue)
    }
    Terminal.say(message)
    Foundation.exit((code == .validationFailure ? ExitStatus.usage : .internalError).rawValue)
  }
}
