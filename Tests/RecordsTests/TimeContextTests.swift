import Testing

@testable import Records

@Suite struct TimeContextTests {
  private func resolve(_ texts: [String], _ context: TimeContext) -> [Timestamp?] {
    var context = context
    return texts.map { text in
      let bytes = Array(text.utf8)
      return TimestampParser.parseAny(bytes, at: 0, end: bytes.count, weak: true).flatMap {
        context.resolve($0.time)
      }
    }
  }

  @Test("A missing year follows the records over New Year and back for a late line")
  func newYear() {
    let anchor = TimeContext.Anchor.near(instant("2024-12-30T00:00:00Z")!)
    let times = resolve(
      ["Dec 31 23:59:58", "Jan  1 00:00:02", "Dec 31 23:59:59", "Jan  1 00:00:03"],
      TimeContext(anchor: anchor))
    #expect(
      times == [
        instant("2024-12-31T23:59:58Z"), instant("2025-01-01T00:00:02Z"), instant("2024-12-31T23:59:59Z"),
        instant("2025-01-01T00:00:03Z"),
      ])
  }

  @Test("The first year is the anchor's nearest, or the last that is not after the file's modification")
  func anchors() {
    let newYear = instant("2025-01-02T00:00:00Z")!
    #expect(
      resolve(["Dec 31 12:00:00"], TimeContext(anchor: .near(newYear))) == [instant("2024-12-31T12:00:00Z")])
    #expect(
      resolve(["Mar  4 12:00:00"], TimeContext(anchor: .near(newYear))) == [instant("2025-03-04T12:00:00Z")])
    #expect(
      resolve(["Mar  4 12:00:00"], TimeContext(anchor: .notAfter(newYear))) == [
        instant("2024-03-04T12:00:00Z")
      ])
  }

  @Test("A 29th of February is put into a leap year")
  func leapDay() {
    let anchor = TimeContext.Anchor.near(instant("2026-03-01T00:00:00Z")!)
    let times = resolve(["Feb 29 12:00:00"], TimeContext(anchor: anchor))
    #expect(times == [instant("2024-02-29T12:00:00Z")] || times == [instant("2028-02-29T12:00:00Z")])
  }

  @Test("A clock without a date runs over midnight")
  func midnight() {
    let anchor = TimeContext.Anchor.near(instant("2025-03-04T23:00:00Z")!)
    let times = resolve(["23:59:59.5", "00:00:01", "23:59:59.9", "00:00:02"], TimeContext(anchor: anchor))
    #expect(
      times == [
        instant("2025-03-04T23:59:59.5Z"), instant("2025-03-05T00:00:01Z"), instant("2025-03-04T23:59:59.9Z"),
        instant("2025-03-05T00:00:02Z"),
      ])
  }

  @Test("A kernel's time has no instant until the machine's start is known")
  func uptime() {
    var context = TimeContext()
    let line = Array("[   12.500000] up".utf8)
    let time = TimestampParser.parse(.uptime, line, at: 0, end: line.count)!
    #expect(context.resolve(time) == nil)
    context.startTime = instant("2025-03-04T08:00:00Z")
    #expect(context.resolve(time) == instant("2025-03-04T08:00:12.5Z"))
  }

  @Test("Clocks set back: an hour that comes twice is the first one, and after it the second")
  func overlap() throws {
    let zone = InputZone.rules(try #require(ZoneRules(tzif: Self.berlin)))
    let times = resolve(
      ["2025-10-26 02:10:00", "2025-10-26 02:59:59", "2025-10-26 02:10:00", "2025-10-26 03:00:01"],
      TimeContext(zone: zone))
    #expect(
      times == [
        instant("2025-10-26T00:10:00Z"), instant("2025-10-26T00:59:59Z"), instant("2025-10-26T01:10:00Z"),
        instant("2025-10-26T02:00:01Z"),
      ])
  }

  @Test("Clocks set forward: an hour that never was is read with the offset from before it")
  func gap() throws {
    let zone = InputZone.rules(try #require(ZoneRules(tzif: Self.berlin)))
    let times = resolve(
      ["2025-03-30 01:59:59", "2025-03-30 02:30:00", "2025-03-30 03:00:00"], TimeContext(zone: zone))
    #expect(
      times == [
        instant("2025-03-30T00:59:59Z"), instant("2025-03-30T01:30:00Z"), instant("2025-03-30T01:00:00Z"),
      ])
  }

  @Test(
    "A zone's rules give the offset of every season",
    arguments: [
      ("2025-01-15T12:00:00Z", 3_600), ("2025-07-15T12:00:00Z", 7_200), ("2060-07-15T12:00:00Z", 7_200),
    ])
  func seasons(_ time: String, _ offset: Int) throws {
    let rules = try #require(ZoneRules(tzif: Self.berlin))
    #expect(rules.offset(at: instant(time)!.wholeSecond) == offset)
  }

  @Test("A cut zone file is refused and never traps")
  func cutZoneFile() {
    for count in 0..<Self.berlin.count { _ = ZoneRules(tzif: Array(Self.berlin[..<count])) }
    #expect(ZoneRules(tzif: Array(Self.berlin[..<60])) == nil)
  }

  @Test(
    "Zones by name or offset",
    arguments: [("UTC", 0), ("CEST", 7_200), ("+05:30", 19_800), ("-03", -10_800), ("PST", -28_800)])
  func fixedZones(_ name: String, _ offset: Int) {
    #expect(InputZone(name: name) == .fixed(offset))
    #expect(InputZone(name: "Middle/Earth") == nil)
  }

  /// A zone file with no listed transitions, as `zic -b slim` writes it for rules that never changed.
  static let berlin: [UInt8] = {
    func header(types: UInt8, letters: UInt8) -> [UInt8] {
      Array("TZif2".utf8) + Array(repeating: 0, count: 15)
        + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, types, 0, 0, 0, letters]
    }
    let body: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    return header(types: 1, letters: 4) + body + header(types: 1, letters: 4) + body
      + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
  }()
}
