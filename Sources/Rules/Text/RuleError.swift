/// Why rule, format or pack files cannot be used: every problem that was found, file by file, in file order.
package struct RuleError: Error, Sendable, Equatable {
  package let problems: [RuleProblem]

  package init(_ problems: [RuleProblem]) {
    var files: [String: Int] = [:]
    for problem in problems where files[problem.file] == nil { files[problem.file] = files.count }
    self.problems = problems.sorted { left, right in
      (files[left.file] ?? 0, left.mark) < (files[right.file] ?? 0, right.mark)
    }
  }

  package init(_ problem: RuleProblem) { problems = [problem] }
}

extension RuleError: CustomStringConvertible {
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One mistake in a file: where it is, what is wrong and, when it looks like a slip, what was probably meant.
package struct RuleProblem: Sendable, Equatable {
  package let file: String
  package let mark: SourceMark
  package let message: String
  /// The word that was probably meant.
  package let suggestion: String?
  /// The line with a caret below the mistake; nil when the file could not be read at all.
  package let excerpt: String?

  package init(_ source: RuleSource, _ mark: SourceMark, _ message: String, suggestion: String? = nil) {
    file = source.name
    self.mark = mark
    self.message = Self.printable(message)
    self.suggestion = suggestion
    excerpt = source.excerpt(at: mark)
  }

  /// A problem of a file or folder as a whole, for example that it does not exist.
  package init(file: String, _ message: String) {
    self.file = file
    mark = .start
    self.message = Self.printable(message)
    suggestion = nil
    excerpt = nil
  }

  /// A message quotes what the file says, and a file must not be able to drive the terminal.
  private static func printable(_ message: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in message.unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control ? "·" : scalar)
    }
    return String(shown)
  }

  /// Whether the file or folder could not be read at all.
  package var isUnreadable: Bool { excerpt == nil }

  /// `file:line:column: what; did you mean "…"?`, without the excerpt.
  package var headline: String {
    let place = isUnreadable ? file : "\(file):\(mark)"
    return "\(place): \(message)" + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
  }
}

extension RuleProblem: CustomStringConvertible {
  package var description: String { headline + (excerpt.map { "\n\($0)" } ?? "") }
}
