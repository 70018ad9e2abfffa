import Bytes
import Events
import Records
import Rules
import Timeline

/// Writes what rules found in one record into a timeline.
struct MatchWriter {
  private let frame: RecordFrame
  private let place: RecordPlace
  private let line: LineReference
  private let bytes: [UInt8]

  /// - Parameters:
  ///   - place: where the record was logged.
  ///   - line: the record's first line.
  ///   - bytes: the chunk's.
  init(_ frame: RecordFrame, _ place: RecordPlace, _ line: LineReference, _ bytes: [UInt8]) {
    self.frame = frame
    self.place = place
    self.line = line
    self.bytes = bytes
  }

  func write(
    _ match: RuleMatch, _ matcher: borrowing RuleMatcher, _ record: Record, _ builder: inout TimelineBuilder
  ) {
    let text = matcher.text
    let cited =
      frame.lineCount == 1 ? line : LineReference(containing: match.offset, of: frame, time: line.time, bytes)
    let host = match.host.map { builder.place(text, $0) } ?? place.host
    let service = match.service.map { builder.place(text, $0) } ?? place.service
    builder.addEvent(
      rule: match.rule, host: host, service: service,
      instance: match.instance.map { builder.instance(text, $0) } ?? -1,
      observerHost: place.host, observerService: place.service, severity: match.severity, value: match.value,
      cited)
    if let request = match.request {
      builder.addRequest(request, host: place.host, service: place.service, text, cited)
    }
    if let calls = match.calls { addCall(to: string(text, calls), &builder) }
    if let address = match.address { addAddress(address, text, host: host, service: service, &builder) }
    if let change = match.change {
      add(matcher.changes[change], match, matcher.rules.rules[match.rule].id, record, cited, text, &builder)
    }
  }

  private func addCall(to name: String, _ builder: inout TimelineBuilder) {
    guard let from = builder.name(of: place.service) ?? builder.name(of: place.host) else { return }
    builder.addCall(Call(from: from, to: name))
  }

  private func addAddress(
    _ claim: MatchedAddress, _ text: [UInt8], host: TimelineBuilder.Place, service: TimelineBuilder.Place,
    _ builder: inout TimelineBuilder
  ) {
    builder.addAddress(
      AddressClaim(
        address: string(text, claim.address),
        host: claim.host.map { string(text, $0) } ?? builder.name(of: host),
        service: claim.service.map { string(text, $0) } ?? builder.name(of: service)))
  }

  private func add(
    _ change: MatchedChange, _ match: RuleMatch, _ ruleID: String, _ record: Record, _ cited: LineReference,
    _ text: [UInt8], _ builder: inout TimelineBuilder
  ) {
    let phase: ChangeRecord.Phase =
      switch change.phase {
      case .started: .started
      case .finished: .finished
      case .failed: .failed
      case .point: .point
      }
    builder.addChange(
      ChangeRecord(
        time: line.time, phase: phase, kind: change.kind, ruleID: ruleID,
        host: change.host ?? match.host.map { string(text, $0) },
        service: change.service ?? match.service.map { string(text, $0) } ?? loggingService(match, builder),
        observerHost: builder.name(of: place.host), version: change.version,
        previousVersion: change.previousVersion,
        revision: change.revision, actor: change.actor, title: change.title ?? title(of: record),
        instance: change.instance ?? match.instance.map { string(text, $0) },
        evidence: builder.evidence(cited, bytes), reverts: change.reverts, interval: change.interval))
  }

  /// The service that logged the line, unless the line speaks of another host: then it is a log of changes.
  private func loggingService(_ match: RuleMatch, _ builder: TimelineBuilder) -> String? {
    match.host == nil ? builder.name(of: place.service) : nil
  }

  /// What was done in the log's words: the first line of the message.
  private func title(of record: Record) -> String {
    let message = record.string(record.message, in: bytes)
    return String(message.prefix { $0 != "\n" && $0 != "\r\n" }.prefix(Self.titleLength))
  }

  private static let titleLength = 160

  private func string(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
