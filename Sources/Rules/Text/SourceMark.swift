/// A place in a rule file. Both numbers count from 1; the column counts Unicode scalars, as editors do.
package struct SourceMark: Sendable, Hashable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  package static let start = SourceMark(line: 1, column: 1)

  package static func < (left: SourceMark, right: SourceMark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension SourceMark: CustomStringConvertible {
  /// `41:9`, as compilers print it.
  package var description: String { "\(line):\(column)" }
}
