/// The language of format files: see `Shape`.
package enum FormatShapes {
  /// A file under `Rules/formats` or of a pack.
  package static let file = ObjectShape(
    "a format file",
    [
      KeyShape("schema", .scalar(.constant("rca/format/v1")), required: true, "Names this file language."),
      KeyShape("pack", .scalar(.identifier(minWords: 1)), "Pack of the formats; by default formats."),
      KeyShape("version", .scalar(.version), "Version of the pack."),
      KeyShape("title", .scalar(.text), "What the pack is about."),
      KeyShape("licence", .scalar(.text), "Licence of the file, as an SPDX expression."),
      KeyShape("formats", .list(.object(format), min: 1), required: true, "The formats of the family."),
      KeyShape("notes", .scalar(.text), "Anything for the next author."),
    ])

  /// The structural decoders; Records has one for each of these names.
  package static let structures = [
    "generic", "plain", "json", "logfmt", "csv", "tsv", "w3c", "clf", "syslog3164", "syslog5424",
    "syslog-iso", "cri",
    "journal-export", "git-log", "postgresql", "postgresql-csv", "mysql-slow", "cef", "leef",
  ]

  package static let format = ObjectShape(
    "a format",
    [
      KeyShape("id", .scalar(.identifier(minWords: 1)), required: true, "Stable id."),
      KeyShape("title", .scalar(.text), "What writes this format."),
      KeyShape(
        "kind", .scalar(.word(FormatDefinition.Kind.words)), "access: every record is a served request."),
      KeyShape("service", .scalar(.text), "Service of the records that do not name one."),
      KeyShape("detect", .object(detection), "How a file is recognised."),
      KeyShape("structure", .scalar(.word(structures)), "Structural decoder."),
      KeyShape("header", .scalar(.regex), "PCRE2 pattern of a record's start; named groups are fields."),
      KeyShape("keys", .map(key: .field, value: .oneOrMany(key)), "Where the structure keeps the fields."),
      KeyShape("time", .oneOrMany(.scalar(.text)), "Spellings of the timestamp."),
      KeyShape("levels", .map(key: .text, value: .scalar(.word(LevelWord.words))), "Level spellings."),
      KeyShape("continuation", continuation, "Which lines belong to the record before them."),
      KeyShape("payload", .scalar(.field), "Field that may hold a nested record."),
      KeyShape("samples", .list(.object(sample), min: 1), "Log text with what reading it must give."),
      KeyShape("notes", .scalar(.text), "Anything for the next author."),
    ], choices: [.init(count: .atLeastOne, keys: ["header", "structure"])])

  private static let detection = ObjectShape(
    "detection",
    [
      KeyShape("literals", .oneOrMany(.scalar(.text)), "Texts of which one stands in a record's first line."),
      KeyShape("pattern", .scalar(.regex), "PCRE2 pattern of a record's first line."),
      KeyShape("files", .oneOrMany(.scalar(.text)), "Globs on the path."),
      KeyShape("tags", .oneOrMany(.scalar(.text)), "Program names under which it travels in syslog."),
      KeyShape("priority", .scalar(.integer(0...100)), "Which of two fitting formats is taken."),
    ])

  private static let key = Shape.shortOrObject(
    .scalar(.text),
    ObjectShape(
      "a key",
      [
        KeyShape("key", .scalar(.text), required: true, "Key or dotted path."),
        KeyShape("unit", .scalar(.word(timeUnits)), "Unit of a duration."),
      ]))

  /// Units of durations in structured records.
  private static let timeUnits = ["ns", "us", "ms", "s", "min"]

  private static let continuation = Shape.shortOrObject(
    .scalar(.word(["unmatched", "indented", "none"])),
    ObjectShape(
      "a continuation",
      [KeyShape("until", .scalar(.regex), required: true, "All lines through the first that matches.")]))

  private static let sample = ObjectShape(
    "a sample",
    [
      KeyShape("text", .scalar(.text), required: true, "Log text: one or more lines."),
      KeyShape("file", .scalar(.text), "Name of the file that holds it."),
      KeyShape("time", .scalar(.text), "Time of the first record, RFC 3339."),
      KeyShape("level", .scalar(.word(LevelWord.words)), "Level of the first record."),
      KeyShape("message", .scalar(.text), "Message of the first record."),
      KeyShape("fields", .map(key: .text, value: .scalar(.text)), "Fields of the first record."),
      KeyShape("service", .scalar(.text), "Service of the first record."),
      KeyShape("host", .scalar(.text), "Host of the first record."),
      KeyShape("notes", .scalar(.text), "Why the sample is here."),
    ])
}
