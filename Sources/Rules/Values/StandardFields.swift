/// The field names that every format uses for the same thing, so that a rule works on all of them.
///
/// Any other key of a structured record is written `field.KEY` in a rule: a typing error in a standard name is then
/// an error and not a rule that never fires.
package enum StandardFields {
  package static let names: [String] = [
    "time", "level", "message", "host", "service", "pid", "thread", "logger", "tag", "client", "user",
    "database",
    "application", "status", "method", "path", "protocol", "bytes", "referrer", "user_agent", "duration",
    "upstream", "upstream_status", "upstream_duration", "request_id", "trace_id", "code", "vhost", "unit",
    "container", "namespace", "pod", "node", "component", "file", "line", "backend", "server", "frontend",
    "termination", "query", "rows", "name", "event", "detail", "hint", "statement", "context", "payload_time",
  ]

  /// What marks a field that is not standard.
  package static let customPrefix = "field."

  /// Whether `name` may stand where a rule names a field.
  package static func isField(_ name: String) -> Bool {
    names.contains(name) || (name.hasPrefix(customPrefix) && name.utf8.count > customPrefix.utf8.count)
  }
}
