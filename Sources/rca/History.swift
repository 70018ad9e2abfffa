import Foundation
import Report
import Store

/// The history in the state folder.
enum History {
  static func open() throws -> HistoryStore {
    guard let folder = StateFolder.url else {
      throw CommandFailure(
        .usage, "RCA_STATE is empty, so nothing is remembered; set it to a folder or unset it")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.usage, "\(folder.path): cannot be made a folder (\(error.localizedDescription))")
    }
    do throws(StoreError) {
      return try HistoryStore(path: folder.appendingPathComponent("history.sqlite").path)
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  /// The report with the past incidents that look like its own.
  static func naming(_ document: ReportDocument, _ store: HistoryStore) throws(StoreError) -> ReportDocument {
    var document = document
    let similar = try store.similar(to: document, limit: 20)
    for place in document.incidents.indices {
      document.incidents[place].similar = similar.filter { $0.incident == document.incidents[place].id }
        .prefix(5).map {
          ReportDocument.PastIncident(
            report: $0.number, incident: $0.pastIncident, onset: $0.onset, title: $0.title,
            says: $0.likeness.words,
            label: $0.label)
        }
    }
    return document
  }
}
