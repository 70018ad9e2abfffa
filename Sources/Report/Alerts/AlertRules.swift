/// Alerts that would have told of an incident: measured ones from its own series, and the usual one for its class.
///
/// A measured threshold lies above everything the baseline had and below what the first error came with, so the alert
/// is quiet on the one and fires no later than the other; the promtool tests replay exactly that.
package struct AlertRules {
  let alerts: [Alert]

  init(_ document: ReportDocument, _ incident: ReportDocument.Incident) {
    let shifts = document.shifts(incident)
    var measured = shifts.filter { $0.series.role == "impact" && $0.threshold != nil }
    if let cause = CauseSeries(incident, shifts).shift { measured.insert(cause, at: 0) }
    let rules = Set(incident.symptoms.flatMap(\.rules))
    measured += shifts.filter { shift in
      shift.threshold != nil && !measured.contains(shift) && shift.series.role != "impact"
        && shift.series.rule.map(rules.contains) == true
    }.prefix(2)
    var alerts = measured.compactMap { MeasuredAlert($0, document, incident)?.alert }
    if let cause = incident.causes.first, incident.answer == .causeFound {
      let step = alerts.first?.proof.stepSeconds ?? 60
      alerts += Self.usual(cause, incident.symptoms, ClassAlerts(stepSeconds: step))
    }
    self.alerts = alerts
  }

  var isEmpty: Bool { alerts.isEmpty }

  /// The usual alerts for the class of the cause; where it has none, as a job has none, those for what it brought.
  private static func usual(
    _ cause: ReportDocument.Lead, _ symptoms: [ReportDocument.Lead], _ classes: ClassAlerts
  ) -> [Alert] {
    for lead in [cause] + symptoms {
      let alerts = classes.alerts(category: lead.category, service: lead.service)
      if !alerts.isEmpty { return alerts }
    }
    return []
  }
}

/// The rule files for every incident of a report.
package struct AlertFiles {
  private let groups: [(name: String, alerts: [Alert])]

  package init(_ document: ReportDocument) {
    var groups: [(name: String, alerts: [Alert])] = []
    var known: [Alert] = []
    for incident in document.incidents {
      var alerts: [Alert] = []
      // Incidents of one day can ask for the same alert; a name stands for one condition.
      for var alert in AlertRules(document, incident).alerts
      where !known.contains(where: { $0.isSame(as: alert) }) {
        let namesakes = known.count { $0.name == alert.name || $0.name.hasPrefix("\(alert.name)_") }
        if namesakes > 0 { alert.name += "_\(namesakes + 1)" }
        known.append(alert)
        alerts.append(alert)
      }
      if !alerts.isEmpty { groups.append(("rca-\(incident.id)", alerts)) }
    }
    self.groups = groups
  }

  /// True when no incident had anything to measure and no cause of a known class.
  package var isEmpty: Bool { groups.isEmpty }

  /// Rule file for Prometheus.
  package var prometheus: String {
    var text =
      "# Alert rules from an incident report. Test them with: promtool test rules prometheus.test.yaml\ngroups:\n"
    for group in groups {
      text += "  - name: \(EscapedText.yaml(group.name))\n    rules:\n"
      for alert in group.alerts { text += rule(alert, alert.expression) }
    }
    return groups.isEmpty ? "groups: []\n" : text
  }

  /// Rule file for the Loki ruler: it records each series that comes from logs, under the name that the Prometheus
  /// rules read, and alerts on it directly.
  package var loki: String {
    var text = "# Loki ruler: adapt the stream selectors to the labels that your agent sets.\ngroups:\n"
    var isEmpty = true
    for group in groups {
      let fromLogs = group.alerts.filter { $0.logQuery != nil }
      if fromLogs.isEmpty { continue }
      isEmpty = false
      text += "  - name: \(EscapedText.yaml(group.name))\n    interval: 1m\n    rules:\n"
      for alert in fromLogs {
        guard let query = alert.logQuery, let record = alert.record else { continue }
        text += "      - record: \(EscapedText.yaml(record))\n        expr: \(EscapedText.yaml(query))\n"
        if !alert.labels.isEmpty {
          text += "        labels:\n"
          for label in alert.labels {
            text += "          \(label.name): \(EscapedText.annotation(label.value))\n"
          }
        }
        text += rule(alert, query + condition(alert))
      }
    }
    return isEmpty ? "groups: []\n" : text
  }

  /// Unit tests of the Prometheus rules: the report's own series, quiet on the baseline, firing by the first error.
  package var promtoolTest: String {
    let steps = groups.flatMap(\.alerts).map(\.proof.stepSeconds)
    // Rules have to be evaluated at every sample of every test.
    let interval = steps.reduce(0, Self.greatestCommonDivisor)
    var text = "rule_files:\n  - prometheus.rules.yaml\nevaluation_interval: \(interval)s\ntests:\n"
    for group in groups {
      for alert in group.alerts { text += test(alert) }
    }
    return groups.isEmpty ? "rule_files:\n  - prometheus.rules.yaml\ntests: []\n" : text
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }

  private func condition(_ alert: Alert) -> String {
    String(alert.expression.dropFirst(alert.series.count))
  }

  private func rule(_ alert: Alert, _ expression: String) -> String {
    """
          - alert: \(alert.name)
            expr: \(EscapedText.yaml(expression))
            labels:
              severity: \(alert.severity)
            annotations:
              summary: \(EscapedText.annotation(alert.summary))

    """
  }

  private func test(_ alert: Alert) -> String {
    var text = "  - interval: \(alert.proof.stepSeconds)s\n    input_series:\n"
    for input in alert.proof.inputs {
      let values = input.values.map { $0.map { "\($0)" } ?? "_" }.joined(separator: " ")
      text +=
        "      - series: \(EscapedText.yaml(input.series))\n        values: \(EscapedText.yaml(values))\n"
    }
    text += "    alert_rule_test:\n"
    for (places, fires) in [(alert.proof.quietAt, false), (alert.proof.firesAt, true)] {
      for place in places {
        text += "      - eval_time: \(place * alert.proof.stepSeconds)s\n        alertname: \(alert.name)\n"
        guard fires else {
          text += "        exp_alerts: []\n"
          continue
        }
        text += "        exp_alerts:\n          - exp_labels:\n              severity: \(alert.severity)\n"
        for label in alert.labels {
          text += "              \(label.name): \(EscapedText.yaml(label.value))\n"
        }
        text +=
          "            exp_annotations:\n              summary: \(EscapedText.annotation(alert.summary))\n"
      }
    }
    return text
  }
}
