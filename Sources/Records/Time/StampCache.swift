internal import Bytes

/// Reads the time of one record after the other at the speed of a comparison: within a minute only seconds and
/// fraction change, so the rest is compared with the last time's text and not parsed.
package struct StampCache: Sendable {
  /// What a record's time is, and where its text ends.
  package struct Stamp: Sendable, Equatable {
    package var time: Timestamp?
    package var end: Int
    package var resolution: StampResolution
  }

  private var layout: TimestampLayout
  private var prefix: [UInt8] = []
  private var suffix: [UInt8] = []
  /// The instant of second 0 of the cached minute, in microseconds.
  private var minute: Int64 = 0
  private var isFilled = false

  package init(_ layout: TimestampLayout) { self.layout = layout }

  /// Reads the time at `at`; nil when none stands there.
  package mutating func read(
    _ bytes: [UInt8], at: Int, end: Int, context: inout TimeContext
  ) -> Stamp? {
    if isFilled, let stamp = repeated(bytes, at, end) { return stamp }
    guard let written = TimestampParser.parse(layout, bytes, at: at, end: end) else { return nil }
    let time = context.resolve(written)
    remember(written, time, bytes)
    return Stamp(time: time, end: written.range.upperBound, resolution: StampResolution(written))
  }

  private func repeated(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Stamp? {
    let seconds = at + prefix.count
    guard seconds + 2 + suffix.count <= end else { return nil }
    guard ByteSearch.isEqual(bytes, at..<seconds, prefix, prefix.indices) else { return nil }
    let second = StampText.two(bytes, seconds, end)
    guard second >= 0, second < 60 else { return nil }
    var place = seconds + 2
    var microsecond = 0
    var digits = 0
    if place + 1 < end, bytes[place] == 0x2E || bytes[place] == 0x2C, StampText.isDigit(bytes[place + 1]) {
      place += 1
      var scale = 100_000
      while place < end, StampText.isDigit(bytes[place]) {
        microsecond += Int(bytes[place] - 0x30) * scale
        scale /= 10
        digits += 1
        place += 1
      }
    } else if place < end, StampText.isAlphanumeric(bytes[place]) || bytes[place] == 0x3A, suffix.isEmpty {
      return nil
    }
    guard place + suffix.count <= end else { return nil }
    for index in 0..<suffix.count where bytes[place + index] != suffix[index] { return nil }
    place += suffix.count
    if place < end {
      if suffix.isEmpty {
        guard ZoneNames.read(bytes, place, end) == nil else { return nil }
      } else if StampText.isAlphanumeric(bytes[place]) {
        return nil
      }
    }
    let time = minute + Int64(second) * 1_000_000 + Int64(microsecond)
    return Stamp(
      time: Timestamp(microseconds: time), end: place, resolution: StampResolution(fractionDigits: digits))
  }

  private mutating func remember(_ written: WrittenTime, _ time: Timestamp?, _ bytes: [UInt8]) {
    isFilled = false
    guard let seconds = written.secondsStart, seconds > written.range.lowerBound, let time,
      case .civil(let civil) = written.value
    else { return }
    prefix.removeAll(keepingCapacity: true)
    prefix.append(contentsOf: bytes[written.range.lowerBound..<seconds])
    suffix.removeAll(keepingCapacity: true)
    suffix.append(contentsOf: bytes[written.fractionEnd..<written.range.upperBound])
    minute = time.microseconds - Int64(civil.second) * 1_000_000 - Int64(civil.microsecond)
    isFilled = true
  }
}

/// How finely the stamps of a record tell instants apart.
package enum StampResolution: UInt8, Sendable, Comparable {
  case microsecond, millisecond, second, minute

  init(_ written: WrittenTime) {
    if written.hasSeconds { self.init(fractionDigits: written.fractionDigits) } else { self = .minute }
  }

  init(fractionDigits: Int) {
    self = fractionDigits > 3 ? .microsecond : fractionDigits > 0 ? .millisecond : .second
  }

  package var seconds: Double {
    switch self {
    case .microsecond: 0.000001
    case .millisecond: 0.001
    case .second: 1
    case .minute: 60
    }
  }

  package static func < (left: StampResolution, right: StampResolution) -> Bool {
    left.rawValue < right.rawValue
  }
}
