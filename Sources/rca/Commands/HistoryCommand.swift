import ArgumentParser
import Report
import Store

/// `rca history`: past reports.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List past reports, search them, and find incidents like one of them.",
    discussion: """
      Every analysis is remembered in history.sqlite in $RCA_STATE, by default ~/.local/state/rca; with RCA_STATE empty, \
      nothing is. `rca history --show N | rca report - -o page.html` renders a past report again.
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
      for entry in entries { write(Self.describe(entry) + "\n") }
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
