internal import Records
internal import Rules

/// Which formats' records a rule looks at; most rules of a pack have the same.
///
/// Lines in which a server notes requests hold what strangers ask for, so a rule looks at them only when it names
/// their format; and where every record is a request, rules that find requests in other logs have nothing to say.
struct RuleScope: Hashable {
  private let names: [String]
  private let findsRequests: Bool

  init(_ rule: Rule) {
    names = rule.appliesTo.formats
    findsRequests = rule.request != nil
  }

  /// A name means the format itself, its family (`syslog` for `syslog.rfc3164`), or with a `*` what begins like it.
  func holds(_ format: LogFormat) -> Bool {
    if findsRequests, format.kind == .access { return false }
    guard !names.isEmpty else { return !format.isRequestLine }
    return names.contains { name in
      name.hasSuffix("*") ? format.id.hasPrefix(name.dropLast()) : format.isMeant(by: name)
    }
  }
}
