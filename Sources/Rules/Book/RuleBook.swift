/// Every rule and format of a run: the built-ins, then what the user added. A later rule with the same id wins.
package struct RuleBook: Sendable {
  /// A pack that contributed, with the digest of its files.
  package struct Pack: Sendable, Equatable {
    package var id: String
    package var version: String
    package var files: [String]
    /// The texts of the files, in order, from which a digest is made.
    package var texts: [String]
  }

  /// A rule or format that a later one of the same id replaced.
  package struct Shadowing: Sendable, Equatable {
    package var id: String
    package var hidden: RuleOrigin
    package var by: RuleOrigin
  }

  /// In order of their ids.
  package private(set) var rules: [Rule] = []
  /// In the order of their files.
  package private(set) var formats: [FormatDefinition] = []
  package private(set) var packs: [Pack] = []
  package private(set) var shadowings: [Shadowing] = []
  package private(set) var files: [RuleFile] = []

  /// Reads the built-ins and then `added`; `disabled` rules are left out.
  package init(added: [RuleSource] = [], disabled: Set<String> = [], builtIns: Bool = true) throws(RuleError)
  {
    var problems: [RuleProblem] = []
    for source in (builtIns ? BuiltInRules.sources : []) + added {
      do { add(try RuleFile(source)) } catch { problems += error.problems }
    }
    guard problems.isEmpty else { throw RuleError(problems) }
    rules = rules.filter { !disabled.contains($0.id) }.sorted { $0.id < $1.id }
  }

  private mutating func add(_ file: RuleFile) {
    files.append(file)
    for rule in file.rules {
      if let place = rules.firstIndex(where: { $0.id == rule.id }) {
        shadowings.append(Shadowing(id: rule.id, hidden: rules[place].origin, by: rule.origin))
        rules[place] = rule
      } else {
        rules.append(rule)
      }
    }
    for format in file.formats {
      if let place = formats.firstIndex(where: { $0.id == format.id }) {
        shadowings.append(Shadowing(id: format.id, hidden: formats[place].origin, by: format.origin))
        formats[place] = format
      } else {
        formats.append(format)
      }
    }
    if let place = packs.firstIndex(where: { $0.id == file.pack }) {
      packs[place].files.append(file.source.name)
      packs[place].texts.append(file.source.text)
    } else {
      packs.append(
        Pack(id: file.pack, version: file.version, files: [file.source.name], texts: [file.source.text]))
    }
  }
}
