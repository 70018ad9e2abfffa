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

  /// A first argument that is no command, when a failure is to be explained; nil when it is one or an option.
  private static var typo: String? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return nil }
    let names = RootCommand.configuration.subcommands.map { $0._commandName } + ["help"]
    guard !names.contains(word) else { return nil }
    let nearest = Spelling.nearest(to: word, in: names).map { "did you mean \($0)? " } ?? ""
    return "there is no command \"\(word)\"; \(nearest)rca --help lists them"
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
