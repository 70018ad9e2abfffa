import CRulePack

/// The rule and format files that are part of the binary.
package enum BuiltInRules {
  /// Every file of Rules/, in path order, under the name that messages cite: `Rules/events/postgresql.yaml`.
  package static var sources: [RuleSource] {
    (0..<rule_pack_count()).map { index in
      let file = rule_pack_file_at(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
      return RuleSource(
        name: "Rules/" + String(cString: file.path), text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
