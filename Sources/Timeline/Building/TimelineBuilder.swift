package import Events
package import Records

/// Counts what one source says, record by record, and gives its timeline. Whatever is counted often is keyed by small
/// integers; names become strings only when the source ends.
///
/// Lines are lines of the chunk that is being read, until ``endChunk(_:)``.
package struct TimelineBuilder {
  /// Number of a host or service in this builder, or of an instance; -1 for none.
  package typealias Place = Int32

  /// The tables are emptied into the timeline, whose caps hold, when they have more members than this.
  private static let spillCount = 8192
  /// … or when so many different instances have been named.
  private static let instanceCount = 65_536

  private let source: String
  private let ruleIDs: [String]
  private var timeline = Timeline()
  private var places = PlaceTable(capacity: 4096)
  private var instances = PlaceTable(capacity: .max)
  private var events = EventTable()
  private var templates = TemplateTable()
  private var servers: [ServerAccumulator] = []
  private var serverOfPlaces: [Int64: Int] = [:]
  private var lastServer = (key: Int64.min, index: 0)
  /// By the number of the host.
  private var sharedIDs: [Place: SharedIDs] = [:]

  /// - Parameters:
  ///   - source: report-relative name of the source, for citations.
  ///   - ruleIDs: by the number under which rules report their events.
  package init(source: String, ruleIDs: [String]) {
    self.source = source
    self.ruleIDs = ruleIDs
  }

  /// The number of a host or service.
  package mutating func place(_ name: String?) -> Place { places.id(name) }
  package mutating func place(_ bytes: [UInt8], _ range: Range<Int>) -> Place { places.id(bytes, range) }

  package func name(of place: Place) -> String? { places.name(place) }

  /// The bytes of a host's or service's name; nil for none. Mutating, since a method that only reads would get a copy of
  /// the whole builder with each record.
  package mutating func bytes(of place: Place) -> ArraySlice<UInt8>? { places.bytes(place) }

  /// The number of an instance; it holds until ``endChunk(_:)``.
  package mutating func instance(_ bytes: [UInt8], _ range: Range<Int>) -> Place {
    instances.id(bytes, range)
  }

  /// Counts a record of a host and service.
  package mutating func addRecord(host: Place, service: Place, at time: Timestamp) {
    events.count(EventTable.Key(kind: .activity, id: 0, host: host, service: service), at: time)
  }

  /// Counts a record that calls itself a warning or worse.
  package mutating func addLevel(_ severity: Severity, host: Place, service: Place, _ line: LineReference) {
    guard severity >= .warning else { return }
    events.add(
      EventTable.Key(kind: .level, id: 0, host: host, service: service), instances, line, severity, nil)
    guard severity >= .error else { return }
    events.add(
      EventTable.Key(kind: .level, id: 1, host: host, service: service), instances, line, severity, nil)
  }

  /// Counts an event of a rule, about `host`, `service` and `instance`, logged by the observer.
  package mutating func addEvent(
    rule: Int, host: Place, service: Place, instance: Place, observerHost: Place, observerService: Place,
    severity: Severity, value: Double?, _ line: LineReference
  ) {
    let key = EventTable.Key(
      kind: .rule, id: Int32(rule), host: host, service: service, instance: instance,
      observerHost: observerHost,
      observerService: observerService)
    events.add(key, instances, line, severity, value)
  }

  /// Counts a request that the server on `host` answered. The request's ranges are of `bytes`.
  package mutating func addRequest(
    _ request: ServedRequest, host: Place, service: Place, _ bytes: [UInt8], _ line: LineReference
  ) {
    let key = Int64(host) << 32 | Int64(UInt32(bitPattern: service))
    if key != lastServer.key { lastServer = (key, server(key, host: host, service: service)) }
    servers[lastServer.index].add(request, bytes, line)
  }

  /// Counts a message of level warning or above that no rule knows.
  package mutating func addUnknown(
    _ bytes: [UInt8], message: Range<Int>, severity: Severity, host: Place, service: Place,
    _ line: LineReference
  ) {
    templates.add(bytes, message, severity, host: host, service: service, line)
  }

  /// Notes the id of a request or trace, `bytes[range]`, that a host logged.
  package mutating func addID(_ bytes: [UInt8], _ range: Range<Int>, host: Place, at time: Timestamp) {
    guard host >= 0 else { return }
    sharedIDs[host, default: SharedIDs()].add(bytes, range, at: time)
  }

  package mutating func addChange(_ change: ChangeRecord) {
    timeline.changes.append(change)
    if timeline.changes.count > 2 * TimelineCaps.changes {
      timeline.changes = ChangeRecord.union(timeline.changes, [])
    }
  }

  package mutating func addCall(_ call: Call) { timeline.calls[call, default: 0] += 1 }

  package mutating func addAddress(_ claim: AddressClaim) { timeline.addresses[claim, default: 0] += 1 }

  /// A line of the current chunk as evidence.
  package func evidence(_ line: LineReference, _ bytes: [UInt8]) -> Evidence {
    Evidence(line, of: bytes, source: source)
  }

  /// Copies what is cited of the chunk; to be called before the chunk moves on.
  package mutating func endChunk(_ bytes: [UInt8]) {
    events.endChunk(bytes)
    templates.endChunk(bytes)
    for server in servers.indices { servers[server].endChunk(bytes) }
    let slices = servers.reduce(0) { $0 + $1.sliceCount }
    if events.count + templates.count + slices > Self.spillCount || instances.count > Self.instanceCount {
      spill()
    }
  }

  /// Everything that was counted, with the facts of the source.
  package mutating func finish(_ facts: SourceFacts) -> Timeline {
    spill()
    timeline.changes = ChangeRecord.union(timeline.changes, [])
    for (place, ids) in sharedIDs {
      guard let host = places.name(place) else { continue }
      timeline.sharedIDs[host, default: SharedIDs()].merge(ids)
    }
    timeline.sources = [facts]
    return timeline
  }

  private mutating func server(_ key: Int64, host: Place, service: Place) -> Int {
    if let known = serverOfPlaces[key] { return known }
    serverOfPlaces[key] = servers.count
    servers.append(ServerAccumulator(host: places.name(host), service: places.name(service)))
    return servers.count - 1
  }

  /// Empties the tables into the timeline.
  private mutating func spill() {
    var part = Timeline()
    for (key, series) in events.removeAll(source: source) { part.events[name(key)] = series }
    for (key, series) in templates.removeAll(places, source: source) { part.templates[key] = series }
    for index in servers.indices { servers[index].finish(into: &part, source: source) }
    servers.removeAll()
    serverOfPlaces.removeAll()
    lastServer.key = .min
    instances.removeAll()
    timeline.merge(part)
  }

  private func name(_ key: EventTable.Key) -> EventKey {
    let id =
      switch key.kind {
      case .rule: ruleIDs[Int(key.id)]
      case .level: key.id == 0 ? "warning" : "error"
      case .activity: "records"
      }
    return EventKey(
      kind: key.kind, id: id, host: places.name(key.host), service: places.name(key.service),
      instance: key.instance == EventTable.restInstance ? TimelineCaps.rest : instances.name(key.instance),
      observerHost: places.name(key.observerHost),
      observerService: places.name(key.observerService))
  }
}
