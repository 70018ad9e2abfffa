/// What a format file says of one format, not yet compiled.
package struct FormatDefinition: Sendable, Equatable {
  package enum Kind: String, RuleWord { case log, access, metrics }

  /// How lines that begin no record are joined to the one before.
  package enum Continuation: Sendable, Equatable {
    case unmatched, indented, none
    /// Until a line matches this pattern.
    case until(String)
  }

  /// A name in the log that stands for a standard field, and the unit of a number under it.
  package struct Key: Sendable, Equatable {
    package var name: String
    package var unit: String?

    package init(name: String, unit: String? = nil) {
      self.name = name
      self.unit = unit
    }
  }

  /// A record as the product writes it, and what reading it must give.
  package struct Sample: Sendable, Equatable {
    package var text: String
    package var mark: SourceMark
    /// A file name that hints at the format.
    package var file: String?
    package var time: String?
    package var level: String?
    package var message: String?
    /// Fields by their standard or own names, `service` and `host` among them.
    package var fields: [NamedText]
  }

  package var id: String
  package var kind = Kind.log
  package var service: String?
  package var literals: [String] = []
  package var pattern: String?
  package var files: [String] = []
  package var tags: [String] = []
  package var priority: Int?
  package var header: String?
  package var structure: String?
  /// Standard field → names in the log, best first; in file order.
  package var keys: [(field: String, names: [Key])] = []
  package var times: [String] = []
  /// Spelling → level word, in file order.
  package var levels: [NamedText] = []
  package var continuation = Continuation.unmatched
  package var payload: String?
  package var samples: [Sample] = []
  package var origin = RuleOrigin()

  package init(id: String) { self.id = id }

  package static func == (left: FormatDefinition, right: FormatDefinition) -> Bool {
    left.id == right.id && left.origin == right.origin
  }
}
