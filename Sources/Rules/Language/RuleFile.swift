/// One rule or format file, read.
package struct RuleFile: Sendable {
  package var pack: String
  package var version: String
  package var rules: [Rule] = []
  package var formats: [FormatDefinition] = []
  /// Tiny timelines with an expected verdict, as written; Events runs them.
  package var scenarios: [RuleNode] = []
  package var source: RuleSource

  static let ruleKeys = ["schema", "pack", "version", "licence", "applies_to", "fallback", "rules", "scenarios", "notes"]
  static let formatKeys = ["schema", "pack", "version", "formats", "notes"]
  static let schemas = ["rca/rules/v1", "rca/format/v1"]

  /// Reads `source`; throws every mistake in it at once. Patterns are not compiled here: `RulePatternCheck` does that.
  package init(_ source: RuleSource) throws(RuleError) {
    let root = try RuleNodeParser.parse(source)
    let schema = root["schema"]?.text
    let isFormat = schema == "rca/format/v1"
    self.source = source
    guard let schema, Self.schemas.contains(schema) else {
      throw RuleError(
        RuleProblem(
          source, root["schema"]?.mark ?? .start,
          "\"schema\" must be rca/rules/v1 or rca/format/v1" + (schema.map { ", found \"\($0)\"" } ?? "")))
    }
    var keys = KeyReader(source, root, "the file", keys: isFormat ? Self.formatKeys : Self.ruleKeys)
    var problems: [RuleProblem] = []
    pack = isFormat ? keys.text("pack") ?? "formats" : keys.requiredText("pack")
    version = keys.text("version") ?? "0.0.0"
    if isFormat {
      let reader = FormatReader(source: source, pack: pack)
      formats = (keys.child("formats")?.elements ?? []).compactMap { reader.read($0, &problems) }
    } else {
      let scope = keys.child("applies_to").map { RuleReader.scope(source, $0, &keys) } ?? Applicability()
      let reader = RuleReader(source: source, pack: pack, fileScope: scope, isFallback: keys.text("fallback") == "true")
      rules = (keys.child("rules")?.elements ?? []).compactMap { reader.read($0, &problems) }
      scenarios = keys.child("scenarios")?.elements ?? []
    }
    problems += keys.problems
    problems += Self.duplicates(rules.map { ($0.id, $0.origin.mark) } + formats.map { ($0.id, $0.origin.mark) }, source)
    guard problems.isEmpty else { throw RuleError(problems) }
  }

  private static func duplicates(_ ids: [(String, SourceMark)], _ source: RuleSource) -> [RuleProblem] {
    var first: [String: SourceMark] = [:]
    return ids.compactMap { id, mark in
      guard let earlier = first[id] else {
        first[id] = mark
        return nil
      }
      return RuleProblem(source, mark, "the id \"\(id)\" was used before, at line \(earlier.line)")
    }
  }
}
