/// The time in the reports of system tools: a date told once, then clocks, of twelve or twenty-four hours.
struct ReportClock {
  private var zone: InputZone
  private let anchor: Timestamp?
  /// Days since 1970 of the banner, and of the row that is read.
  private var startDay: Int?
  private var day: Int?
  private var lastSecond = -1
  private(set) var now: Timestamp?

  init(zone: InputZone, anchor: Timestamp?) {
    self.zone = zone
    self.anchor = anchor
  }

  /// Takes the date out of a banner: `03/04/2025`, `2025-03-04`, `04.03.2025`.
  mutating func readDate(_ text: String) {
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      if let found = Self.day(Array(word.utf8)) {
        startDay = found
        rewind()
        return
      }
    }
  }

  /// Takes the zone that a heading names, as vmstat's does.
  mutating func readZone(_ name: String) {
    if let seconds = ZoneNames.offsetSeconds(of: name) { zone = .fixed(seconds) }
  }

  /// Begins again on the banner's day.
  mutating func rewind() {
    day = startDay
    lastSecond = -1
  }

  /// Takes date and time out of the front or the end of a line's words. True when there was a clock.
  mutating func read(_ bytes: [UInt8], _ words: inout [Range<Int>]) -> Bool {
    if readWhole(bytes, &words) { return true }
    if let first = words.first, let found = Self.day(Array(bytes[first])) {
      (startDay, day, lastSecond) = (found, found, -1)
      words.removeFirst()
    }
    if let first = words.first, bytes[first].elementsEqual("Time:".utf8) { words.removeFirst() }
    if let first = words.first, var second = Self.second(bytes, first) {
      words.removeFirst()
      if let half = words.first.map({ bytes[$0] }),
        half.elementsEqual("AM".utf8) || half.elementsEqual("PM".utf8)
      {
        words.removeFirst()
        second = second % 43_200 + (half.first == UInt8(ascii: "P") ? 43_200 : 0)
      }
      set(second)
      return true
    }
    // vmstat -t ends its rows with the time.
    if words.count > 2, let found = Self.day(Array(bytes[words[words.count - 2]])),
      let second = Self.second(bytes, words[words.count - 1])
    {
      words.removeLast(2)
      (startDay, day, lastSecond) = (found, found, -1)
      set(second)
      return true
    }
    return false
  }

  /// A line that is nothing but a complete time, as `date` or iostat -t with ISO times print it.
  private mutating func readWhole(_ bytes: [UInt8], _ words: inout [Range<Int>]) -> Bool {
    guard let first = words.first, let last = words.last, words.count <= 7 else { return false }
    let range = first.lowerBound..<last.upperBound
    for layout in [TimestampLayout.weekday, .iso] {
      guard let time = TimestampParser.parse(layout, bytes, at: range.lowerBound, end: range.upperBound),
        layout == .weekday || time.range == range
      else { continue }
      var context = TimeContext(zone: zone, anchor: anchor.map { .near($0) })
      now = context.resolve(time)
      words.removeAll()
      return now != nil
    }
    return false
  }

  private mutating func set(_ second: Int) {
    if day == nil {
      day = anchor.map { Int($0.wholeSecond / 86_400) }
      startDay = day
    }
    guard let today = day else { return }
    // A clock that falls by half a day or more has passed midnight.
    if lastSecond >= 0, second < lastSecond - 43_200 { day = today + 1 }
    lastSecond = second
    let wall = Int64((day ?? today) * 86_400 + second) * 1_000_000
    now = zone.instant(ofWall: wall, after: now)
  }

  /// Seconds of the day of `08:15:01`.
  private static func second(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    guard word.count == 8, bytes[word.lowerBound + 2] == 0x3A, bytes[word.lowerBound + 5] == 0x3A else {
      return nil
    }
    let start = word.lowerBound
    let hour = StampText.two(bytes, start, word.upperBound)
    let minute = StampText.two(bytes, start + 3, word.upperBound)
    let second = StampText.two(bytes, start + 6, word.upperBound)
    guard hour >= 0, hour < 24, minute >= 0, minute < 60, second >= 0, second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The day of a date of numbers; month first where slashes stand, day first where dots do.
  private static func day(_ word: [UInt8]) -> Int? {
    guard let mark = word.first(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E }) else { return nil }
    let parts = word.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.allSatisfy(StampText.isDigit) })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    var (year, month, day) = (numbers[0], numbers[1], numbers[2])
    if parts[0].count != 4 {
      (year, month, day) =
        mark == 0x2E ? (numbers[2], numbers[1], numbers[0]) : (numbers[2], numbers[0], numbers[1])
      if mark == 0x2F, month > 12 { (month, day) = (day, month) }
      if year < 100 { year += 2000 }
    }
    guard (1970..<2200).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysInMonth(month, year: year)
    else { return nil }
    return CivilDate.days(year: year, month: month, day: day)
  }
}
