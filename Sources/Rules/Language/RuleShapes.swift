/// The language of rule files: see `Shape`.
package enum RuleShapes {
  /// A file under `Rules/events` or of a pack.
  package static let file = ObjectShape(
    "a rule file",
    [
      KeyShape("schema", .scalar(.constant("rca/rules/v1")), required: true, "Names this file language."),
      KeyShape(
        "pack", .scalar(.identifier(minWords: 1)), "Pack of the rules; by default the name of the file."),
      KeyShape("version", .scalar(.version), "Version of the pack."),
      KeyShape("title", .scalar(.text), "What the pack is about."),
      KeyShape("licence", .scalar(.text), "Licence of the file, as an SPDX expression."),
      KeyShape("fallback", .scalar(.boolean), "The rules count only on records that no other rule knows."),
      KeyShape(
        "applies_to", .object(appliesTo), "Records that the rules look at, unless a rule says otherwise."),
      KeyShape("rules", .list(.object(rule)), "The rules of the pack."),
      KeyShape(
        "scenarios", .list(.object(ScenarioShapes.scenario)), "Tiny timelines with an expected verdict."),
      KeyShape("notes", .scalar(.text), "Anything for the next author."),
    ], choices: [.init(count: .atLeastOne, keys: ["rules", "scenarios"])])

  static let appliesTo = ObjectShape(
    "applies_to",
    [
      KeyShape("format", .oneOrMany(.scalar(.namePattern)), "Formats of the records; a name may end in *."),
      KeyShape(
        "service", .oneOrMany(.scalar(.namePattern)), "Services that logged the records; a name may end in *."
      ),
    ])

  package static let rule = ObjectShape(
    "a rule",
    [
      KeyShape("id", .scalar(.identifier(minWords: 2)), required: true, "Stable dotted id, never reused."),
      KeyShape("title", .scalar(.text), required: true, "The finding in plain words."),
      KeyShape("status", .scalar(.word(RuleStatus.words)), "How far the rule can be relied upon."),
      KeyShape("severity", .scalar(.word(RuleSeverity.words)), "How grave one event is."),
      KeyShape("event", .scalar(.word(EventKind.words)), required: true, "What kind of thing happened."),
      KeyShape("category", .scalar(.word(Category.words)), "What the event speaks for in an incident."),
      KeyShape("role", .scalar(.word(Role.words)), "Cause or symptom: a prior that evidence overrules."),
      KeyShape("applies_to", .object(appliesTo), "Records that the rule looks at; replaces the file's."),
      KeyShape(
        "where", .map(key: .field, value: .oneOrMany(.scalar(.condition))), "Cheap tests on parsed fields."),
      KeyShape("in", .scalar(.text), "Where the patterns are searched: message, line or a field."),
      KeyShape("pattern", .scalar(.regex), "PCRE2 pattern on bytes."),
      KeyShape("patterns", .list(.scalar(.regex), min: 1), "Patterns of which any one must match."),
      KeyShape("captures", .map(key: .groupName, value: capture), "What the named groups hold."),
      KeyShape("entity", .object(entity), "What the event is about."),
      KeyShape("signal", .object(signal), "Only the rate of the events speaks, not one event."),
      KeyShape("explains", .list(.object(explanation), min: 1), "Effects that follow the event."),
      KeyShape("actions", .list(.scalar(.identifier(minWords: 1)), min: 1), "Corrective actions by name."),
      KeyShape("references", .list(.scalar(.text), min: 1), "Where the product documents the message."),
      KeyShape("change", .object(change), "The line speaks of a change."),
      KeyShape("request", .object(request), "The line reports one served request."),
      KeyShape("defines", .object(definition), "The line says to whom an address belongs."),
      KeyShape("calls", .scalar(.template), "Name or address that the logging service calls."),
      KeyShape("starts", .scalar(.template), "Label of the interval that the event opens."),
      KeyShape("ends", .scalar(.template), "Label of the interval that the event closes."),
      KeyShape("reverts", .scalar(.template), "Version, revision or label of what the event undoes."),
      KeyShape(
        "threshold", .object(threshold),
        "Fires when the line came often enough, counted apart for each entity."),
      KeyShape("sequence", .list(step, min: 2), "Fires when other rules fired in this order."),
      KeyShape("tests", .list(.object(sample), min: 1), "Samples that the rule must and must not match."),
      KeyShape("notes", .scalar(.text), "Anything for the next author."),
    ],
    choices: [
      .init(count: .atMostOne, keys: ["pattern", "patterns", "sequence"]),
      .init(count: .atMostOne, keys: ["where", "sequence"]),
      .init(count: .atMostOne, keys: ["threshold", "sequence", "change"]),
      .init(count: .atMostOne, keys: ["threshold", "sequence", "request"]),
      .init(count: .atMostOne, keys: ["starts", "ends"]),
      .init(count: .atLeastOne, keys: ["pattern", "patterns", "where", "sequence"]),
    ])

  private static let capture = Shape.shortOrObject(
    .scalar(.word(CaptureType.words)),
    ObjectShape(
      "a capture",
      [
        KeyShape("type", .scalar(.word(CaptureType.words)), required: true, "What the group holds."),
        KeyShape("pii", .scalar(.boolean), "Personal data, replaced where the report is redacted."),
        KeyShape("unit", .scalar(.word(Unit.words)), "Unit of a number that carries none itself."),
      ]))

  private static let entity = ObjectShape(
    "an entity",
    [
      KeyShape("host", .scalar(.template), "Host by name or address."),
      KeyShape("service", .scalar(.template), "Service."),
      KeyShape("instance", .scalar(.template), "A finer thing: a database, a client, a job, a certificate."),
    ])

  private static let signal = ObjectShape(
    "a signal",
    [
      KeyShape("series", .scalar(.text), required: true, "Name of the series."),
      KeyShape("rate", .scalar(.duration), "Width of the bins in which the rate is judged."),
      KeyShape("anomaly", .scalar(.word(Anomaly.words)), "Which direction is worth a lead."),
      KeyShape("value", .scalar(.groupName), "Numeric capture whose values form the series."),
    ])

  private static let explanation = ObjectShape(
    "an effect",
    [
      KeyShape("effect", .scalar(.identifier(minWords: 1)), required: true, "Rule id or general effect."),
      KeyShape("lag", .scalar(.lag), "How long after the event the effect shows."),
    ])

  private static let change = ObjectShape(
    "a change",
    [
      KeyShape("kind", .scalar(.word(ChangeKind.words)), required: true, "What was changed."),
      KeyShape("phase", .scalar(.word(ChangePhase.words)), "Which part of the change the line speaks of."),
      KeyShape("service", .scalar(.template), "Service that was changed."),
      KeyShape("host", .scalar(.template), "Host that was changed."),
      KeyShape("version", .scalar(.template), "Version that is now in place."),
      KeyShape("previous", .scalar(.template), "Version that was replaced."),
      KeyShape("revision", .scalar(.template), "Commit or revision."),
      KeyShape("actor", .scalar(.template), "Who did it."),
      KeyShape("title", .scalar(.template), "What was done."),
      KeyShape("instance", .scalar(.template), "The thing acted upon: a file, a job, a flag."),
    ])

  private static let request = ObjectShape(
    "a request",
    [
      KeyShape("method", .scalar(.template), "Method."),
      KeyShape("path", .scalar(.template), "Path or route."),
      KeyShape("status", .scalar(.template), "Status code."),
      KeyShape("duration", .scalar(.template), "How long it took."),
      KeyShape("unit", .scalar(.word(Unit.timeWords)), "Unit of a duration that carries none itself."),
      KeyShape("client", .scalar(.template), "Who asked."),
      KeyShape("upstream", .scalar(.template), "Who answered behind the server."),
    ], choices: [.init(count: .atLeastOne, keys: ["path", "status", "duration"])])

  private static let definition = ObjectShape(
    "a definition",
    [
      KeyShape("address", .scalar(.template), required: true, "The address."),
      KeyShape("host", .scalar(.template), "Host that has it."),
      KeyShape("service", .scalar(.template), "Service that listens there."),
    ], choices: [.init(count: .atLeastOne, keys: ["host", "service"])])

  private static let threshold = ObjectShape(
    "a threshold",
    [
      KeyShape("count", .scalar(.integer(2...Int.max)), required: true, "How many lines."),
      KeyShape("within", .scalar(.duration), required: true, "Within which time."),
    ])

  private static let step = Shape.shortOrObject(
    .scalar(.identifier(minWords: 2)),
    ObjectShape(
      "a step",
      [
        KeyShape("rule", .scalar(.identifier(minWords: 2)), required: true, "Rule that fires."),
        KeyShape("within", .scalar(.duration), "Longest time since the step before."),
      ]))

  private static let sample = ObjectShape(
    "a test",
    RuleSample.Expectation.words.map { word in
      KeyShape(word, .oneOrMany(.scalar(.text)), "Log text: one or more lines.")
    } + [
      KeyShape("captures", .map(key: .groupName, value: .scalar(.text)), "Texts that groups must capture."),
      KeyShape("entity", .object(sampleEntity), "What the event must be about."),
      KeyShape("format", .scalar(.identifier(minWords: 1)), "Format to read the text with."),
      KeyShape("service", .scalar(.text), "Service that logged the text."),
      KeyShape("why", .scalar(.text), "Why the sample is here."),
    ], choices: [.init(count: .exactlyOne, keys: RuleSample.Expectation.words)])

  private static let sampleEntity = ObjectShape(
    "an entity",
    ["host", "service", "instance"].map { KeyShape($0, .scalar(.text), "The expected \($0).") })
}

extension Unit {
  /// The units of time, as `request` allows them.
  static var timeWords: [String] { ["ns", "us", "ms", "s", "m", "h"] }
}
