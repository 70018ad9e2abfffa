internal import Patterns

/// PostgreSQL's setting `log_line_prefix` as the user gives it: where the fields stand that are otherwise told apart by
/// their shape (PostgreSQL documentation, section 20.8.3).
///
///     try PostgresPrefix("%m [%p] %q%u@%d ")
package struct PostgresPrefix: Sendable {
  /// A setting that cannot be meant, in words.
  package struct Failure: Error, Equatable, CustomStringConvertible {
    package var description: String
  }

  let header: FormatHeader

  /// Reads a setting; an escape that PostgreSQL does not know is an error.
  package init(_ setting: String) throws(Failure) {
    // syslog numbers the pieces of a message in front of the prefix: `[3-1] `.
    var pattern = #"(?J)(?:\[\d+-\d+\] )?"#
    var isOptional = false
    var rest = setting[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        pattern += Self.quoted(character)
        continue
      }
      let padding = rest.prefix { $0 == "-" || $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(padding.count)
      guard let letter = rest.popFirst() else {
        throw Failure(description: "ends with a single %; write %% for the sign itself")
      }
      switch letter {
      case "%": pattern += "%"
      case "q":
        if isOptional { break }
        isOptional = true
        pattern += "(?:"
      default:
        guard let field = Self.fields[letter] else {
          let known = (Self.fields.keys.map(String.init) + ["q", "%"]).sorted().map { "%" + $0 }
          throw Failure(
            description: "%\(letter) is no escape; PostgreSQL knows \(known.joined(separator: " "))")
        }
        pattern += padding.isEmpty ? field : " *\(field) *"
      }
    }
    // What stands behind %q is left out by processes without a session.
    pattern += isOptional ? ")?\\z" : "\\z"
    do { header = FormatHeader(try Pattern(pattern)) } catch {
      throw Failure(description: "is too long")
    }
  }

  /// Reads the text before the severity; false when it does not end like the prefix.
  static func read(
    _ header: FormatHeader, _ bytes: [UInt8], _ text: Range<Int>, _ scratch: inout MatchScratch,
    into record: inout Record
  ) -> Bool {
    guard case .matched = scratch.match(header.pattern, bytes, text) else { return false }
    HeaderDecoder.read(header, bytes, text, subject: text, scratch, &record)
    return true
  }

  private static let date = #"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"#
  private static let zone = #" ?[\w+:/-]+"#

  /// Escapes and what they print. Names of people and programs may hold blanks, or be missing.
  private static let fields: [Character: String] = [
    "a": "(?<application>.*?)", "u": "(?<user>.*?)", "d": "(?<database>.*?)",
    "r": #"(?:(?<client>[^\s()]+?)(?:\((?<client_port>\d+)\))?)?"#, "h": #"(?<client>[^\s()]*?)"#,
    "L": #"(?<server>[^\s()]*?)"#,
    "b": "(?<backend_type>.*?)", "p": #"(?<pid>\d+)"#, "P": #"(?<leader_pid>\d*)"#,
    "t": "(?:\(date)\(zone))", "m": #"(?:\#(date)\.\d{3}\#(zone))"#, "n": #"(?:\d{10}(?:\.\d{3})?)"#,
    "i": "(?<command_tag>.*?)", "e": "(?<code>[0-9A-Z]{5})", "c": #"(?<session>[0-9a-f]+\.[0-9a-f]+)"#,
    "l": #"(?<session_line>\d+)"#, "s": "(?<session_start>\(date)\(zone))",
    "v": #"(?<virtual_transaction>[\d/]*)"#, "x": #"(?<transaction>\d+)"#, "Q": #"(?<query_id>-?\d+)"#,
  ]

  /// A character as a pattern that means nothing but it.
  private static func quoted(_ character: Character) -> String {
    character.isLetter || character.isNumber || !character.isASCII ? "\(character)" : "\\\(character)"
  }
}
