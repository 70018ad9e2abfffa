package import Records

/// What one rule found in one record. Texts are ranges of ``RuleMatcher/text``.
package struct RuleMatch: Sendable {
  /// Number of the rule in its ``CompiledRules``.
  package var rule: Int
  package var severity: Severity
  /// Where the match begins in the chunk; the record's start when the matched text had to be unescaped.
  package var offset: Int
  /// What the event is about, where the rule says that it is not simply where it was logged.
  package var host: Range<Int>?
  package var service: Range<Int>?
  package var instance: Range<Int>?
  /// The signal's number: durations in milliseconds, sizes in bytes, else as written.
  package var value: Double?
  /// The request that the line reports.
  package var request: ServedRequest?
  /// Name or address that the logging service calls.
  package var calls: Range<Int>?
  package var address: MatchedAddress?
  /// Place in ``RuleMatcher/changes``.
  package var change: Int?
}

/// A fact of the topology: the address belongs to this host or service.
package struct MatchedAddress: Sendable {
  package var address: Range<Int>
  package var host: Range<Int>?
  package var service: Range<Int>?
}

/// What a line says of a change.
package struct MatchedChange: Sendable, Equatable {
  package enum Phase: UInt8, Sendable { case started, finished, failed, point }

  package var kind: String
  package var phase: Phase
  package var host: String?
  package var service: String?
  package var version: String?
  package var previousVersion: String?
  package var revision: String?
  package var actor: String?
  package var title: String?
  package var instance: String?
  /// Version, revision or label of the change that is taken back.
  package var reverts: String?
  /// Label of the interval that the line opens or closes.
  package var interval: String?
}
