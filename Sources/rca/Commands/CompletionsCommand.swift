import ArgumentParser

/// `rca completions`: a script for the shell.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script for a shell.",
    discussion: """
      For bash: rca completions bash > /etc/bash_completion.d/rca; for zsh, into a folder of $fpath as _rca; for fish, \
      ~/.config/fish/completions/rca.fish.
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let script =
      switch shell {
      case .bash: RootCommand.completionScript(for: .bash)
      case .zsh: RootCommand.completionScript(for: .zsh)
      case .fish: RootCommand.completionScript(for: .fish)
      }
    try ResultFile(path: nil).write(script + (script.hasSuffix("\n") ? "" : "\n"))
  }
}
