internal import Records
internal import Rules

/// From a match to what it says.
extension RuleMatcher {
  /// Fills the templates of a rule that matched.
  mutating func event(
    _ compiled: CompiledRule, _ number: Int, _ record: Record, _ bytes: [UInt8], _ offset: Int
  ) -> RuleMatch {
    let severity = max(compiled.severity, record.level ?? .trace)
    var match = RuleMatch(rule: number, severity: severity, offset: offset)
    match.host = fill(compiled.host, record, bytes)
    match.service = fill(compiled.service, record, bytes)
    match.instance = fill(compiled.instance, record, bytes)
    match.calls = fill(compiled.calls, record, bytes)
    match.value = value(compiled.value)
    if let address = fill(compiled.address, record, bytes) {
      match.address = MatchedAddress(
        address: address, host: fill(compiled.addressHost, record, bytes),
        service: fill(compiled.addressService, record, bytes))
    }
    if let request = compiled.request { match.request = read(request, record, bytes) }
    if let change = compiled.change { match.change = keep(read(change, record, bytes)) }
    return match
  }

  /// Durations in milliseconds, sizes in bytes, other numbers as written.
  private func value(_ reference: CompiledRule.ValueReference?) -> Double? {
    guard let reference, reference.slot < captures.ranges.count, let range = captures.ranges[reference.slot]
    else {
      return nil
    }
    switch reference.type {
    case .duration:
      return NumberText.scaled(captures.subject, range, unit: reference.unit ?? .seconds).map { $0 * 1000 }
    case .bytes: return NumberText.scaled(captures.subject, range, unit: reference.unit ?? .bytes)
    default: return NumberText.value(captures.subject, range)
    }
  }

  private mutating func read(_ request: CompiledRequest, _ record: Record, _ bytes: [UInt8]) -> ServedRequest
  {
    let status = fill(request.status, record, bytes).flatMap { NumberText.value(text, $0) }
    let duration = fill(request.duration, record, bytes).flatMap {
      NumberText.scaled(text, $0, unit: request.unit)
    }
    return ServedRequest(
      status: status.flatMap { Int(exactly: $0) }, durationSeconds: duration,
      client: fill(request.client, record, bytes), path: fill(request.path, record, bytes),
      upstream: fill(request.upstream, record, bytes))
  }

  private mutating func read(_ change: CompiledChange, _ record: Record, _ bytes: [UInt8]) -> MatchedChange {
    MatchedChange(
      kind: change.kind, phase: change.phase, host: string(change.host, record, bytes),
      service: string(change.service, record, bytes), version: string(change.version, record, bytes),
      previousVersion: string(change.previous, record, bytes),
      revision: string(change.revision, record, bytes),
      actor: string(change.actor, record, bytes), title: string(change.title, record, bytes),
      instance: string(change.instance, record, bytes), reverts: string(change.reverts, record, bytes),
      interval: string(change.interval, record, bytes))
  }

  private mutating func string(_ template: CompiledTemplate?, _ record: Record, _ bytes: [UInt8]) -> String? {
    fill(template, record, bytes).map { String(decoding: text[$0], as: UTF8.self) }
  }

  /// Where the filled template stands in the matcher's text; nil when it is absent, lacks a value, or is empty.
  private mutating func fill(_ template: CompiledTemplate?, _ record: Record, _ bytes: [UInt8]) -> Range<Int>?
  {
    guard let range = template?.fill(record, bytes, captures, into: &text), !range.isEmpty else { return nil }
    return range
  }
}
