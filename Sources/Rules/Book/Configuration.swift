/// What `rca.yaml` says: the rules of a site without a change to any pack, its time zone and its topology.
package struct Configuration: Sendable {
  package let source: RuleSource
  /// Rule files and folders, relative to the configuration's own folder unless they are absolute.
  package let rulePaths: [String]
  package let selection: RuleSelection
  package let overrides: [RuleOverride]
  /// Zones as `--tz` takes them.
  package let zones: [String]
  package let topology: [(from: String, to: String)]
  private let selectorMarks: [(selector: String, mark: SourceMark)]

  /// Reads `source`; throws every mistake in it at once.
  package init(_ source: RuleSource) throws(RuleError) {
    let root = try RuleNodeParser.parse(source)
    let schema = try Schema.of(root, source, among: [.config])
    try ShapeCheck.run(root, schema.shape, source)
    self.source = source
    let rules = root["rules"]
    let folder = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
    rulePaths = rules?.texts("paths").map { $0.hasPrefix("/") ? $0 : folder + $0 } ?? []
    selection = RuleSelection(
      disabled: rules?.texts("disable") ?? [], enabled: rules?.texts("enable") ?? [])
    overrides = rules?["override"]?.entries.map { RuleOverride($0, source) } ?? []
    zones = root.texts("timezone")
    topology = root.children("topology").map { ($0.text("from") ?? "", $0.text("to") ?? "") }
    selectorMarks = ["disable", "enable"].flatMap { rules?.children($0) ?? [] }.compactMap { node in
      node.text.map { ($0, node.mark) }
    }
  }

  /// The mistake of naming something that is not loaded.
  package func problem(ofIdle selector: String, suggestion: String?) -> RuleProblem {
    let mark = selectorMarks.first { $0.selector == selector }?.mark ?? .start
    return RuleProblem(
      source, mark, "\"\(selector)\" names no rule, format or pack that is loaded", suggestion: suggestion)
  }
}

/// What a configuration changes of one rule.
package struct RuleOverride: Sendable {
  package let id: String
  private let node: RuleNode
  private let mark: SourceMark
  private let source: RuleSource

  init(_ entry: RuleNode.Entry, _ source: RuleSource) {
    id = entry.key
    node = entry.value
    mark = entry.mark
    self.source = source
  }

  /// `rca.yaml:7`.
  package var place: String { "\(source.name):\(mark.line)" }

  /// The mistake of changing a rule that is not loaded.
  func problem(suggestion: String?) -> RuleProblem {
    RuleProblem(source, mark, "no rule \"\(id)\" is loaded that could be changed", suggestion: suggestion)
  }

  /// The rule as it is here.
  func applied(to rule: Rule) -> Rule {
    var changed = rule
    let reader = RuleReader(
      pack: rule.origin.pack, file: rule.origin.file, fileScope: rule.appliesTo, isFallback: rule.isFallback)
    let said = reader.rule(node)
    for entry in node.entries {
      switch entry.key {
      case "title": changed.title = said.title
      case "severity": changed.severity = said.severity
      case "category": changed.category = said.category
      case "role": changed.role = said.role
      case "applies_to": changed.appliesTo = said.appliesTo
      case "explains": changed.explains = said.explains
      case "actions": changed.actions = said.actions
      default: preconditionFailure("the shape of overrides has the key \(entry.key), which nothing applies")
      }
    }
    return changed
  }
}
