import ArgumentParser
import Foundation

/// What the command line offers, as swift-argument-parser dumps it (`--experimental-dump-help`); only what a manual
/// shows.
struct CommandTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
  }

  struct Name: Decodable {
    var kind: String
    var name: String

    /// As it is typed: `-f`, `--format`.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  var command: Command

  /// The tree of `rca`.
  init() throws {
    self = try JSONDecoder().decode(CommandTree.self, from: Data(RootCommand._dumpHelp().utf8))
  }
}
