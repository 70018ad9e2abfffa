/// Which rules and formats are switched off, by id, by pack or by the beginning of either and `*`.
package struct RuleSelection: Sendable, Equatable {
  package var disabled: [String]
  /// Exceptions from `disabled`.
  package var enabled: [String]

  package init(disabled: [String] = [], enabled: [String] = []) {
    self.disabled = disabled
    self.enabled = enabled
  }

  /// Whether something of this id and pack is used.
  package func includes(id: String, pack: String) -> Bool {
    !Self.names(disabled, id, pack) || Self.names(enabled, id, pack)
  }

  private static func names(_ selectors: [String], _ id: String, _ pack: String) -> Bool {
    selectors.contains { matches($0, id) || matches($0, pack) }
  }

  /// Whether a selector names something: by its whole name, or by the beginning of it and `*`.
  package static func matches(_ selector: String, _ name: String) -> Bool {
    selector.hasSuffix("*") ? name.hasPrefix(selector.dropLast()) : name == selector
  }
}
