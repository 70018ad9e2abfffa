/// Where in a line the time of its record stands, learnt from the first lines of a file.
struct StampSite: Sendable {
  enum Place: Sendable, Equatable {
    /// So many bytes after the start of the line.
    case fixed(Int)
    /// Anywhere in the first bytes, at the start of a word.
    case scan(limit: Int)
  }

  private(set) var place: Place
  let layout: TimestampLayout
  /// What the first byte of a line with a time at this site may be.
  private var heads: HeadClasses
  private var cache: StampCache
  private var lastOffset = 0

  init(_ place: Place, _ layout: TimestampLayout, heads: HeadClasses = .any) {
    self.place = place
    self.layout = layout
    self.heads = heads
    cache = StampCache(layout)
  }

  /// The time of the line, with the place where its text starts; nil when none stands at the site.
  mutating func read(
    _ bytes: [UInt8], _ line: Range<Int>, _ context: inout TimeContext
  ) -> (stamp: StampCache.Stamp, start: Int)? {
    guard let first = line.first, heads.contains(HeadClasses(bytes[first])) else { return nil }
    switch place {
    case .fixed(let offset):
      let start = line.lowerBound + offset
      guard start < line.upperBound,
        let stamp = cache.read(bytes, at: start, end: line.upperBound, context: &context)
      else { return nil }
      return (stamp, start)
    case .scan(let limit): return scan(bytes, line, limit, &context)
    }
  }

  private mutating func scan(
    _ bytes: [UInt8], _ line: Range<Int>, _ limit: Int, _ context: inout TimeContext
  ) -> (stamp: StampCache.Stamp, start: Int)? {
    let end = line.upperBound
    let guess = line.lowerBound + lastOffset
    if guess < end, StampSearch.isWordStart(bytes, guess, line.lowerBound),
      StampSearch.mayStart(layout, bytes[guess]),
      let stamp = cache.read(bytes, at: guess, end: end, context: &context)
    {
      return (stamp, guess)
    }
    let stop = min(end, line.lowerBound + limit)
    var at = line.lowerBound
    while at < stop {
      if StampSearch.mayStart(layout, bytes[at]), StampSearch.isWordStart(bytes, at, line.lowerBound),
        let stamp = cache.read(bytes, at: at, end: end, context: &context)
      {
        lastOffset = at - line.lowerBound
        return (stamp, at)
      }
      at += 1
    }
    return nil
  }
}

/// Kinds of first bytes of lines.
struct HeadClasses: OptionSet, Sendable {
  let rawValue: UInt8
  static let digit = HeadClasses(rawValue: 1)
  static let letter = HeadClasses(rawValue: 2)
  static let blank = HeadClasses(rawValue: 4)
  static let mark = HeadClasses(rawValue: 8)
  static let any: HeadClasses = [.digit, .letter, .blank, .mark]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ byte: UInt8) {
    self =
      StampText.isDigit(byte) ? .digit : StampText.isLetter(byte) ? .letter : byte <= 0x20 ? .blank : .mark
  }
}

/// Finds times whose place is not known.
enum StampSearch {
  /// The leftmost time in the first `limit` bytes of a line; weak spellings only when nothing better stands there.
  static func first(
    _ bytes: [UInt8], _ line: Range<Int>, limit: Int = 240
  ) -> (time: WrittenTime, layout: TimestampLayout)? {
    find(bytes, line, limit, weak: false) ?? find(bytes, line, limit, weak: true)
  }

  private static func find(
    _ bytes: [UInt8], _ line: Range<Int>, _ limit: Int, weak: Bool
  ) -> (time: WrittenTime, layout: TimestampLayout)? {
    let stop = min(line.upperBound, line.lowerBound + limit)
    var at = line.lowerBound
    while at < stop {
      if bytes[at] == 0x1B {
        at = AnsiText.sequenceEnd(bytes, at, line.upperBound)
        continue
      }
      let isStart = at == line.lowerBound || isWordStart(bytes, at, line.lowerBound)
      if isStart, bytes[at] != 0x20,
        let found = TimestampParser.parseAny(bytes, at: at, end: line.upperBound, weak: weak)
      {
        return found
      }
      if weak, isStart, bytes[at] == 0x5B,
        let uptime = TimestampParser.parse(.uptime, bytes, at: at, end: line.upperBound)
      {
        return (uptime, .uptime)
      }
      at += 1
    }
    return nil
  }

  /// A place where a word begins: at the start, after a byte that is no letter or digit, or after a colour code.
  @inline(__always)
  static func isWordStart(_ bytes: [UInt8], _ at: Int, _ lineStart: Int) -> Bool {
    guard at > lineStart else { return true }
    let before = bytes[at - 1]
    if !StampText.isAlphanumeric(before) { return before != 0x2E || !StampText.isDigit(bytes[at]) }
    return before == 0x6D && AnsiText.endsSequence(bytes, at, lineStart)
  }

  /// Whether a time of the family can begin with the byte.
  @inline(__always)
  static func mayStart(_ layout: TimestampLayout, _ byte: UInt8) -> Bool {
    switch layout {
    case .monthName, .weekday, .klog: StampText.isLetter(byte)
    case .tai64n: byte == 0x40
    case .uptime: byte == 0x5B
    case .clock: StampText.isDigit(byte) || byte == 0x20
    default: StampText.isDigit(byte)
    }
  }
}

/// Escape sequences for colours (ECMA-48 CSI), which some loggers write to files.
enum AnsiText {
  /// The place after the sequence that starts at `at`.
  static func sequenceEnd(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    guard at + 1 < end, bytes[at + 1] == 0x5B else { return at + 1 }
    var place = at + 2
    while place < end, bytes[place] < 0x40 { place += 1 }
    return min(place + 1, end)
  }

  /// Whether a sequence ends right before `at`; its escape may itself be written out (`\x1b[33m`, `#033[33m`).
  static func endsSequence(_ bytes: [UInt8], _ at: Int, _ lineStart: Int) -> Bool {
    var place = at - 2
    while place >= lineStart, StampText.isDigit(bytes[place]) || bytes[place] == 0x3B { place -= 1 }
    return place > lineStart && bytes[place] == 0x5B && place < at - 2
  }

  /// Appends the text of `range` without its sequences.
  static func strip(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) {
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] == 0x1B {
        at = sequenceEnd(bytes, at, range.upperBound)
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
  }
}
