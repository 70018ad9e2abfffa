import Bytes

extension ReportDocument {
  /// The report with the neighbours of its cited lines filled in, where the sources can be read.
  ///
  /// Every source is read once, up to its last cited line.
  ///
  /// - Parameters:
  ///   - lines: how many before and after.
  ///   - limit: of so many cited lines, the first ones.
  package func addingContext(from sources: CitedSources, lines count: Int, limit: Int) -> ReportDocument {
    var document = self
    var bySource: [String: [Int]] = [:]
    for place in evidence.indices.prefix(limit) {
      bySource[evidence[place].source, default: []].append(place)
    }
    for source in bySource.keys.sorted() {
      document.addContext(to: bySource[source] ?? [], of: source, sources, count)
    }
    return document
  }

  private mutating func addContext(to places: [Int], of source: String, _ sources: CitedSources, _ count: Int)
  {
    guard let (file, member) = try? sources.find(source) else { return }
    let last = places.map { evidence[$0].line }.max() ?? 0
    var before: [Int: [String]] = [:]
    var after: [Int: [String]] = [:]
    let isRead = try? LineWalk(path: file.path, member: member).lines { line in
      for place in places {
        let distance = line.number - evidence[place].line
        if (-count..<0).contains(distance) { before[place, default: []].append(line.text) }
        if distance > 0, distance <= count { after[place, default: []].append(line.text) }
      }
      return line.number < last + count
    }
    guard isRead == true else { return }
    for place in places {
      evidence[place].before = before[place] ?? []
      evidence[place].after = after[place] ?? []
    }
  }
}
