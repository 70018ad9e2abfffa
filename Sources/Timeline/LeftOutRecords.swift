package import Records

/// Records outside of the span of time that was asked for: how many, from when to when.
package struct LeftOutRecords: Sendable, Equatable {
  package private(set) var count = 0
  package private(set) var first: Timestamp?
  package private(set) var last: Timestamp?

  package init() {}

  /// Of several sources.
  package init(of sources: [SourceFacts]) {
    for source in sources { merge(source.leftOut) }
  }

  package mutating func add(_ time: Timestamp) {
    count += 1
    if first.map({ time.microseconds < $0.microseconds }) ?? true { first = time }
    if last.map({ time.microseconds > $0.microseconds }) ?? true { last = time }
  }

  package mutating func merge(_ other: LeftOutRecords) {
    count += other.count
    first = [first, other.first].compactMap { $0 }.min()
    last = [last, other.last].compactMap { $0 }.max()
  }
}
