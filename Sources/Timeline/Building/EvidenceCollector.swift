internal import Events
internal import Records

/// Picks the earliest and the latest lines of a series while its source is read. Lines of the current chunk are only
/// pointed at; what is still wanted when the chunk ends is copied.
struct EvidenceCollector {
  private let earliestCapacity: Int
  private let latestCapacity: Int
  private var earliest: [KeptLine] = []
  private var latest: [KeptLine] = []
  /// Lines of the current chunk.
  private var newEarliest: [LineReference] = []
  private var newLatest: [LineReference] = []

  init(earliest: Int = EvidenceShelf.earliestCapacity, latest: Int = EvidenceShelf.latestCapacity) {
    earliestCapacity = earliest
    latestCapacity = latest
  }

  /// Whether the line would be kept as one of the earliest; always true while there is room.
  func wants(_ line: LineReference) -> Bool { isEarly(line) }

  /// Offers a line.
  mutating func add(_ reference: LineReference) {
    if isEarly(reference) {
      Self.insert(reference, into: &newEarliest, capacity: earliestCapacity, dropsLast: true)
    }
    if latestCapacity > 0 {
      Self.insert(reference, into: &newLatest, capacity: latestCapacity, dropsLast: false)
    }
  }

  /// Copies what the chunk's end would take away.
  mutating func endChunk(_ bytes: [UInt8]) {
    if !newEarliest.isEmpty {
      let lines = Self.union(earliest, newEarliest.map { KeptLine($0, of: bytes) })
      earliest = Array(lines.prefix(earliestCapacity))
      newEarliest.removeAll(keepingCapacity: true)
    }
    if !newLatest.isEmpty {
      let lines = Self.union(latest, newLatest.map { KeptLine($0, of: bytes) })
      latest = Array(lines.suffix(latestCapacity))
      newLatest.removeAll(keepingCapacity: true)
    }
  }

  /// The kept lines, in time order.
  func evidence(source: String) -> (earliest: [Evidence], latest: [Evidence]) {
    (earliest.map { $0.evidence(source: source) }, latest.map { $0.evidence(source: source) })
  }

  private static func union(_ old: [KeptLine], _ new: [KeptLine]) -> [KeptLine] {
    if old.last.map({ $0 < new[0] }) ?? true { return old + new }
    return (old + new).sorted(by: <)
  }

  private func isEarly(_ reference: LineReference) -> Bool {
    guard earliest.count == earliestCapacity, let last = earliest.last else { return true }
    return reference.time < last.time
  }

  /// Inserts into a short sorted list that keeps its first or its last members.
  private static func insert(
    _ reference: LineReference, into list: inout [LineReference], capacity: Int, dropsLast: Bool
  ) {
    if list.count == capacity {
      if dropsLast, let last = list.last, last < reference { return }
      if !dropsLast, reference < list[0] { return }
    }
    var place = list.count
    while place > 0, reference < list[place - 1] { place -= 1 }
    if place > 0, list[place - 1].line == reference.line { return }
    guard list.count == capacity else { return list.insert(reference, at: place) }
    // The list is full: those between the one that leaves and the one that comes move up by one.
    if dropsLast {
      for other in stride(from: list.count - 1, to: place, by: -1) { list[other] = list[other - 1] }
      list[place] = reference
    } else {
      for other in 0..<place - 1 { list[other] = list[other + 1] }
      list[place - 1] = reference
    }
  }
}
