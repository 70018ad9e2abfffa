import Patterns
import Rules

/// Finds named groups that nothing uses: an author who names a group means to do something with it.
struct CaptureLint {
  let lint: RuleLint

  func findings(_ rule: Rule) -> [LintFinding] {
    let used = Self.used(by: rule)
    var seen: Set<String> = []
    var findings: [LintFinding] = []
    for (index, source) in rule.patterns.enumerated() {
      guard let pattern = try? Pattern(source) else { continue }
      for name in pattern.captureNames
      where !name.isEmpty && !used.contains(name) && !Self.isReferred(name, in: source) {
        guard seen.insert(name).inserted else { continue }
        let offset = Self.offset(of: name, in: source)
        findings.append(
          lint.finding(
            .unusedCapture, .warning, rule,
            lint.places(of: rule).mark(ofPattern: index, offset: offset, rule),
            "the group \"\(name)\" is captured but nothing uses it",
            hint:
              "declare it under captures, use it in entity or signal, or write (?:…) instead of (?<\(name)>…)"
          ))
      }
    }
    return findings
  }

  /// Every name that a part of the rule reads.
  private static func used(by rule: Rule) -> Set<String> {
    var templates = [
      rule.entity.host, rule.entity.service, rule.entity.instance, rule.calls, rule.starts, rule.ends,
      rule.reverts, rule.defines?.address, rule.defines?.host, rule.defines?.service,
    ]
    if let change = rule.change {
      templates += [
        change.service, change.host, change.version, change.previous, change.revision, change.actor,
        change.title, change.instance,
      ]
    }
    if let request = rule.request {
      templates += [
        request.method, request.path, request.status, request.duration, request.client, request.upstream,
      ]
    }
    let holes = templates.compactMap { $0 }.flatMap(\.names)
    let titled = (try? Template(rule.title))?.names ?? []
    let signal = [rule.signal?.value].compactMap { $0 }
    return Set(rule.captures.map(\.name) + holes + titled + signal)
  }

  /// Back references, calls and conditions name a group inside the pattern.
  private static func isReferred(_ name: String, in source: String) -> Bool {
    let spellings = [
      "\\k<\(name)>", "\\k{\(name)}", "\\k'\(name)'", "\\g{\(name)}", "\\g<\(name)>", "(?P=\(name))",
      "(?P>\(name))", "(?&\(name))", "(?(<\(name)>)", "(?('\(name)')", "(?(\(name))",
    ]
    return spellings.contains { source.contains($0) }
  }

  private static func offset(of name: String, in source: String) -> Int {
    let bytes = Array(source.utf8)
    for opening in ["(?<\(name)>", "(?P<\(name)>", "(?'\(name)'"].map({ Array($0.utf8) }) {
      if let found = bytes.indices.first(where: { bytes[$0...].starts(with: opening) }) { return found }
    }
    return 0
  }
}
