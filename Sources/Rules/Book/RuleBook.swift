/// Every rule and format of a run: the built-in ones, then what the user added. A later one with the same id wins.
package struct RuleBook: Sendable {
  /// What to load.
  package struct Options: Sendable {
    package var hasBuiltIns: Bool
    /// Whether the built-in rules and formats keep their samples and scenarios, which only their tests read.
    package var hasSamples: Bool
    /// Files and folders, later ones over earlier ones.
    package var paths: [String]
    /// Files that are in memory, over all others.
    package var sources: [RuleSource]
    package var selection: RuleSelection
    /// What a configuration changes of single rules.
    package var overrides: [RuleOverride] = []

    package init(
      hasBuiltIns: Bool = true, hasSamples: Bool = false, paths: [String] = [], sources: [RuleSource] = [],
      selection: RuleSelection = RuleSelection()
    ) {
      self.hasBuiltIns = hasBuiltIns
      self.hasSamples = hasSamples
      self.paths = paths
      self.sources = sources
      self.selection = selection
    }
  }

  /// A rule or format that a later one of the same id replaced.
  package struct Shadowing: Sendable, Equatable {
    package var id: String
    package var hidden: RuleOrigin
    package var by: RuleOrigin
  }

  /// In the order of their ids.
  package private(set) var rules: [Rule]
  /// In the order of their files.
  package private(set) var formats: [FormatDefinition]
  package private(set) var scenarios: [Scenario]
  /// In the order in which they were loaded.
  package private(set) var packs: [RulePack]
  package private(set) var shadowings: [Shadowing]
  /// What the selection switched off.
  package private(set) var disabledRules: [Rule]
  package private(set) var disabledFormats: [FormatDefinition]
  /// Where a configuration changes a rule, by the rule's id.
  package private(set) var overriddenAt: [String: String] = [:]
  /// Selectors that name nothing, with what was probably meant.
  package private(set) var idleSelectors: [(selector: String, suggestion: String?)]

  /// Loads everything; throws the mistakes of all files at once.
  package init(_ options: Options = Options()) throws(RuleError) {
    var shelf = RuleShelf()
    if options.hasBuiltIns { shelf.add(BuiltInRules.files(withSamples: options.hasSamples), as: .builtIn) }
    for path in options.paths { shelf.add(path: path) }
    for source in options.sources { shelf.add(source) }
    shelf.checkRequirements()
    shelf.checkSequences()
    guard shelf.problems.isEmpty else { throw RuleError(shelf.problems) }

    let known = shelf.rules.values.map(\.id)
    let unknown = options.overrides.filter { !known.contains($0.id) }.map { override in
      override.problem(suggestion: Spelling.nearest(to: override.id, in: known))
    }
    guard unknown.isEmpty else { throw RuleError(unknown) }
    let overrides = Dictionary(
      options.overrides.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
    overriddenAt = overrides.mapValues(\.place)

    let selection = options.selection
    let isUsed = { (id: String, origin: RuleOrigin) in selection.includes(id: id, pack: origin.pack) }
    let rules = shelf.rules.values.map { overrides[$0.id]?.applied(to: $0) ?? $0 }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.rules = rules.filter { isUsed($0.id, $0.origin) }
    disabledRules = rules.filter { !isUsed($0.id, $0.origin) }
    formats = shelf.formats.values.filter { isUsed($0.id, $0.origin) }
    disabledFormats = shelf.formats.values.filter { !isUsed($0.id, $0.origin) }
    scenarios = shelf.scenarios
    packs = shelf.packs
    shadowings = shelf.shadowings
    let names = rules.map(\.id) + shelf.formats.values.map(\.id) + packs.map(\.id)
    idleSelectors = (selection.disabled + selection.enabled)
      .filter { selector in !names.contains { RuleSelection.matches(selector, $0) } }
      .map { ($0, Spelling.nearest(to: $0, in: names)) }
  }

  /// The paths that `$RCA_RULES` holds.
  package static func paths(inEnvironment value: String?) -> [String] {
    value?.split(separator: ":").map(String.init) ?? []
  }
}
