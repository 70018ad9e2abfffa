import Foundation

/// What the exit code of a command says.
enum ExitStatus: Int32 {
  /// A result was produced; also "no incident".
  case success = 0
  /// A negative result that was asked for.
  case negative = 1
  /// Usage or configuration.
  case usage = 2
  /// Nothing could be parsed, or with `--strict` anything could not.
  case input = 3
  /// An invalid rule file.
  case rules = 4
  /// A limit was hit, the result is partial.
  case limit = 5
  case internalError = 70
  case interrupted = 130
}

/// Ends a command: what was wrong, where, what to do; and the exit code.
struct CommandFailure: Error {
  var status: ExitStatus
  /// Empty when everything was said already.
  var message: String

  init(_ status: ExitStatus, _ message: String = "") {
    self.status = status
    self.message = message
  }
  /// Standard output takes no more: a full disk behind a redirection.
  static func standardOutput(_ error: any Error) -> CommandFailure {
    CommandFailure(.usage, "standard output cannot be written (\(error.localizedDescription))")
  }
}
