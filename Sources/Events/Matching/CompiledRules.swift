package import Patterns
package import Records
package import Rules

/// All rules of a run, compiled once and shared by all workers.
///
/// One search for literals over a whole chunk says which rules have a chance on which record. A literal's number is that
/// of a *probe*: a pattern of a rule, or the words by which records call themselves warnings and errors.
///
/// A class, since every record looks at it: as a struct, each look would copy its arrays' references.
package final class CompiledRules: Sendable {
  package let rules: [Rule]
  let compiled: [CompiledRule]
  /// By rule: it is tried only where no other knows the record.
  private let fallbacks: [Bool]
  /// By probe: the rule and which of its patterns.
  let probes: [(rule: Int, pattern: Int)]
  /// By rule: number of its scope, which it shares with most rules of its pack.
  private let scopes: [Int]
  /// By scope: whether its rules look at records of each format.
  private let applies: [[Bool]]
  /// By format: the rules that look at its records and have to be tried on every one.
  private let unfiltered: [[Int]]
  /// By probe: what it requires of a record whose texts stand as they are, and of one whose texts may be escaped.
  private let requirements: [(plain: LiteralRequirement, escaped: LiteralRequirement)]
  /// By format: texts of its records may be escaped.
  private let isEscaped: [Bool]
  private let prefilters = PrefilterCache()

  /// A rule whose pattern cannot be compiled.
  package struct Failure: Error, Sendable {
    package let ruleID: String
    package let problem: PatternError
  }

  package init(_ rules: [Rule], catalog: FormatCatalog) throws(Failure) {
    var compiled: [CompiledRule] = []
    var probes: [(rule: Int, pattern: Int)] = []
    var requirements: [(plain: LiteralRequirement, escaped: LiteralRequirement)] = []
    for (number, rule) in rules.enumerated() {
      do throws(PatternError) { compiled.append(try CompiledRule(rule)) } catch {
        throw Failure(ruleID: rule.id, problem: error)
      }
      for (pattern, requirement) in compiled[number].requirements().enumerated() {
        probes.append((number, pattern))
        requirements.append(requirement)
      }
    }
    let isEscaped = catalog.formats.map(\.mayEscape)
    var scopes: [Int] = []
    var applies: [[Bool]] = []
    var numbers: [RuleScope: Int] = [:]
    for rule in rules {
      let scope = RuleScope(rule)
      let number = numbers[scope, default: applies.count]
      if number == applies.count {
        numbers[scope] = number
        applies.append(catalog.formats.map(scope.holds))
      }
      scopes.append(number)
    }
    self.rules = rules
    fallbacks = rules.map(\.isFallback)
    ids = rules.map(\.id)
    ruleOfHit = probes.map(\.rule) + [-1]
    self.compiled = compiled
    self.probes = probes
    self.requirements = requirements
    self.isEscaped = isEscaped
    self.scopes = scopes
    self.applies = applies
    let always = rules.indices.filter { rules[$0].patterns.isEmpty && rules[$0].sequence.isEmpty }
    let open = [false, true].map { isEscaped in
      probes.indices.filter { (isEscaped ? requirements[$0].escaped : requirements[$0].plain) == .none }
    }
    unfiltered = catalog.formats.indices.map { format in
      let open = open[isEscaped[format] ? 1 : 0]
      return Set(always + open.map { probes[$0].rule }).sorted().filter { applies[scopes[$0]][format] }
    }
  }

  /// The search for the literals of all rules that look at records of these formats, and for level words.
  package func prefilter(for formats: Set<FormatID>) -> LiteralPrefilter {
    prefilters.prefilter(for: formats) {
      let words = LiteralRequirement.anyOf(Self.levelWords.map { RequiredLiteral($0, isCaseless: true) })
      let mine = probes.indices.compactMap { probe -> (pattern: Int, requirement: LiteralRequirement)? in
        let scope = applies[scopes[probes[probe].rule]]
        let looked = formats.filter { scope[Int($0.index)] }
        if looked.isEmpty { return nil }
        let mayBeEscaped = looked.contains { isEscaped[Int($0.index)] }
        return (probe, mayBeEscaped ? requirements[probe].escaped : requirements[probe].plain)
      }
      return LiteralPrefilter(mine + [(probes.count, words)])
    }
  }

  /// By rule.
  package let ids: [String]

  /// By what hits call a pattern: the rule that a hit speaks for, -1 for a level word.
  package let ruleOfHit: [Int]

  /// Whether a rule looks at records of a format, or of what wraps it.
  package func looks(_ rule: Int, at format: FormatID, in envelope: FormatID?) -> Bool {
    let scope = scopes[rule]
    return applies[scope][Int(format.index)] || (envelope.map { applies[scope][Int($0.index)] } ?? false)
  }

  func isFallback(_ rule: Int) -> Bool { fallbacks[rule] }

  /// Whether a rule knows only records whose level is warning or above.
  package func isForTrouble(_ rule: Int) -> Bool { compiled[rule].isForTrouble }

  /// Rules that must be tried on every record of a format.
  package func unfiltered(_ format: FormatID) -> [Int] { unfiltered[Int(format.index)] }

  /// Whether there are rules that must be tried on every record of a format.
  package func mustTry(_ format: FormatID, in envelope: FormatID?) -> Bool {
    !unfiltered(format).isEmpty || envelope.map { !unfiltered($0).isEmpty } ?? false
  }

  /// Every word for a level of warning and above contains one of these.
  private static let levelWords = [
    "warn", "wrn", "err", "fatal", "ftl", "crit", "crt", "severe", "panic", "alert", "alrt", "emerg",
    "failure",
  ]
}
