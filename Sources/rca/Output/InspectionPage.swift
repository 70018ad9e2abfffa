import Analysis
import Diagnosis
import Records
import Report
import Timeline

/// `rca inspect` for people: a paragraph per source, then the clocks.
struct InspectionPage {
  let inspection: Inspection
  let options: TerminalOptions

  private static let labelColumns = 12
  private static let gapsShown = 3

  var text: String {
    var lines: [String] = []
    for source in inspection.sources { lines += paragraph(source) + [""] }
    lines += clocks
    lines.append(summary)
    return lines.map { options.isASCII ? Self.plain($0) : $0 }.joined(separator: "\n") + "\n"
  }

  private func paragraph(_ source: InspectedSource) -> [String] {
    let facts = source.facts
    var lines = [HostileText.visible(facts.path)]
    func add(_ label: String, _ text: String) {
      let padding = String(repeating: " ", count: max(1, Self.labelColumns - label.count - 2))
      lines.append("  \(label)\(padding)\(HostileText.visible(text))")
    }
    add("codec", "\(facts.codec), \(Wording.count(Int(clamping: facts.bytes))) bytes of text")
    add("format", "\(facts.format ?? "unknown"): \(source.reason)")
    add("from", "host \(facts.host ?? "unknown"), service \(facts.service ?? "unknown")")
    add("records", records(source))
    if let first = facts.first, let last = facts.last {
      add("time", "\(first.cutToMilliseconds.rfc3339) … \(last.cutToMilliseconds.rfc3339)")
    } else {
      add("time", facts.leftOut.count > 0 ? "none in the time that was asked for" : "no record has a time")
    }
    if let first = facts.leftOut.first, let last = facts.leftOut.last {
      add(
        "left out",
        "\(Wording.plural(facts.leftOut.count, "record")), "
          + "\(first.cutToMilliseconds.rfc3339) … \(last.cutToMilliseconds.rfc3339)")
    }
    if !facts.isMetrics { add("zone", zone(source)) }
    if !facts.isMetrics { add("gaps", gaps(source)) }
    if source.disordered > 0 {
      add("order", "\(Wording.plural(source.disordered, "record")) earlier than the one before")
    }
    if let host = facts.host, let clock = inspection.clocks.first(where: { $0.host == host }) {
      add("clock", Self.words(clock))
    }
    if let line = source.firstUnparsed {
      add("unparsed", "first at line \(line.line), offset \(line.offset): \(line.text)")
    }
    if let damage = facts.damage { add("damage", damage) }
    return lines
  }

  private func records(_ source: InspectedSource) -> String {
    guard let share = source.parsedShare else { return "none" }
    let others = source.formats.dropFirst().prefix(4).map { "\(Wording.count($0.records)) \($0.id)" }
    let mix = others.isEmpty ? "" : "; of them \(others.joined(separator: ", "))"
    // A share that rounds to the whole though something is missing must not say so.
    let percent = share < 1 ? min(share, 0.9994) : share
    return "\(Wording.count(source.facts.records)), parsed \(Wording.percent(percent))\(mix)"
  }

  private func zone(_ source: InspectedSource) -> String {
    var words: [String] = []
    let written = source.writtenZones
    if !written.isEmpty { words.append("the times say \(written.joined(separator: ", "))") }
    if source.zones.contains(.untold) { words.append(assumedZone(source)) }
    if source.zones.contains(.uptime) { words.append("counted from the start of the machine") }
    return words.isEmpty ? "no times" : words.joined(separator: "; ")
  }

  private func assumedZone(_ source: InspectedSource) -> String {
    if source.isZoneGiven { return "not written, taken from --tz" }
    switch source.facts.assumedZone {
    case nil: return "not written, UTC is assumed; --tz says otherwise"
    case .named(let zone): return "the times say \(zone)"
    case .inferred(let zone, let file):
      return "not written, \(zone) as in \(file), where the times fit; --tz says otherwise"
    case .undecided(let zone, let file):
      return "not written, UTC is assumed; \(file) is in \(zone), and the times fit both; --tz says which"
    case .conflicting(let zones):
      return "not written, UTC is assumed; other files of the host write \(zones.joined(separator: ", ")); "
        + "--tz says which"
    case .unknown(let zone):
      return "the times say \(zone), which this machine does not know; UTC is assumed, --tz says otherwise"
    }
  }

  private func gaps(_ source: InspectedSource) -> String {
    if source.gaps.isEmpty { return "none" }
    let shown = source.gaps.prefix(Self.gapsShown).map {
      "\(Wording.interval($0.start, $0.end)) (\(Wording.span($0.seconds)))"
    }
    let rest = source.gaps.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", \(rest) more" : "")
  }

  private var clocks: [String] {
    guard !inspection.clocks.isEmpty else { return [] }
    return ["clocks"] + inspection.clocks.map { "  \(HostileText.visible($0.host))  \(Self.words($0))" } + [
      ""
    ]
  }

  private static func words(_ clock: ClockOffset) -> String {
    let ahead = clock.offsetSeconds < 0 ? "behind" : "ahead"
    let offset = Wording.fixed(clock.offsetSeconds.magnitude, 3)
    let doubt = Wording.fixed(clock.uncertaintySeconds, 3)
    return "\(offset) s \(ahead) (± \(doubt) s), \(clock.applied ? "put right" : "too little to matter")"
  }

  private var summary: String {
    let sources = inspection.sources
    let records = sources.reduce(0) { $0 + $1.facts.records }
    let unparsed = sources.reduce(0) { $0 + ($1.facts.isMetrics ? 0 : $1.facts.unparsed) }
    let damaged = sources.count { $0.facts.damage != nil }
    return "\(Wording.plural(sources.count, "source")), \(Wording.plural(records, "record")), "
      + "\(Wording.count(unparsed)) unparsed, \(damaged) damaged"
  }

  private static func plain(_ line: String) -> String {
    line.replacing("…", with: "...").replacing("–", with: "-").replacing("±", with: "+-")
  }
}
