/// A file that says who calls whom: a list of `{from: caller, to: callee}`, in JSON or YAML.
package enum TopologyFile {
  /// The calls in the order of the file.
  package static func calls(in source: RuleSource) throws(RuleError) -> [(from: String, to: String)] {
    let root = try RuleNodeParser.value(source)
    guard case .list(let elements) = root.content else {
      throw RuleError(
        RuleProblem(
          source, root.mark, "expected a list of {from: caller, to: callee}, found \(root.kindName)"))
    }
    for element in elements { try ShapeCheck.run(element, ScenarioShapes.call, source) }
    return elements.map { (from: $0.text("from") ?? "", to: $0.text("to") ?? "") }
  }
}
