import Yams

/// Turns what libyaml says into a problem with a place in the file and words for an author.
struct YamlProblem {
  private let source: RuleSource

  init(_ source: RuleSource) { self.source = source }

  func problem(for error: YamlError) -> RuleProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      return syntaxProblem(problem, at: mark, context: context)
    case .composer(_, let problem, let mark, _):
      let words = problem.contains("alias") ? "aliases (*name) are not allowed in rule files" : problem
      return RuleProblem(source, place(mark), words.contains("another document") ? oneDocument : words)
    case .reader(let problem, let offset, _, _):
      return RuleProblem(source, place(ofCharacter: offset ?? 0), "not readable as UTF-8 YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return duplicateProblem(duplicates.first ?? "", first: place(context.mark))
    default:
      return RuleProblem(source, .start, "cannot be parsed as YAML: \(error)")
    }
  }

  private var oneDocument: String { "only one document is allowed in a rule file; remove the second \"---\"" }

  private func syntaxProblem(_ problem: String, at mark: Mark, context: YamlError.Context?) -> RuleProblem {
    var words = "syntax error: \(problem)"
    if let context, context.mark.line > 0 {
      words += " (\(context.text), which began at \(context.mark.line):\(context.mark.column))"
    }
    let hint =
      switch problem {
      case "mapping values are not allowed in this context":
        "; quote a value that contains \": \""
      case "found character that cannot start any token":
        "; quote a value that starts with @, ` or %"
      case "found a tab character that violates indentation":
        "; indent with spaces"
      case "found unexpected end of stream":
        "; the quote is never closed"
      case "did not find expected key", "did not find expected '-' indicator":
        "; check the indentation"
      default:
        ""
      }
    // What is never closed is missed at the end of the file, but the mistake is where it was opened.
    let isUnclosed = problem == "found unexpected end of stream"
    return RuleProblem(source, place(isUnclosed ? context?.mark ?? mark : mark), words + hint)
  }

  /// libyaml names the first of the keys only; the second one is the next of the same spelling at the same depth.
  private func duplicateProblem(_ key: String, first: SourceMark) -> RuleProblem {
    let words = "duplicate key \"\(key)\" (first at \(first))"
    let lines = source.lines
    let spellings = [key, "'\(key)'", "\"\(key)\""]
    for index in first.line..<max(first.line, lines.count) {
      let line = lines[index]
      let indent = line.prefix { $0 == " " || $0 == "-" }.count
      guard indent < line.count else { continue }
      if indent + 1 < first.column { break }
      let rest = line.dropFirst(indent)
      if indent + 1 == first.column, spellings.contains(where: { rest.hasPrefix($0 + ":") }) {
        return RuleProblem(source, SourceMark(line: index + 1, column: first.column), words)
      }
    }
    return RuleProblem(source, inline(spellings, after: first) ?? first, words)
  }

  /// The second spelling of a key on the line of the first one, as in `{a: 1, a: 2}`.
  private func inline(_ spellings: [String], after first: SourceMark) -> SourceMark? {
    let lines = source.lines
    guard first.line <= lines.count else { return nil }
    var rest = lines[first.line - 1].dropFirst(first.column)
    while !rest.isEmpty {
      if spellings.contains(where: { rest.hasPrefix($0 + ":") }) {
        return SourceMark(line: first.line, column: lines[first.line - 1].count - rest.count + 1)
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  private func place(_ mark: Mark) -> SourceMark {
    SourceMark(line: max(mark.line, 1), column: max(mark.column, 1))
  }

  private func place(ofCharacter offset: Int) -> SourceMark {
    var mark = SourceMark.start
    for character in source.text.prefix(offset) {
      if character.isNewline {
        mark.line += 1
        mark.column = 1
      } else {
        mark.column += 1
      }
    }
    return mark
  }
}
