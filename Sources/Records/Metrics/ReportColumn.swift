/// A column of a table that a system tool prints.
struct ReportColumn: Equatable {
  /// Empty for a label that does not matter.
  var name: String
  /// Tells what the row is about and is no measure.
  var isLabel: Bool

  /// The columns of a heading, and what their measures are called after: `cpu`, `disk`, `net` …
  static func columns(of names: [String]) -> (prefix: String, columns: [ReportColumn]) {
    var names = names
    if names.first == "avg-cpu:" { names.removeFirst() }
    var columns: [ReportColumn] = []
    for name in names {
      let plain = name.hasSuffix(":") ? String(name.dropLast()) : name
      let isLabel = labels.contains(plain)
      columns.append(ReportColumn(name: isLabel ? plain.lowercased() : spelt(plain), isLabel: isLabel))
    }
    // free: the rows have names, the heading none for them.
    if names.prefix(3) == ["total", "used", "free"] {
      return ("memory", [ReportColumn(name: "kind", isLabel: true)] + columns)
    }
    let first = names.first.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 } ?? ""
    if names.contains("PID") {
      // Where a process runs at the moment makes no other series of it.
      for place in columns.indices where columns[place].name == "cpu" { columns[place].name = "" }
      return ("process", columns)
    }
    if names.prefix(2) == ["r", "b"] { return ("vmstat", columns) }
    return (prefixes[first] ?? (first.hasPrefix("%us") ? "cpu" : "system"), columns)
  }

  private static let labels: Set<String> = [
    "CPU", "DEV", "Device", "IFACE", "UID", "PID", "TGID", "TID", "Command", "INTR", "TTY", "FILESYSTEM",
    "BUS",
    "FAN", "TEMP",
  ]

  private static let prefixes: [String: String] = [
    "CPU": "cpu", "DEV": "disk", "Device": "disk", "IFACE": "net", "INTR": "interrupts", "TTY": "tty",
    "FILESYSTEM": "filesystem", "runq-sz": "load",
  ]

  /// `%iowait` is `iowait_percent`, `rkB/s` is `rkB_per_second`.
  private static func spelt(_ name: String) -> String {
    var text = name
    var ending = ""
    if text.hasPrefix("%") {
      text.removeFirst()
      ending = "_percent"
    }
    if text.hasSuffix("/s") {
      text.removeLast(2)
      ending = "_per_second"
    }
    return text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined() + ending
  }
}
