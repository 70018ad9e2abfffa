import Events
import Rules

/// Finds rules that ask for the same text under the same conditions.
struct DuplicateLint {
  let lint: RuleLint

  func findings(_ asked: [Int]) -> [LintFinding] {
    var exact: [String: [Int]] = [:]
    var similar: [String: [Int]] = [:]
    for number in lint.rules.rules.indices {
      let rule = lint.rules.rules[number]
      for pattern in rule.patterns {
        exact[Self.key(rule, pattern), default: []].append(number)
        similar[Self.key(rule, Self.simplified(pattern)), default: []].append(number)
      }
    }
    return asked.flatMap { number -> [LintFinding] in
      let rule = lint.rules.rules[number]
      return rule.patterns.enumerated().compactMap { index, pattern in
        if let twin = twin(of: number, among: exact[Self.key(rule, pattern)]) {
          return finding(.error, rule, index, twin, "is the same as that of")
        }
        if let twin = twin(of: number, among: similar[Self.key(rule, Self.simplified(pattern))]) {
          return finding(.warning, rule, index, twin, "differs only in spelling from that of")
        }
        return nil
      }
    }
  }

  /// Another rule whose records overlap; only the later of two is accused.
  private func twin(of number: Int, among candidates: [Int]?) -> Rule? {
    let rule = lint.rules.rules[number]
    return candidates?.lazy.map { lint.rules.rules[$0] }.first { other in
      other.id != rule.id && Self.stands(other, before: rule) && Self.overlap(other.appliesTo, rule.appliesTo)
    }
  }

  private func finding(
    _ level: LintFinding.Level, _ rule: Rule, _ index: Int, _ twin: Rule, _ words: String
  ) -> LintFinding {
    lint.finding(
      .duplicate, level, rule, lint.places(of: rule).mark(ofPattern: index, rule),
      "the pattern \(words) \(twin.id) (\(twin.origin.file):\(twin.origin.mark.line)), and they look at the same records",
      hint: "keep one of them, or tell them apart with where or applies_to")
  }

  private static func stands(_ other: Rule, before rule: Rule) -> Bool {
    (other.origin.file, other.origin.mark) < (rule.origin.file, rule.origin.mark)
  }

  /// Everything but the pattern that decides what a rule knows.
  private static func key(_ rule: Rule, _ pattern: String) -> String {
    "\(rule.subject)\u{0}\(rule.conditions)\u{0}\(rule.isFallback)\u{0}\(pattern)"
  }

  /// The pattern without names of groups, kinds of parentheses and blanks, and case.
  private static func simplified(_ pattern: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(pattern.utf8)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if rest.starts(with: "(?:".utf8) {
        result.append(UInt8(ascii: "("))
        index += 3
      } else if rest.starts(with: "(?<".utf8), !rest.starts(with: "(?<=".utf8),
        !rest.starts(with: "(?<!".utf8),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        result.append(UInt8(ascii: "("))
        index = end + 1
      } else if let blank = [#"\s+"#, #"\s"#, " +", " "].first(where: { rest.starts(with: $0.utf8) }) {
        if result.last != UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
        index += blank.utf8.count
      } else {
        result.append(
          bytes[index] &- 0x41 < 26 && result.last != UInt8(ascii: "\\") ? bytes[index] | 0x20 : bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func overlap(_ left: Applicability, _ right: Applicability) -> Bool {
    overlap(left.formats, right.formats) && overlap(left.services, right.services)
  }

  private static func overlap(_ left: [String], _ right: [String]) -> Bool {
    if left.isEmpty || right.isEmpty { return true }
    return left.contains { name in right.contains { isWithin(name, $0) || isWithin($0, name) } }
  }

  private static func isWithin(_ name: String, _ family: String) -> Bool {
    family.hasSuffix("*")
      ? name.hasPrefix(family.dropLast()) : name == family || name.hasPrefix(family + ".")
  }
}
