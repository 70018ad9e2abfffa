import ArgumentParser
import Foundation

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

  private static func exit(with error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      if !failure.message.isEmpty { Terminal.say("rca: \(failure.message)") }
      Foundation.exit(failure.status.rawValue)
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
