extension Timeline {
  /// Both timelines as one. Associative and commutative, the caps included (``TimelineCaps``).
  package func merging(_ other: Timeline) -> Timeline {
    var result = self
    result.merge(other)
    return result
  }

  package mutating func merge(_ other: Timeline) {
    sources = (sources + other.sources).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    rules.merge(other.rules) { mine, _ in mine }
    limitHits.merge(other.limitHits, uniquingKeysWith: +)
    calls.merge(other.calls, uniquingKeysWith: +)
    addresses.merge(other.addresses, uniquingKeysWith: +)
    Self.merge(&events, other.events) { $0.merge($1) }
    Self.merge(&requests, other.requests) { $0.merge($1) }
    Self.merge(&metrics, other.metrics) { $0.merge($1) }
    Self.merge(&templates, other.templates) { $0.merge($1) }
    changes = ChangeRecord.union(changes, other.changes)
    Self.merge(&sharedIDs, other.sharedIDs) { $0.merge($1) }
    applyCaps()
  }

  private static func merge<Key, Series>(
    _ mine: inout [Key: Series], _ theirs: [Key: Series], _ join: (inout Series, Series) -> Void
  ) {
    if mine.isEmpty {
      mine = theirs
      return
    }
    for (key, series) in theirs {
      guard let index = mine.index(forKey: key) else {
        mine[key] = series
        continue
      }
      join(&mine.values[index], series)
    }
  }
}
