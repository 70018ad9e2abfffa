/// One rule or format file, read.
package struct RuleFile: Sendable {
  package let source: RuleSource
  package let pack: String
  package let version: String
  package let title: String?
  package let licence: String?
  package let rules: [Rule]
  package let formats: [FormatDefinition]
  package let scenarios: [Scenario]

  /// Reads `source`; throws every mistake in it at once.
  ///
  /// - Parameter manifest: of the pack whose folder holds the file; the file may repeat what it says.
  package init(_ source: RuleSource, pack manifest: PackManifest? = nil) throws(RuleError) {
    let root = try RuleNodeParser.parse(source)
    let schema = try Schema.of(root, source, among: [.rules, .format])
    try ShapeCheck.run(root, schema.shape, source)
    let problems =
      Self.contradictions(root, manifest, source)
      + root.children("rules").flatMap { RuleConsistency.problems($0, source) }
      + root.children("scenarios").flatMap { ScenarioConsistency.problems($0, source) }
      + Self.duplicates(root.children("rules") + root.children("formats"), source)
    guard problems.isEmpty else { throw RuleError(problems) }
    self.init(checked: root, source, pack: manifest)
  }

  /// Reads a root node that has been checked before, as those of the built-in files have.
  init(checked root: RuleNode, _ source: RuleSource, pack manifest: PackManifest? = nil) {
    let isFormatFile = root.text("schema") == Schema.format.rawValue
    let pack = manifest?.id ?? root.text("pack") ?? (isFormatFile ? "formats" : source.baseName)
    self.source = source
    self.pack = pack
    version = manifest?.version ?? root.text("version") ?? "0.0.0"
    title = root.text("title")
    licence = root.text("licence")
    let rules = RuleReader(
      pack: pack, file: source.name, fileScope: root["applies_to"].map(RuleReader.scope) ?? Applicability(),
      isFallback: root.isTrue("fallback"))
    let formats = FormatReader(pack: pack, file: source.name)
    let scenarios = ScenarioReader(pack: pack, file: source.name)
    self.rules = root.children("rules").map(rules.rule)
    self.formats = root.children("formats").map(formats.format)
    self.scenarios = root.children("scenarios").map(scenarios.scenario)
  }

  private static func contradictions(
    _ root: RuleNode, _ manifest: PackManifest?, _ source: RuleSource
  ) -> [RuleProblem] {
    guard let manifest else { return [] }
    return [("pack", manifest.id), ("version", manifest.version)].compactMap { key, said in
      guard let node = root[key], node.text != said else { return nil }
      return RuleProblem(source, node.mark, "\"\(key)\" must be \"\(said)\", as the pack's manifest says")
    }
  }

  private static func duplicates(_ nodes: [RuleNode], _ source: RuleSource) -> [RuleProblem] {
    var first: [String: SourceMark] = [:]
    return nodes.compactMap { node in
      guard let id = node["id"], let name = id.text else { return nil }
      guard let earlier = first[name] else {
        first[name] = id.mark
        return nil
      }
      return RuleProblem(source, id.mark, "the id \"\(name)\" was used before, at line \(earlier.line)")
    }
  }
}
