/// Chooses among the formats that fit a file and prepares how to cut it.
struct DetectionPlan {
  private let catalog: FormatCatalog
  private let bytes: [UInt8]
  private let count: Int
  private let lines: [SampleLine]
  private let candidates: [Candidate]

  init(
    _ catalog: FormatCatalog, _ bytes: [UInt8], _ count: Int, _ lines: [SampleLine], _ candidates: [Candidate]
  ) {
    self.catalog = catalog
    self.bytes = bytes
    self.count = count
    self.lines = lines
    self.candidates = candidates
  }

  func detection() -> Detection {
    let ranked = chosen()
    guard let first = ranked.first else { return plain() }
    let format = catalog[first.id]
    let explained = Set(ranked.flatMap(\.matched))
    let countable = max(explained.count, lines.indices.filter { !lines[$0].isContinuation }.count)
    var detection = Detection(
      format: first.id, why: why(ranked, countable),
      coverage: Double(explained.count) / Double(max(1, countable)),
      kind: format.kind, generic: catalog.generic)
    detection.alternates = ranked.dropFirst().map(\.id)
    detection.fallbacks = ranked.map(\.id)
    detection.isQuoted = format.structure == .postgresqlCSV || format.structure == .csv
    detection.isJSONStream = format.structure == .json && JSONStream.isNeeded(bytes, count)
    for (place, candidate) in ranked.enumerated() {
      detection.starts += starts(candidate, isFirst: place == 0)
    }
    addColumns(format, &detection)
    lookInside(format, &detection)
    return detection
  }

  /// Records of these structures end with their line; only stack traces go on.
  private static func continuation(_ format: LogFormat) -> Continuation {
    guard case .unmatched = format.continuation else { return format.continuation }
    switch format.structure {
    case .json, .logfmt, .cri: return .indented
    default: return .unmatched
    }
  }

  /// The file's format first, then those of the lines it leaves open, and times of any kind last.
  private func chosen() -> [Candidate] {
    var open = Set(lines.indices)
    var result: [Candidate] = []
    var rest = candidates
    if hasAnythingBetter { rest.removeAll { $0.id == catalog.plain } }
    while result.count < 6, !open.isEmpty {
      let reach = rest.map { candidate in
        isEligible(candidate, isFirst: result.isEmpty) ? candidate.matched.intersection(open).count : 0
      }
      guard let best = reach.max(), best > 0 else { break }
      let places = rest.indices.filter { reach[$0] * 2 >= best }
      guard
        let place = places.max(by: { (rest[$0].priority, reach[$0], $1) < (rest[$1].priority, reach[$1], $0) }
        )
      else { break }
      result.append(rest[place].limited(to: open))
      open.subtract(rest[place].matched)
      rest.remove(at: place)
    }
    return result
  }

  /// Whether a candidate may be the file's own format, or one of those of its remaining lines.
  private func isEligible(_ candidate: Candidate, isFirst: Bool) -> Bool {
    if candidate.id == catalog.generic { return !isFirst || !hasUnmistakable }
    if candidate.id == catalog.plain { return isFirst }
    return isFirst || candidate.priority >= Self.weakPriority
  }

  /// Formats below fit too many texts to be believed on single lines.
  private static let weakPriority = 10

  /// A product's own format explains a fifth of the lines: then times alone do not make the file generic.
  private var hasUnmistakable: Bool {
    candidates.contains { $0.priority >= 60 && $0.matched.count * 5 >= lines.count }
  }

  /// Something other than plain text explains a tenth of the lines, or the first of them.
  private var hasAnythingBetter: Bool {
    let first = lines.indices.first { !lines[$0].isContinuation } ?? 0
    return candidates.contains {
      $0.id != catalog.plain && ($0.matched.count * 10 >= lines.count || $0.matched.contains(first))
    }
  }

  private func plain() -> Detection {
    var detection = Detection(
      format: catalog.plain, why: "no format and no times in the first lines", coverage: 0, kind: .log,
      generic: catalog.generic)
    detection.starts = [LineStart(catalog.plain, .plain, sites: [])]
    return detection
  }

  private func why(_ ranked: [Candidate], _ countable: Int) -> String {
    ranked.map { candidate in
      let share = "\(candidate.matched.count) of \(countable) lines"
      // Not a format that was recognised: the rest of such a line is one message.
      return candidate.id == catalog.generic
        ? "\(share) bear a time, and no format is known for them" : "\(share) are \(catalog[candidate.id].id)"
    }.joined(separator: ", ")
  }

  private func starts(_ candidate: Candidate, isFirst: Bool) -> [LineStart] {
    let format = catalog[candidate.id]
    let continuation = Self.continuation(format)
    switch format.structure {
    case .json:
      return [
        LineStart(
          candidate.id, .json, sites: [], json: JSONTimeSite(names: timeNames(format, candidate)),
          continuation: continuation, needsTime: !isFirst, payloadName: format.payloadName)
      ]
    case .logfmt:
      return [
        LineStart(
          candidate.id, .logfmt, sites: [], continuation: continuation, timeKeys: format.timeNames,
          needsTime: !isFirst)
      ]
    case .plain: return [LineStart(candidate.id, .plain, sites: [])]
    default:
      let sites = stampSites(candidate.sites)
      if sites.isEmpty, format.structure == .generic, format.header == nil {
        return [LineStart(candidate.id, .plain, sites: [])]
      }
      let someHaveNone = candidate.sites.contains { $0.layout == nil }
      return [
        LineStart(
          candidate.id, format.structure, sites: sites, continuation: continuation,
          untimed: someHaveNone ? (format.header ?? format.prefix)?.pattern : nil)
      ]
    }
  }

  /// The format's names for the time, and what the records themselves use when they have none of these.
  private func timeNames(_ format: LogFormat, _ candidate: Candidate) -> [String] {
    var site = JSONTimeSite(names: format.timeNames)
    var context = TimeContext()
    for place in candidate.matched.sorted().prefix(3) {
      if site.read(bytes, lines[place].range, &context) != nil { continue }
      if let name = JSONTimeSearch.name(bytes, lines[place].range) { return format.timeNames + [name] }
    }
    return format.timeNames
  }

  /// So many lines must agree on a place further inside before it is taken for fixed.
  private static let agreeing = 20

  /// One site per family of times: at a fixed place when all lines agree on it.
  private func stampSites(_ sites: [Candidate.Site]) -> [StampSite] {
    var result: [(count: Int, site: StampSite)] = []
    for layout in TimestampLayout.allCases {
      let own = sites.filter { $0.layout == layout }
      guard let first = own.first else { continue }
      let place: StampSite.Place
      if own.allSatisfy({ $0.offset == first.offset }), first.offset <= 1 || own.count >= Self.agreeing {
        place = .fixed(first.offset)
      } else {
        place = .scan(limit: (own.map(\.offset).max() ?? 0) * 2 + 32)
      }
      let heads = own.reduce(HeadClasses()) { $0.union($1.head) }
      result.append((own.count, StampSite(place, layout, heads: heads)))
    }
    return result.sorted { $0.count > $1.count }.map(\.site)
  }

  /// A syslog file of one program is a file of that program's format.
  private func lookInside(_ format: LogFormat, _ detection: inout Detection) {
    guard format.structure.isSyslog else { return }
    var counts: [FormatID: Int] = [:]
    for line in lines {
      guard let header = SyslogHeader(bytes, line.range, stamp: line.stamp), let tag = header.tag,
        let payload = catalog.format(ofTag: bytes, SyslogHeader.program(bytes, tag))
      else { continue }
      counts[payload, default: 0] += 1
    }
    guard let (payload, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count * 10 >= lines.count * 8
    else { return }
    detection.wrap(payload, catalog, "\(count) of them are \(catalog[payload].id) by their program")
  }

  private func addColumns(_ format: LogFormat, _ detection: inout Detection) {
    guard format.structure == .csv || format.structure == .tsv, let first = lines.first else { return }
    let separator: UInt8 = format.structure == .tsv ? 0x09 : 0x2C
    detection.columns = [ColumnList(header: bytes, first.range, separator: separator)]
    detection.headerLine = Array(bytes[first.range])
  }
}
