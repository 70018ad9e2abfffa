import Timeline

/// What was taken for the zone of files that tell none, in words, for the reader to contradict.
struct ZoneAssumptions {
  /// Sorted by path.
  let sources: [SourceFacts]

  private static let namesShown = 3

  /// A sentence per assumption, with the logs that it was made of.
  var words: [String] {
    var order: [AssumedZone] = []
    var sets: [AssumedZone: [String]] = [:]
    for source in sources where source.first != nil {
      guard let zone = source.assumedZone else { continue }
      if sets[zone] == nil { order.append(zone) }
      if sets[zone]?.contains(source.set) != true { sets[zone, default: []].append(source.set) }
    }
    return order.compactMap { Self.sentence($0, sets[$0] ?? []) }
  }

  private static func sentence(_ zone: AssumedZone, _ sets: [String]) -> String? {
    let rest = sets.count - namesShown
    let names = sets.prefix(namesShown).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    let subject = "\(names) \(sets.count == 1 ? "tells" : "tell") no zone"
    switch zone {
    case .named: return nil
    case .inferred(let zone, let file):
      return "\(subject): read as \(zone), the zone of \(file), where the times fit; --tz says otherwise"
    case .undecided(let zone, let file):
      return "\(subject): read as UTC, though \(file) is in \(zone) and the times fit both; --tz says which"
    case .conflicting(let zones):
      return
        "\(subject): read as UTC, for other files of the host write \(zones.joined(separator: " and ")); "
        + "--tz says which"
    case .unknown(let zone):
      return "\(names): read as UTC, for this machine does not know the zone \(zone); --tz says which"
    }
  }
}
