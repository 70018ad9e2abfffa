/// A standard field, the same name in every format and in every rule. Other fields go by the name the log gives them.
package enum FieldKey: UInt8, Sendable, CaseIterable {
  case time, level, message, host, service, pid, thread, logger, tag
  case client, user, database, application
  case status, method, path, `protocol`, bytes, referrer, userAgent, duration
  case upstream, upstreamStatus, upstreamDuration
  case requestID, traceID, code, vhost, unit
  case container, namespace, pod, node, component, file, line
  case backend, server, frontend, termination, query, rows
  /// The name a job, alert, process or thing goes by in its own words.
  case name
  /// What a record that describes itself says its kind is: `deploy_started`.
  case event
  case detail, hint, statement, context
  /// The inner time of a record that was wrapped by a shipper.
  case payloadTime

  /// `user_agent`, as rule and format files and `rca parse` spell it.
  package var name: String { Self.names[Int(rawValue)] }

  /// The key of a standard name; nil for any other.
  package init?(name: String) {
    guard let key = Self.byName[name] else { return nil }
    self = key
  }

  private static let names: [String] = allCases.map { key in
    switch key {
    case .userAgent: "user_agent"
    case .upstreamStatus: "upstream_status"
    case .upstreamDuration: "upstream_duration"
    case .requestID: "request_id"
    case .traceID: "trace_id"
    case .payloadTime: "payload_time"
    default: "\(key)"
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
