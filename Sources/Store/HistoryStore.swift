internal import Bytes
internal import GRDB
package import Records
package import Report

/// Past reports in a SQLite file: remembered, searched, labelled, compared.
package struct HistoryStore: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  /// Opens or creates the history.
  package init(path: String) throws(StoreError) {
    self.path = path
    do {
      var configuration = Configuration()
      // Several runs may end at the same moment.
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try HistorySchema.migrator.migrate(queue)
    } catch {
      throw Self.failure(error, path)
    }
  }

  /// Remembers a report; one that is known already keeps its number and its label.
  @discardableResult
  package func remember(_ document: ReportDocument) throws(StoreError) -> Int64 {
    let json = OrderedJSONEncoder().encodeLine(document)
    let digest = Self.digest(json)
    return try write { database in
      if let known = try Self.number(of: digest, database) { return known }
      let time = document.incidents.first?.onset ?? document.sources.compactMap(\.first).min()
      try database.execute(
        sql: "INSERT INTO report (digest, verdict, time, json) VALUES (?, ?, ?, ?)",
        arguments: [digest, document.verdict.rawValue, time?.microseconds, json])
      let number = database.lastInsertedRowID
      for incident in document.incidents {
        try database.execute(
          sql:
            "INSERT INTO incident (reportNumber, incident, onset, title, signature) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            number, incident.id, incident.onset.microseconds,
            incident.causes.first?.title ?? incident.headline,
            IncidentSignature(incident).text,
          ])
      }
      for mention in Self.mentions(document) {
        try database.execute(
          sql: "INSERT OR IGNORE INTO mention (reportNumber, kind, value) VALUES (?, ?, ?)",
          arguments: [number, mention.kind, mention.value])
      }
      return number
    }
  }

  /// Past reports that match, the latest incident first.
  package func entries(_ query: HistoryQuery, limit: Int) throws(StoreError) -> [HistoryEntry] {
    try read { database in
      var conditions: [String] = []
      var arguments: [any DatabaseValueConvertible] = []
      for (kind, value) in query.mentions {
        conditions.append(
          "EXISTS (SELECT 1 FROM mention WHERE reportNumber = report.number AND kind = ? AND value = ?)")
        arguments += [kind, value]
      }
      let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT number, verdict, time, label, isCorrect,
            (SELECT group_concat(title, '; ') FROM incident WHERE reportNumber = report.number) AS title
          FROM report \(condition) ORDER BY time DESC, number DESC LIMIT ?
          """, arguments: StatementArguments(arguments + [limit]))
      return rows.map { row in
        HistoryEntry(
          number: row["number"], verdict: row["verdict"],
          time: (row["time"] as Int64?).map(Timestamp.init(microseconds:)), title: row["title"],
          label: row["label"],
          isCorrect: row["isCorrect"])
      }
    }
  }

  /// The stored report.
  package func document(_ number: Int64) throws(StoreError) -> ReportDocument {
    let json = try read { database in
      try String.fetchOne(database, sql: "SELECT json FROM report WHERE number = ?", arguments: [number])
    }
    guard let json else { throw StoreError.unknownReport(number: number) }
    do throws(ReportError) { return try ReportReader.read(Array(json.utf8), name: "report \(number)") } catch
    {
      throw StoreError.unreadableReport(number: number, reason: error.description)
    }
  }

  /// Says what a report turned out to be about, and whether its answer was right; nil leaves a part as it was.
  package func label(_ number: Int64, _ label: String?, isCorrect: Bool?) throws(StoreError) {
    let changed = try write { database in
      try database.execute(
        sql:
          "UPDATE report SET label = coalesce(?, label), isCorrect = coalesce(?, isCorrect) WHERE number = ?",
        arguments: [label, isCorrect, number])
      return database.changesCount
    }
    if changed == 0 { throw StoreError.unknownReport(number: number) }
  }

  /// Incidents of other reports that look like one of this report, the most alike first.
  package func similar(to document: ReportDocument, limit: Int) throws(StoreError) -> [SimilarIncident] {
    let digest = Self.digest(OrderedJSONEncoder().encodeLine(document))
    let past = try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT reportNumber, incident, onset, title, signature, label FROM incident
          JOIN report ON report.number = reportNumber WHERE digest <> ? ORDER BY onset DESC, reportNumber
          """, arguments: [digest])
      return rows.map(PastIncident.init)
    }
    var found: [SimilarIncident] = []
    for incident in document.incidents {
      let signature = IncidentSignature(incident)
      for other in past where !other.isSeenAgain(incident.onset) {
        let likeness = signature.likeness(to: other.signature)
        guard likeness.score >= 0.5, likeness.commonRules > 0 else { continue }
        found.append(
          SimilarIncident(
            incident: incident.id, number: other.number, pastIncident: other.incident, onset: other.onset,
            title: other.title, label: other.label, likeness: likeness))
      }
    }
    let ranked = found.enumerated().sorted {
      ($1.element.likeness.score, $0.offset) < ($0.element.likeness.score, $1.offset)
    }
    var similar: [SimilarIncident] = []
    for item in ranked.map(\.element) where !similar.contains(where: { $0.isSamePast(as: item) }) {
      similar.append(item)
      if similar.count == limit { break }
    }
    return similar
  }

  private static func number(of digest: String, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT number FROM report WHERE digest = ?", arguments: [digest])
  }

  private static func mentions(_ document: ReportDocument) -> [(kind: String, value: String)] {
    document.incidents.flatMap { incident in
      (incident.causes + incident.contributing + incident.symptoms).flatMap { lead in
        [("category", lead.category)]
          + [("service", lead.service), ("host", lead.host)].compactMap { kind, value in
            value.map { (kind, $0) }
          } + lead.rules.map { ("rule", $0) }
      }
    }
  }

  private static func digest(_ json: String) -> String {
    let bytes = Array(json.utf8)
    return SHA256.hex(bytes, 0..<bytes.count)
  }

  private func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value
  {
    do { return try queue.read(body) } catch { throw Self.failure(error, path) }
  }

  private func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError)
    -> Value
  {
    do { return try queue.write(body) } catch { throw Self.failure(error, path) }
  }

  private static func failure(_ error: any Error, _ path: String) -> StoreError {
    .database(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
  }
}

extension SimilarIncident {
  /// The same incident, analysed more than once.
  fileprivate func isSamePast(as other: SimilarIncident) -> Bool {
    incident == other.incident && onset.isOfSameIncident(as: other.onset)
  }
}

extension Timestamp {
  /// Analyses of one incident with other options or of more logs differ a little in its onset.
  fileprivate func isOfSameIncident(as other: Timestamp) -> Bool { abs(secondsSince(other)) <= 60 }
}

/// A row of the incidents before it is compared.
private struct PastIncident: Sendable {
  let number: Int64
  let incident: String
  let onset: Timestamp
  let title: String
  let signature: IncidentSignature
  let label: String?

  /// It is the one that is asked about, from an earlier analysis.
  func isSeenAgain(_ onset: Timestamp) -> Bool { self.onset.isOfSameIncident(as: onset) }

  init(_ row: Row) {
    number = row["reportNumber"]
    incident = row["incident"]
    onset = Timestamp(microseconds: row["onset"])
    title = row["title"]
    signature = IncidentSignature(text: row["signature"])
    label = row["label"]
  }
}
