/// The language of `pack.yaml`: see `Shape`.
package enum PackShapes {
  package static let manifest = ObjectShape(
    "a pack manifest",
    [
      KeyShape("schema", .scalar(.constant("rca/pack/v1")), required: true, "Names this file language."),
      KeyShape("id", .scalar(.identifier(minWords: 1)), required: true, "Id of the pack."),
      KeyShape("version", .scalar(.version), required: true, "Version of the pack."),
      KeyShape("licence", .scalar(.text), required: true, "Licence of its files, as an SPDX expression."),
      KeyShape("title", .scalar(.text), "What the pack is about."),
      KeyShape("requires", .list(.scalar(.requirement), min: 1), "Packs that must be loaded too."),
    ])
}
