import Events
import Timeline

/// The services of a timeline, and how a line of another service may mean them: by name, by the address or the port
/// on which they listen, or by a word of what they do.
struct ServiceNames {
  /// Sorted.
  let names: [String]
  private let owners: [String: String]
  private let listeners: [Int: String]

  init(timeline: Timeline) {
    names = Set(timeline.sources.filter { !$0.isMetrics }.compactMap { $0.service ?? $0.host }).sorted()
    var owners: [String: String] = [:]
    let claims = timeline.addresses.keys.sorted {
      ($0.address, $0.service ?? "", $0.host ?? "") < ($1.address, $1.service ?? "", $1.host ?? "")
    }
    for claim in claims {
      guard let name = claim.service ?? claim.host, names.contains(name) else { continue }
      owners[claim.address] = owners[claim.address] ?? name
    }
    self.owners = owners
    listeners = Self.listeners(timeline)
  }

  /// Other services whose names stand in a line as words.
  func named(in text: String, except own: String) -> [String] {
    let lower = text.lowercased()
    return names.filter { $0 != own && $0.count >= 3 && Self.contains(lower, word: $0.lowercased()) }
  }

  /// The service that listens on an address; by its port when only one service listens there.
  func owner(of address: String, port: Int) -> String? { owners[address] ?? listeners[port] }

  /// The service whose name begins with a word of an operation: `failed to get ads` → `adservice`.
  func doing(_ operation: String, except own: String) -> String? {
    let stems = operation.split { !$0.isLetter }.map(Self.stem).filter { $0.count >= 2 }
    let hits = names.filter { name in
      guard name != own else { return false }
      let core = Self.core(name.lowercased())
      return stems.contains { stem in stem == core || (stem.count >= 4 && core.hasPrefix(stem)) }
    }
    return hits.count == 1 ? hits[0] : nil
  }

  /// `currencies` → `currenc`, `products` → `product`.
  private static func stem(_ word: Substring) -> Substring {
    word.hasSuffix("ies") ? word.dropLast(3) : word.hasSuffix("s") ? word.dropLast() : word
  }

  /// A name without what all services are called: `cart-svc` → `cart`.
  private static func core(_ name: String) -> Substring {
    for suffix in ["service", "server", "svc", "srv", "app", "api"]
    where name.hasSuffix(suffix) && name.count > suffix.count {
      let core = name.dropLast(suffix.count)
      return core.last == "-" || core.last == "_" ? core.dropLast() : core
    }
    return Substring(name)
  }

  private static func contains(_ text: String, word: String) -> Bool {
    var rest = text[...]
    func isWord(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "-"
    }
    while let range = rest.firstRange(of: word) {
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      if !isWord(before), !isWord(after) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// Ports that services say they listen on, where only one does.
  private static func listeners(_ timeline: Timeline) -> [Int: String] {
    var ports: [Int: Set<String>] = [:]
    func read(_ series: EventSeries, of name: String?) {
      guard let name else { return }
      for line in series.earliest + series.latest {
        for port in listening(line.text) { ports[port, default: []].insert(name) }
      }
    }
    for (key, series) in timeline.templates { read(series, of: key.service ?? key.host) }
    for (key, series) in timeline.events {
      read(series, of: key.observerService ?? key.observerHost ?? key.service ?? key.host)
    }
    return ports.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Ports after a word for listening: `Now listening on: http://[::]:7070`, `server started at :5050`.
  private static func listening(_ text: String) -> [Int] {
    let lower = text.lowercased()
    let marks = ["listening", "listen on", "started", "starting", "serving"]
    guard let mark = marks.compactMap({ lower.firstRange(of: $0)?.upperBound }).min() else { return [] }
    let words = lower[mark...].prefix(80).split { !($0.isNumber || $0.isLetter || $0 == ".") }
    return words.compactMap { Int($0) }.filter { (80...65_535).contains($0) }
  }
}
