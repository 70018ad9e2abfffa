import CRulePack

/// The rule and format files that are part of the binary.
package enum BuiltInRules {
  /// What only the tests of rules read.
  static let sampleKeys: Set = ["tests", "samples", "scenarios", "notes"]

  /// Every file of Rules/, in path order, under the name that messages cite: `Rules/events/postgresql.yaml`.
  package static var sources: [RuleSource] {
    (0..<rule_pack_count()).map { index in
      let file = rule_pack_file_at(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
      return RuleSource(
        name: "Rules/" + String(cString: file.path), text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The files, read without being checked: that they hold no mistake is for the tests of this package to prove, not
  /// for every run.
  static func files(withSamples: Bool) -> [RuleFile] {
    sources.map { source in
      let fast = FastNodeParser.parse(source.text, skipping: withSamples ? [] : sampleKeys)
      guard let root = fast ?? (try? RuleNodeParser.parse(source)) else {
        preconditionFailure("\(source.name) is no rule file, which its test must have found")
      }
      return RuleFile(checked: root, source)
    }
  }
}
