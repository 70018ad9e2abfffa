package import Patterns
package import Records
package import Rules

/// All rules of a run, compiled once and shared by all workers.
///
/// One search for literals over a whole chunk says which rules have a chance on which record. A literal's number is that
/// of a *probe*: a pattern of a rule, or the words by which records call themselves warnings and errors.
package struct CompiledRules: Sendable {
  package let rules: [Rule]
  package let prefilter: LiteralPrefilter
  let compiled: [CompiledRule]
  /// By probe: the rule and which of its patterns.
  let probes: [(rule: Int, pattern: Int)]
  /// Rules to be tried on every record of their formats.
  let unfiltered: [Int]
  /// By format: whether each rule looks at its records.
  private let applies: [[Bool]]
  /// By format: the unfiltered rules that look at its records.
  private let unfilteredOfFormat: [[Int]]

  /// A rule whose pattern cannot be compiled.
  package struct Failure: Error, Sendable {
    package let ruleID: String
    package let problem: PatternError
  }

  package init(_ rules: [Rule], catalog: FormatCatalog) throws(Failure) {
    var compiled: [CompiledRule] = []
    var probes: [(rule: Int, pattern: Int)] = []
    var requirements: [(pattern: Int, requirement: LiteralRequirement)] = []
    var unfiltered: Set<Int> = []
    for (number, rule) in rules.enumerated() {
      do throws(PatternError) { compiled.append(try CompiledRule(rule)) } catch {
        throw Failure(ruleID: rule.id, problem: error)
      }
      for (pattern, requirement) in compiled[number].requirements().enumerated() {
        requirements.append((probes.count, requirement))
        probes.append((number, pattern))
      }
      if rule.patterns.isEmpty, rule.sequence.isEmpty { unfiltered.insert(number) }
    }
    requirements.append((probes.count, .anyOf(Self.levelWords.map { RequiredLiteral($0, isCaseless: true) })))
    prefilter = LiteralPrefilter(requirements)
    for probe in prefilter.unfiltered { unfiltered.insert(probes[probe].rule) }
    self.rules = rules
    self.compiled = compiled
    self.probes = probes
    self.unfiltered = unfiltered.sorted()
    let applies = catalog.formats.map { format in rules.map { Self.applies($0, to: format.id) } }
    self.applies = applies
    unfilteredOfFormat = applies.map { looks in unfiltered.sorted().filter { looks[$0] } }
  }

  package var ids: [String] { rules.map(\.id) }

  /// The number that hits of a level word carry.
  package var levelProbe: Int32 { Int32(probes.count) }

  /// The rule that a hit speaks for; nil for a level word.
  package func rule(ofProbe probe: Int32) -> Int? { Int(probe) < probes.count ? probes[Int(probe)].rule : nil }

  /// Whether a rule looks at records of a format, or of what wraps it.
  package func looks(_ rule: Int, at format: FormatID, in envelope: FormatID?) -> Bool {
    applies[Int(format.index)][rule] || (envelope.map { applies[Int($0.index)][rule] } ?? false)
  }

  /// Rules that must be tried on every record of a format.
  package func unfiltered(_ format: FormatID) -> [Int] { unfilteredOfFormat[Int(format.index)] }

  /// Whether there are rules that must be tried on every record of a format.
  package func mustTry(_ format: FormatID, in envelope: FormatID?) -> Bool {
    !unfiltered(format).isEmpty || envelope.map { !unfiltered($0).isEmpty } ?? false
  }

  /// Every word for a level of warning and above contains one of these.
  private static let levelWords = [
    "warn", "wrn", "err", "fatal", "ftl", "crit", "crt", "severe", "panic", "alert", "alrt", "emerg", "failure",
  ]

  /// A name means the format itself, its family (`syslog` for `syslog.rfc3164`), or with a `*` what begins like it.
  private static func applies(_ rule: Rule, to format: String) -> Bool {
    let names = rule.appliesTo.formats
    return names.isEmpty
      || names.contains { name in
        name.hasSuffix("*") ? format.hasPrefix(name.dropLast()) : format == name || format.hasPrefix(name + ".")
      }
  }
}
