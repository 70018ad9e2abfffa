import Foundation
import Report

/// The two standard streams: what they are connected to and what may be written to them.
enum Terminal {
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  private static let environment = ProcessInfo.processInfo.environment

  /// `dumb` terminals can neither move nor colour.
  static var isDumb: Bool { environment["TERM"] == "dumb" }

  /// Colours by default: on a terminal, unless `NO_COLOR` is set; with `CLICOLOR_FORCE` everywhere.
  static var wantsColor: Bool {
    if let none = environment["NO_COLOR"], !none.isEmpty { return false }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
    return outputIsTerminal && !isDumb
  }

  /// Columns of the terminal; 80 when standard output is none.
  static var width: Int {
    guard outputIsTerminal else { return 80 }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment["COLUMNS"].flatMap(Int.init) ?? 80
  }

  /// Whether the locale can show more than ASCII.
  static var isUTF8: Bool {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C.UTF-8"
    return locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
  }

  /// A line on standard error; bytes that came from logs or arguments cannot drive the terminal.
  static func say(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
      HostileText.visible(String($0))
    }
    try? FileHandle.standardError.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}
