/// A file to read, and what to call it in front of people.
package struct InputFile: Sendable, Equatable, Hashable {
  /// What to open; "-" is standard input.
  package let path: String
  /// The name in reports: relative to the input argument that holds the file, with `/` between its parts.
  package let name: String

  package init(path: String, name: String) {
    self.path = path
    self.name = name
  }

  /// The file that an argument names: called by its last component, standard input `stdin`.
  package init(argument: String) {
    let last = argument.split(separator: "/").last.map(String.init) ?? argument
    self.init(path: argument, name: argument == "-" ? "stdin" : last)
  }
}
