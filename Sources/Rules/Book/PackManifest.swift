/// What a pack's `pack.yaml` says: what the pack is, and what it needs.
package struct PackManifest: Sendable, Equatable {
  package let id: String
  package let version: String
  package let licence: String
  package let title: String?
  package let requires: [PackRequirement]
  /// Where each requirement stands in the manifest.
  let requirementMarks: [SourceMark]

  /// Names of the file in a pack's folder.
  package static let fileNames = ["pack.yaml", "pack.yml", "pack.json"]

  /// Reads `source`; throws every mistake in it at once.
  package init(_ source: RuleSource) throws(RuleError) {
    let root = try RuleNodeParser.parse(source)
    let schema = try Schema.of(root, source, among: [.pack])
    try ShapeCheck.run(root, schema.shape, source)
    id = root.text("id") ?? ""
    version = root.text("version") ?? ""
    licence = root.text("licence") ?? ""
    title = root.text("title")
    requires = root.texts("requires").compactMap { PackRequirement($0) }
    requirementMarks = root.children("requires").map(\.mark)
  }
}
