/// A file that says who calls whom: a list of `{from: caller, to: callee}`, in JSON or YAML.
package enum TopologyFile {
  /// The calls in the order of the file.
  package static func calls(in source: RuleSource) throws(RuleError) -> [(from: String, to: String)] {
    let root = try RuleNodeParser.value(source)
    guard case .list(let elements) = root.content else {
      throw RuleError(RuleProblem(source, root.mark, "expected a list of {from: caller, to: callee}, found \(root.kindName)"))
    }
    var calls: [(from: String, to: String)] = []
    var problems: [RuleProblem] = []
    for element in elements {
      var keys = KeyReader(source, element, "a call", keys: ["from", "to"])
      let call = (from: keys.requiredText("from"), to: keys.requiredText("to"))
      problems += keys.problems
      calls.append(call)
    }
    guard problems.isEmpty else { throw RuleError(problems) }
    return calls
  }
}
