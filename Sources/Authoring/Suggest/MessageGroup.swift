package import Records

/// Records of one template that no rule knows.
package struct MessageGroup: Sendable {
  package internal(set) var template: [UInt8]
  package private(set) var count = 0
  /// The gravest level of the records.
  package private(set) var level = Severity.warning
  package private(set) var first: Timestamp?
  package private(set) var last: Timestamp?
  /// A few records, in the order they were met, no two with the same message.
  package private(set) var samples: [MessageSample] = []
  /// Services that logged them, sorted.
  package private(set) var services: Set<String> = []
  /// Records by pieces of time, for seeing how much they crowd together.
  private var bins: [Int64: Int] = [:]

  static let samplesMax = 8
  private static let binSeconds: Int64 = 300
  private static let binsMax = 4096
  private static let servicesMax = 8

  init(template: [UInt8]) { self.template = template }

  mutating func add(_ record: TextRecord) {
    count += 1
    level = max(level, record.record.level ?? .warning)
    if let time = record.frame.timestamp {
      first = first.map { min($0, time) } ?? time
      last = last.map { max($0, time) } ?? time
      let bin = Int64(time.seconds.rounded(.down)) / Self.binSeconds
      if bins.count < Self.binsMax || bins[bin] != nil { bins[bin, default: 0] += 1 }
    }
    if let service = record.service, services.count < Self.servicesMax {
      services.insert(String(decoding: service, as: UTF8.self))
    }
    guard samples.count < Self.samplesMax else { return }
    let sample = MessageSample(record)
    if !samples.contains(where: { $0.message == sample.message }) { samples.append(sample) }
  }

  mutating func merge(_ other: MessageGroup) {
    count += other.count
    level = max(level, other.level)
    first = [first, other.first].compactMap { $0 }.min()
    last = [last, other.last].compactMap { $0 }.max()
    bins.merge(other.bins, uniquingKeysWith: +)
    services = Set(services.union(other.services).sorted().prefix(Self.servicesMax))
    for sample in other.samples where !samples.contains(where: { $0.message == sample.message }) {
      // Both templates are to be seen in the samples.
      if samples.count >= Self.samplesMax { samples.removeLast() }
      samples.insert(sample, at: min(1, samples.count))
    }
  }

  /// The largest share of the records within five minutes; 0 without times.
  package var peakShare: Double { count == 0 ? 0 : Double(bins.values.max() ?? 0) / Double(count) }

  /// How much a rule for them would be worth: the magnitude of their number, then how much they crowd together.
  static func isWorthMore(_ left: MessageGroup, _ right: MessageGroup) -> Bool {
    let (leftSize, rightSize) = (left.count.magnitudeBits, right.count.magnitudeBits)
    if leftSize != rightSize { return leftSize > rightSize }
    if left.peakShare != right.peakShare { return left.peakShare > right.peakShare }
    if left.count != right.count { return left.count > right.count }
    return left.template.lexicographicallyPrecedes(right.template)
  }
}

extension Int {
  /// Numbers within a factor of two are of one size.
  fileprivate var magnitudeBits: Int { Int.bitWidth - leadingZeroBitCount }
}
