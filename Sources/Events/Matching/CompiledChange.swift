internal import Rules

/// How a rule's line speaks of a change.
struct CompiledChange: Sendable {
  let kind: String
  let phase: MatchedChange.Phase
  let service: CompiledTemplate?
  let host: CompiledTemplate?
  let version: CompiledTemplate?
  let previous: CompiledTemplate?
  let revision: CompiledTemplate?
  let actor: CompiledTemplate?
  let title: CompiledTemplate?
  let instance: CompiledTemplate?
  let reverts: CompiledTemplate?
  /// Label of the interval that the line opens or closes.
  let interval: CompiledTemplate?

  init(_ change: ChangeTemplate, of rule: Rule, slots: [String]) {
    func compiled(_ template: Template?) -> CompiledTemplate? {
      template.map { CompiledTemplate($0, slots: slots) }
    }
    kind = change.kind.rawValue
    let said = rule.starts != nil ? .started : rule.ends != nil ? .finished : change.phase
    phase =
      switch said {
      case .started: .started
      case .finished: .finished
      case .failed: .failed
      case .point: .point
      }
    service = compiled(change.service)
    host = compiled(change.host)
    version = compiled(change.version)
    previous = compiled(change.previous)
    revision = compiled(change.revision)
    actor = compiled(change.actor)
    title = compiled(change.title)
    instance = compiled(change.instance)
    reverts = compiled(rule.reverts)
    interval = compiled(rule.starts ?? rule.ends)
  }
}
