import ArgumentParser
import Report
import Store

/// `rca history`: past reports.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List past reports, search them, and find incidents like one of them.",
    discussion: """
      The latest incident comes first; analyses of one incident that say the same stand on one line. Every analysis is \
      remembered in history.sqlite in $RCA_STATE, by default ~/.local/state/rca; with RCA_STATE empty, nothing is. `rca history --show N | rca report - -o page.html` renders a past report again.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Option(help: ArgumentHelp("Only reports with a lead of this category.", valueName: "category"))
  var category: String?

  @Option(help: ArgumentHelp("Only reports with a lead at this service.", valueName: "service"))
  var service: String?

  @Option(help: ArgumentHelp("Only reports with a lead on this host.", valueName: "host"))
  var host: String?

  @Option(help: ArgumentHelp("Only reports in which this rule spoke.", valueName: "rule"))
  var rule: String?

  @Option(
    help: ArgumentHelp("Incidents that look like those of this report.", valueName: "report.json"),
    completion: .file(extensions: ["json"]))
  var like: String?

  @Option(help: ArgumentHelp("Print this report as JSON.", valueName: "number"))
  var show: Int64?

  @Option(help: ArgumentHelp("How many, at most.", valueName: "n"))
  var limit = 20

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  func run() throws {
    let store = try History.open()
    let likeDocument = try like.map(ReportInput.read)
    do throws(StoreError) {
      if let show { return write(OrderedJSONEncoder().encode(try store.document(show))) }
      if let likeDocument { return list(try History.naming(likeDocument, store)) }
      let entries = try store.entries(
        HistoryQuery(category: category, service: service, host: host, rule: rule), limit: limit)
      if format == .json { return write(OrderedJSONEncoder().encode(entries)) }
      for line in Self.lines(entries) { write(line + "\n") }
      if entries.isEmpty { Terminal.say("rca: no past report matches") }
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  private func list(_ named: ReportDocument) {
    if format == .json { return write(OrderedJSONEncoder().encode(named.incidents.map(\.similar))) }
    for incident in named.incidents {
      for past in incident.similar { write(HostileText.visible("\(incident.id) \(past.sentence)") + "\n") }
    }
    if named.incidents.allSatisfy(\.similar.isEmpty) { Terminal.say("rca: no past incident looks like this") }
  }

  /// A line for each incident, the latest analysis of it first and the others named behind.
  private static func lines(_ entries: [HistoryEntry]) -> [String] {
    var groups: [(latest: HistoryEntry, earlier: [Int64])] = []
    for entry in entries {
      if let place = groups.firstIndex(where: { $0.latest.isAnalysedAgain(as: entry) }) {
        groups[place].earlier.append(entry.number)
      } else {
        groups.append((entry, []))
      }
    }
    return groups.map { group in
      let earlier = group.earlier.map(String.init).joined(separator: ", ")
      return describe(group.latest) + (earlier.isEmpty ? "" : "  (also \(earlier))")
    }
  }

  private static func describe(_ entry: HistoryEntry) -> String {
    let verdict = entry.isCorrect.map { $0 ? "right" : "wrong" }
    let words = [
      "\(entry.number)", entry.time?.rfc3339 ?? "no time", entry.verdict, entry.title,
      entry.label.map { "[\($0)]" }, verdict,
    ]
    return HostileText.visible(words.compactMap { $0 }.joined(separator: "  "))
  }

  private func write(_ text: String) { try? ResultFile(path: nil).write(text) }
}
