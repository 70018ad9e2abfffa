internal import Rules

/// How a rule's line reports one served request.
struct CompiledRequest: Sendable {
  let path: CompiledTemplate?
  let status: CompiledTemplate?
  let duration: CompiledTemplate?
  let unit: Unit
  let client: CompiledTemplate?
  let upstream: CompiledTemplate?

  init(_ request: RequestTemplate, slots: [String]) {
    func compiled(_ template: Template?) -> CompiledTemplate? {
      template.map { CompiledTemplate($0, slots: slots) }
    }
    path = compiled(request.path)
    status = compiled(request.status)
    duration = compiled(request.duration)
    unit = request.unit
    client = compiled(request.client)
    upstream = compiled(request.upstream)
  }
}
