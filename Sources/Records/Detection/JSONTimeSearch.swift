/// Finds the key of the time in JSON records of an unknown product.
enum JSONTimeSearch {
  /// The dotted name of the member that looks most like the record's time; nil when none does. A date with its clock is
  /// believed under any name; a number only under one that speaks of time.
  static func name(_ bytes: [UInt8], _ object: Range<Int>) -> String? {
    var record = Record()
    guard JSONObject.decode(bytes, object, keys: KeyMap(), into: &record) else { return nil }
    var best: (score: Int, name: String)?
    for field in record.fields {
      let value = record.bytes(of: field.value, in: bytes)
      guard
        let found = TimestampParser.parseAny(
          value.bytes, at: value.range.lowerBound, end: value.range.upperBound, weak: true),
        found.layout != .clock, found.time.range.upperBound == value.range.upperBound
      else { continue }
      let name = record.string(field.name, in: bytes)
      let score = score(name, found)
      if score > 0, score > best?.score ?? 0 { best = (score, name) }
    }
    return best?.name
  }

  private static func score(_ name: String, _ found: (time: WrittenTime, layout: TimestampLayout)) -> Int {
    let last = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    let speaksOfTime = ["time", "date", "stamp", "_at", "created", "generated", "published", "logged"]
      .contains {
        last.contains($0)
      }
    if found.layout == .epoch, !speaksOfTime { return 0 }
    var score = speaksOfTime ? 4 : 1
    if last.contains("start") || last.contains("expire") || last.contains("until") { score -= 1 }
    if last.contains("event") || last.contains("creat") || last.contains("generat") { score += 2 }
    if !name.contains(".") { score += 1 }
    if found.time.fractionDigits > 0 { score += 1 }
    return score
  }
}
