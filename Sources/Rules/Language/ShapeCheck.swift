/// Checks a file's nodes against a shape and collects every problem, so that an author sees all of them at once.
struct ShapeCheck {
  private let source: RuleSource
  private(set) var problems: [RuleProblem] = []

  init(_ source: RuleSource) { self.source = source }

  /// Throws when `node` does not have the shape of `object`.
  static func run(_ node: RuleNode, _ object: ObjectShape, _ source: RuleSource) throws(RuleError) {
    var check = ShapeCheck(source)
    guard node.isMapping else {
      throw RuleError(
        RuleProblem(source, node.mark, "\(object.name) must be a mapping of keys, found \(node.kindName)"))
    }
    check.check(node, object, at: node.mark)
    if !check.problems.isEmpty { throw RuleError(check.problems) }
  }

  private mutating func check(_ node: RuleNode, _ shape: Shape, key: RuleNode.Entry) {
    if node.isNull {
      report(key.mark, "key \"\(key.key)\" has no value; expected \(shape.expectation)")
      return
    }
    switch shape {
    case .scalar(let scalar):
      check(node, scalar, key)
    case .list(let element, let min):
      guard case .list(let elements) = node.content else { return mismatch(node, shape, key) }
      if elements.count < min {
        report(node.mark, "\"\(key.key)\" needs at least \(min) element\(min == 1 ? "" : "s")")
      }
      for value in elements { check(value, element, key: key) }
    case .oneOrMany(let element):
      if node.elements.isEmpty { report(node.mark, "\"\(key.key)\" needs at least 1 element") }
      for value in node.elements { check(value, element, key: key) }
    case .object(let object):
      guard node.isMapping else { return mismatch(node, shape, key) }
      check(node, object, at: key.mark)
    case .map(let name, let value):
      guard node.isMapping else { return mismatch(node, shape, key) }
      for entry in node.entries {
        if let fault = name.fault(in: entry.key, isPlain: false) {
          report(entry.mark, fault.message, fault.suggestion)
        }
        check(entry.value, value, key: entry)
      }
    case .shortOrObject(let short, let object):
      if node.isMapping { check(node, object, at: key.mark) } else { check(node, short, key: key) }
    }
  }

  private mutating func check(_ node: RuleNode, _ scalar: ScalarShape, _ key: RuleNode.Entry) {
    guard case .scalar(let text, let style) = node.content, !node.isNull else {
      return mismatch(node, .scalar(scalar), key)
    }
    guard let fault = scalar.fault(in: text, isPlain: style == .plain) else { return }
    let mark = fault.offset.map { ScalarColumns.mark(of: $0, in: node, source) } ?? node.mark
    report(mark, fault.message, fault.suggestion)
  }

  /// `place` is the key that holds the mapping: that is where a missing key is missed.
  private mutating func check(_ node: RuleNode, _ object: ObjectShape, at place: SourceMark) {
    for entry in node.entries {
      if let key = object[entry.key] {
        check(entry.value, key.shape, key: entry)
      } else {
        let names = object.keys.map(\.name)
        let suggestion = Spelling.nearest(to: entry.key, in: names)
        let known =
          suggestion == nil ? " in \(object.name); known keys: \(names.joined(separator: ", "))" : ""
        report(entry.mark, "unknown key \"\(entry.key)\"\(known)", suggestion)
      }
    }
    let mark = node.entries.first?.mark ?? place
    for key in object.keys where key.isRequired && node[key.name] == nil {
      report(mark, "\(object.name) needs the key \"\(key.name)\": \(key.summary)")
    }
    for choice in object.choices { check(node, choice, object, mark) }
  }

  private mutating func check(
    _ node: RuleNode, _ choice: ObjectShape.Choice, _ object: ObjectShape, _ mark: SourceMark
  ) {
    let given = node.entries.filter { choice.keys.contains($0.key) }
    let names = choice.keys.map { "\"\($0)\"" }.joined(separator: ", ")
    if given.count > 1, choice.count != .atLeastOne {
      report(given[1].mark, "\"\(given[1].key)\" cannot stand beside \"\(given[0].key)\"")
    } else if given.isEmpty, choice.count != .atMostOne {
      report(mark, "\(object.name) needs \(choice.count == .exactlyOne ? "one" : "at least one") of \(names)")
    }
  }

  private mutating func mismatch(_ node: RuleNode, _ shape: Shape, _ key: RuleNode.Entry) {
    report(node.mark, "\"\(key.key)\": expected \(shape.expectation), found \(node.kindName)")
  }

  private mutating func report(_ mark: SourceMark, _ message: String, _ suggestion: String? = nil) {
    problems.append(RuleProblem(source, mark, message, suggestion: suggestion))
  }
}

extension Shape {
  /// What is expected, in messages.
  var expectation: String {
    switch self {
    case .scalar(let scalar): scalar.expectation
    case .list: "a list"
    case .oneOrMany(let element): element.expectation + " or a list of them"
    case .object(let object): "a mapping (\(object.keys.map(\.name).joined(separator: ", ")))"
    case .map: "a mapping"
    case .shortOrObject(let short, let object):
      "\(short.expectation), or a mapping (\(object.keys.map(\.name).joined(separator: ", ")))"
    }
  }
}
