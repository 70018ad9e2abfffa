package import Events
package import Records

/// Everything the diagnosis reads: counts, samples, changes and cited lines, on one UTC clock.
///
/// A timeline is a value; `merging` is associative and commutative, so any number of workers, any cut of the input
/// and any order give the same timeline. Dictionaries here are looked up by key; whoever iterates sorts first.
package struct Timeline: Sendable, Equatable {
  /// One entry per physical file or archive member, sorted by `path`.
  package var sources: [SourceFacts] = []
  /// What the rules that fired say of themselves, by rule id.
  package var rules: [String: RuleFacts] = [:]
  /// How often each rule, level or activity occurred, per entity.
  package var events: [EventKey: EventSeries] = [:]
  /// Requests as a server saw them: totals, failures, latencies, per server and per route / upstream.
  package var requests: [RequestKey: RequestSeries] = [:]
  /// Samples of metrics files.
  package var metrics: [MetricKey: MetricSeries] = [:]
  /// Every change record: deploys, rollbacks, configuration, restarts, migrations, flags, commands, jobs.
  package var changes: [ChangeRecord] = []
  /// Messages that no rule knows, mined to templates.
  package var templates: [TemplateKey: EventSeries] = [:]
  /// On how many tries a rule's pattern was given up because it took too many steps, by rule id.
  package var limitHits: [String: Int] = [:]
  /// Who calls whom, as seen in the logs; the count is the support.
  package var calls: [Call: Int] = [:]
  /// Which host or service an address belongs to, as seen in the logs; the count is the support.
  package var addresses: [AddressClaim: Int] = [:]
  /// Requests that several hosts may have logged, by host, for comparing their clocks.
  package var sharedIDs: [String: SharedIDs] = [:]

  package init() {}
}
