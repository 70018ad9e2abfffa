import Events
import Patterns
import Records
import Rules

/// Proves that every text which a pattern matches holds one of the literals that the search looks for. A rule without
/// such a literal is tried on every record of its formats: it is named with what that costs.
struct LiteralLint {
  let lint: RuleLint
  private let records: [TextRecord]

  init(lint: RuleLint, _ samples: SampleKnowledge) {
    self.lint = lint
    records = samples.records
  }

  /// Formats that are listed by name.
  private static let namedFormats = 4

  func findings(_ asked: [Int]) -> [LintFinding] {
    let open = openFormats()
    return asked.flatMap { rule in
      open[rule].isEmpty ? [] : findings(lint.rules.rules[rule], rule, on: open[rule])
    }
  }

  /// By rule: the formats on every record of which it is tried.
  private func openFormats() -> [[FormatID]] {
    var formats: [[FormatID]] = Array(repeating: [], count: lint.rules.rules.count)
    for format in lint.catalog.ids {
      for rule in lint.rules.unfiltered(format) { formats[rule].append(format) }
    }
    return formats
  }

  private func findings(_ rule: Rule, _ number: Int, on formats: [FormatID]) -> [LintFinding] {
    let names = formats.map { lint.catalog[$0].id }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let more = names.count > Self.namedFormats ? " and \(names.count - Self.namedFormats) more" : ""
    let place = "every record of \(names.prefix(Self.namedFormats).joined(separator: ", "))\(more)"
    guard !rule.patterns.isEmpty else {
      return [
        lint.finding(
          .literal, .warning, rule, lint.places(of: rule).mark(of: "where", rule),
          "a rule without a pattern is tried on \(place)",
          hint: "add a pattern with a word that only such records hold, or narrow applies_to")
      ]
    }
    return rule.patterns.enumerated().flatMap { index, source in
      let gaps = LiteralProof.gaps(in: source)
      if gaps.isEmpty { return escapedOnly(rule, index, source, names, place) }
      let steps = steps(source, on: Set(formats))
      return gaps.map { gap in
        let part = String(decoding: Array(source.utf8)[gap], as: UTF8.self)
        let text =
          gap == 0..<source.utf8.count
          ? "the pattern requires no rare text" : "the branch \"\(part)\" requires no rare text"
        return lint.finding(
          .literal, .warning, rule,
          lint.places(of: rule).mark(ofPattern: index, offset: gap.lowerBound, rule),
          "\(text), so it is tried on \(place)\(steps.map { ", about \($0) steps each" } ?? "")",
          hint: "require a word of three letters or more that few other lines hold")
      }
    }
  }

  /// Some formats escape what they carry; a literal that an encoder may change cannot be searched for in them.
  private func escapedOnly(
    _ rule: Rule, _ index: Int, _ source: String, _ names: [String], _ place: String
  ) -> [LintFinding] {
    guard case .anyOf(let literals) = RequiredLiterals.extract(from: source),
      literals.contains(where: { !Self.isPlain($0) })
    else { return [] }
    return [
      lint.finding(
        .literal, .warning, rule, lint.places(of: rule).mark(ofPattern: index, rule),
        "its literal may be escaped in the formats that carry others, so it is tried on \(place)",
        hint: "require three letters in a row without quotes, backslashes or < > & '")
    ]
  }

  private static func isPlain(_ literal: RequiredLiteral) -> Bool {
    let runs = literal.bytes.split { byte in
      byte < 0x20 || byte >= 0x7F || "\"\\<>&'+`".utf8.contains(byte)
    }
    return runs.contains { $0.count >= 3 }
  }

  /// What one try costs on the samples of these formats, in the mean; nil when there are none.
  private func steps(_ source: String, on formats: Set<FormatID>) -> Int? {
    guard let pattern = try? Pattern(source) else { return nil }
    var scratch = MatchScratch()
    var (sum, count) = (0, 0)
    for record in records where formats.contains(record.format) {
      let message = Array(record.message)
      sum += scratch.effort(of: pattern, message, message.indices).spent
      count += 1
    }
    return count == 0 ? nil : sum / count / MatchScratch.costOfStep
  }
}
