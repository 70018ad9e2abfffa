/// Zone abbreviations as servers print them. Where an abbreviation has several meanings, the one that PostgreSQL's
/// default abbreviation set gives it counts (src/timezone/tznames/Default); `IST` is India's. Georgia's `GET` is left out:
/// behind the time of a log it is the method of a request.
package enum ZoneNames {
  /// Reads a zone at `at`: `Z`, `+02:00`, `-0700`, `+02`, `UTC`, `CEST`, `GMT+2`, with or without a space before it.
  /// Returns seconds east of UTC and the place after the zone; nil when no zone stands there.
  static func read(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (offsetSeconds: Int, end: Int)? {
    guard at < end else { return nil }
    var place = at
    if bytes[place] == space { place += 1 }
    guard place < end else { return nil }
    let byte = bytes[place]
    if byte == plus || byte == minus { return offset(bytes, place, end, afterSpace: place > at) }
    guard byte &- 0x41 < 26 else {
      return byte == 0x7A && !continues(bytes, place + 1, end) ? (0, place + 1) : nil
    }
    var stop = place
    var code: UInt64 = 0
    while stop < end, stop - place < 6, bytes[stop] &- 0x41 < 26 {
      code = (code << 8) | UInt64(bytes[stop])
      stop += 1
    }
    guard !continues(bytes, stop, end), let seconds = offsets[code] else { return nil }
    if seconds == 0, stop < end, bytes[stop] == plus || bytes[stop] == minus,
      let further = offset(bytes, stop, end, afterSpace: false)
    {
      return further
    }
    return (seconds, stop)
  }

  /// Seconds east of UTC of an abbreviation such as `CEST`; nil for an unknown one.
  package static func offsetSeconds(of name: String) -> Int? {
    guard name.utf8.count <= 6 else { return nil }
    return offsets[code(name)]
  }

  /// `+02:00`, `+0200`, `+02`, `+5:30`. After a space, `-1` is a number and no zone: two digits at least.
  private static func offset(
    _ bytes: [UInt8], _ at: Int, _ end: Int, afterSpace: Bool
  ) -> (offsetSeconds: Int, end: Int)? {
    let sign = bytes[at] == minus ? -1 : 1
    let digits = StampText.digitRun(bytes, at + 1, end, limit: 7)
    var stop = at + 1 + digits
    var hours = 0
    var minutes = 0
    switch digits {
    case 1 where !afterSpace, 2:
      hours = digits == 2 ? StampText.two(bytes, at + 1, end) : Int(bytes[at + 1] - 0x30)
      if stop < end, bytes[stop] == colon {
        let two = StampText.two(bytes, stop + 1, end)
        if two >= 0 {
          minutes = two
          stop += 3
        }
      }
      if digits == 2, afterSpace, stop < end, !isBorder(bytes[stop]) { return nil }
    case 4:
      hours = StampText.two(bytes, at + 1, end)
      minutes = StampText.two(bytes, at + 3, end)
    default: return nil
    }
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign * (hours * 3_600 + minutes * 60), stop)
  }

  /// A letter, a digit or a sign of a longer word: then the capitals before it were no zone.
  private static func continues(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    return StampText.isAlphanumeric(bytes[at]) || bytes[at] == 0x5F
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    !StampText.isAlphanumeric(byte) && byte != 0x2E && byte != minus
  }

  private static let space: UInt8 = 0x20
  private static let plus: UInt8 = 0x2B
  private static let minus: UInt8 = 0x2D
  private static let colon: UInt8 = 0x3A

  private static func code(_ name: String) -> UInt64 { name.utf8.reduce(0) { ($0 << 8) | UInt64($1) } }

  /// Abbreviation, packed into an integer, to seconds east of UTC.
  private static let offsets: PackedTable<Int> = {
    let quarters: [(Int, String)] = [
      (0, "Z UTC GMT WET UCT"), (4, "CET BST MEZ WEST MET WAT"), (8, "CEST EET MESZ MEST CAT SAST"),
      (12, "MSK EEST EAT TRT FET"), (14, "IRST"), (16, "GST SAMT MUT AZT"), (18, "IRDT AFT"),
      (20, "PKT UZT YEKT TJT TMT MVT"), (22, "IST SLST"), (23, "NPT"), (24, "BDT OMST ALMT KGT BTT"),
      (26, "MMT"),
      (28, "ICT KRAT WIB NOVT HOVT"), (32, "AWST HKT SGT PHT MYT WITA IRKT ULAT"), (36, "JST KST WIT YAKT"),
      (38, "ACST"), (40, "AEST VLAT CHST PGT"), (42, "ACDT LHST"), (44, "AEDT SRET MAGT SBT LHDT"),
      (48, "NZST PETT FJT"), (52, "NZDT PHOT"), (-4, "CVT AZOT"), (-8, "FNT BRST UYST"),
      (-10, "NDT"), (-12, "ADT BRT ART UYT CLST WGT SRT ROT"), (-14, "NST"),
      (-16, "AST EDT CLT BOT VET PYT AMT GYT"),
      (-20, "EST CDT COT PET ECT ACT"), (-24, "CST MDT"), (-28, "MST PDT"), (-32, "PST AKDT"),
      (-36, "AKST HDT"),
      (-40, "HST TAHT CKT"), (-44, "SST"),
    ]
    var table = PackedTable<Int>()
    for (quarter, names) in quarters {
      for name in names.split(separator: " ") { table[code(String(name))] = quarter * 900 }
    }
    return table
  }()
}
