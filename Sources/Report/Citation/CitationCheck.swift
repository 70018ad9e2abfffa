import Bytes

/// Compares the cited lines of a report with their sources.
package struct CitationCheck {
  /// What became of a cited line.
  package enum Outcome: Equatable, Sendable {
    /// At its line and offset, with its hash.
    case holds
    /// The same bytes stand at another line.
    case moved(line: Int, offset: UInt64)
    /// Other bytes stand there.
    case changed
    /// The source ends before it.
    case gone
    /// The source cannot be found or read; why.
    case unreadable(String)
    /// The report does not carry its hash, because it was redacted.
    case redacted
  }

  package struct Finding: Equatable, Sendable {
    package var id: String
    package var place: String
    package var outcome: Outcome
  }

  private let sources: CitedSources

  package init(_ sources: CitedSources) { self.sources = sources }

  /// One finding per cited line, in the order of the report; every source is read once, or twice if lines moved.
  package func findings(_ document: ReportDocument) -> [Finding] {
    var bySource: [String: [ReportDocument.CitedLine]] = [:]
    for line in document.evidence { bySource[line.source, default: []].append(line) }
    var outcomes: [String: Outcome] = [:]
    for source in bySource.keys.sorted() {
      outcomes.merge(check(source, bySource[source] ?? [])) { first, _ in first }
    }
    return document.evidence.map { line in
      Finding(id: line.id, place: "\(line.source):\(line.line)", outcome: outcomes[line.id] ?? .gone)
    }
  }

  private func check(_ source: String, _ lines: [ReportDocument.CitedLine]) -> [String: Outcome] {
    func all(_ outcome: Outcome) -> [String: Outcome] {
      Dictionary(lines.map { ($0.id, outcome) }) { first, _ in first }
    }
    let hashed = lines.filter { $0.sha256 != nil }
    guard !hashed.isEmpty else { return all(.redacted) }
    var outcomes = all(.redacted)
    do {
      let (file, member) = try sources.find(source)
      let walk = LineWalk(path: file.path, member: member)
      for (id, outcome) in try compare(walk, hashed) { outcomes[id] = outcome }
      let lost = hashed.filter { outcomes[$0.id] != .holds }
      if !lost.isEmpty { for (id, outcome) in try search(walk, lost) { outcomes[id] = outcome } }
    } catch {
      return all(.unreadable("\(error)"))
    }
    return outcomes
  }

  /// Looks at the cited places.
  private func compare(_ walk: LineWalk, _ lines: [ReportDocument.CitedLine]) throws -> [String: Outcome] {
    var outcomes: [String: Outcome] = [:]
    var wanted: [Int: [ReportDocument.CitedLine]] = [:]
    for line in lines {
      wanted[line.line, default: []].append(line)
      outcomes[line.id] = .gone
    }
    let last = lines.map(\.line).max() ?? 0
    let isThere = try walk.lines { line in
      for cited in wanted[line.number] ?? [] {
        outcomes[cited.id] = cited.offset == line.offset && cited.sha256 == line.sha256 ? .holds : .changed
      }
      return line.number < last
    }
    guard isThere else {
      return outcomes.mapValues { _ in
        .unreadable("the archive has no member \(walk.member ?? "without a name")")
      }
    }
    return outcomes
  }

  /// Looks for lines that are not at their place anywhere in the source.
  private func search(_ walk: LineWalk, _ lines: [ReportDocument.CitedLine]) throws -> [String: Outcome] {
    var wanted: [String: [ReportDocument.CitedLine]] = [:]
    for line in lines { wanted[line.sha256 ?? "", default: []].append(line) }
    var outcomes: [String: Outcome] = [:]
    _ = try walk.lines { line in
      for cited in wanted.removeValue(forKey: line.sha256) ?? [] {
        outcomes[cited.id] = .moved(line: line.number, offset: line.offset)
      }
      return !wanted.isEmpty
    }
    return outcomes
  }
}
