internal import Bytes

/// The series of one metrics file, numbered in the order of their first sample. The part of a line that names its
/// series is looked up as bytes, so that a known series costs no `String`.
struct SeriesTable {
  private(set) var identities: [MetricIdentity] = []
  private var places: [MetricIdentity: Int] = [:]
  private var spellings = ByteInterner()
  /// Series of each spelling; nil for a spelling that names none.
  private var seriesOfSpelling: [Int?] = []

  /// The series that `bytes[range]` spells; `read` works out the identity of a spelling met for the first time.
  mutating func series(
    spelled bytes: [UInt8], _ range: Range<Int>, read: () -> MetricIdentity?
  ) -> Int? {
    let spelling = spellings.id(of: bytes, range)
    if spelling < seriesOfSpelling.count { return seriesOfSpelling[spelling] }
    let series = read().map { self.series(of: $0) }
    seriesOfSpelling.append(series)
    return series
  }

  mutating func series(of identity: MetricIdentity) -> Int {
    if let known = places[identity] { return known }
    places[identity] = identities.count
    identities.append(identity)
    return identities.count - 1
  }
}
