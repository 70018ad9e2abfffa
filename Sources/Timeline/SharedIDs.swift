package import Bytes
package import Records

/// When one host logged requests that other hosts may have logged too, by the hash of the request's or trace's id.
///
/// Only ids with the smallest hashes are kept. All hosts keep the same ids that way, so that a few hundred of millions
/// are enough to compare two clocks; and what is among the smallest of the whole is among the smallest of every part.
package struct SharedIDs: Sendable, Equatable {
  /// The first and the last time that the id was seen.
  package struct Sighting: Sendable, Equatable {
    package var first: Timestamp
    package var last: Timestamp
  }

  /// Ids kept of one host.
  static let capacity = 512

  package private(set) var sightings: [UInt64: Sighting] = [:]
  /// No id with a larger hash can be among those kept.
  private var limit = UInt64.max

  package init() {}

  /// Notes a record with the id `bytes[range]`. Ids that may be counters or placeholders are passed over.
  package mutating func add(_ bytes: [UInt8], _ range: Range<Int>, at time: Timestamp) {
    guard range.count >= 8, range.count <= 64 else { return }
    let hash = ByteHash.hash(bytes, range)
    guard hash <= limit, bytes[range].contains(where: { $0 &- 0x30 < 10 }),
      bytes[range].contains(where: { ($0 | 0x20) &- 0x61 < 26 })
    else { return }
    note(hash, Sighting(first: time, last: time))
    if sightings.count > 2 * Self.capacity { cut() }
  }

  /// Adds what another part of the input said of the same host.
  package mutating func merge(_ other: SharedIDs) {
    for (hash, sighting) in other.sightings { note(hash, sighting) }
    limit = min(limit, other.limit)
    cut()
  }

  private mutating func note(_ hash: UInt64, _ sighting: Sighting) {
    guard let known = sightings[hash] else {
      sightings[hash] = sighting
      return
    }
    sightings[hash] = Sighting(
      first: min(known.first, sighting.first), last: max(known.last, sighting.last))
  }

  /// Drops what is over the capacity.
  mutating func cut() {
    guard sightings.count > Self.capacity else { return }
    let kept = sightings.keys.sorted()
    limit = min(limit, kept[Self.capacity - 1])
    for hash in kept.dropFirst(Self.capacity) { sightings.removeValue(forKey: hash) }
  }
}
