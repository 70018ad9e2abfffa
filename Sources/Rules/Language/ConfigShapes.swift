/// The language of `rca.yaml`: see `Shape`.
package enum ConfigShapes {
  package static let file = ObjectShape(
    "a configuration",
    [
      KeyShape("schema", .scalar(.constant("rca/config/v1")), required: true, "Names this file language."),
      KeyShape("rules", .object(rules), "Which rules are loaded, left out and changed."),
      KeyShape(
        "timezone", .oneOrMany(.scalar(.text)),
        "Zone of times that name none, as for --tz: UTC, +02:00, Europe/Berlin, or 'GLOB=ZONE'."),
      KeyShape("topology", .list(.object(ScenarioShapes.call), min: 1), "Who calls whom."),
      KeyShape("notes", .scalar(.text), "Anything for the next reader."),
    ])

  private static let rules = ObjectShape(
    "rules",
    [
      KeyShape(
        "paths", .list(.scalar(.text), min: 1), "Rule files and folders; relative to the configuration file."),
      KeyShape(
        "disable", .list(.scalar(.namePattern), min: 1),
        "Rules, formats and packs to leave out; may end in *."),
      KeyShape(
        "enable", .list(.scalar(.namePattern), min: 1), "Exceptions from disable; may end in *."),
      KeyShape(
        "override", .map(key: .identifier(minWords: 2), value: .object(override)),
        "Rules by their id, with what is different here."),
    ])

  /// What can be changed of a rule without touching its pack: what it means here, not what it matches.
  static let override = ObjectShape(
    "an override",
    ["title", "severity", "category", "role", "applies_to", "explains", "actions"].compactMap {
      RuleShapes.rule[$0].map { KeyShape($0.name, $0.shape, $0.summary) }
    })
}
