import ArgumentParser

/// `rca manual`: the manual page, for `make install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page of rca and all its commands.",
    discussion: """
      The page is written for man, which also shows it without an installation:

      rca manual > rca.1 && man ./rca.1
      rca manual > /usr/local/share/man/man1/rca.1
      """)

  func run() throws {
    let page = ManualPage.text(of: try CommandTree().command, version: Version.number)
    try ResultFile(path: nil).write(page)
  }
}
