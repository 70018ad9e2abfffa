import Events
import Records
package import Timeline

/// How often each message and each rule occurred in one set of logs.
package struct MessageRates: Sendable, Equatable {
  /// What is counted: a rule by its id, or a message that no rule knows by its masked text.
  package struct Key: Hashable, Sendable, Comparable {
    package var text: String
    package var isRule: Bool
    package var host: String?
    package var service: String?

    package static func < (left: Key, right: Key) -> Bool {
      (left.text, left.host ?? "", left.service ?? "", left.isRule ? 0 : 1)
        < (right.text, right.host ?? "", right.service ?? "", right.isRule ? 0 : 1)
    }
  }

  package private(set) var counts: [Key: Int] = [:]
  /// What the logs cover.
  package private(set) var minutes: Double

  /// Of logs.
  package init(_ timeline: Timeline) {
    let first = timeline.sources.compactMap(\.first).min()
    let last = timeline.sources.compactMap(\.last).max()
    minutes = max(1, first.flatMap { first in last.map { $0.secondsSince(first) / 60 } } ?? 1)
    for (key, series) in timeline.templates {
      counts[Key(text: key.text, isRule: false, host: key.host, service: key.service), default: 0] +=
        series.total
    }
    for (key, series) in timeline.events where key.kind == .rule {
      counts[Key(text: key.id, isRule: true, host: key.host, service: key.service), default: 0] +=
        series.total
    }
  }

  /// Of a report, which carries the messages that changed and the series that were drawn, but not all messages.
  package init(_ document: ReportDocument) {
    minutes = max(1, document.axis.map { $0.end.secondsSince($0.start) / 60 } ?? 1)
    for template in document.templates {
      let key = Key(text: template.text, isRule: false, host: template.host, service: template.service)
      counts[key, default: 0] += Int((template.perMinuteDuring * minutes).rounded())
    }
    for series in document.series {
      guard let rule = series.rule, series.unit == "/min" else { continue }
      let sum = series.values.compactMap { $0 }.reduce(0, +) * series.stepSeconds / 60
      counts[Key(text: rule, isRule: true, host: series.host, service: series.service), default: 0] += Int(
        sum.rounded())
    }
  }
}
