internal import GRDB

/// The tables of the history, one migration per change.
enum HistorySchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("reports, incidents and what they mention") { database in
      try database.create(table: "report") { table in
        table.autoIncrementedPrimaryKey("number")
        // Of the JSON text: the same analysis is one report, however often it is run.
        table.column("digest", .text).notNull().unique()
        table.column("verdict", .text).notNull()
        // Microseconds since 1970: the first onset, else the first record.
        table.column("time", .integer)
        table.column("json", .text).notNull()
        table.column("label", .text)
        table.column("isCorrect", .boolean)
      }
      try database.create(table: "incident") { table in
        table.belongsTo("report", onDelete: .cascade).notNull()
        table.column("incident", .text).notNull()
        table.column("onset", .integer).notNull()
        table.column("title", .text).notNull()
        // The words of `IncidentSignature`, one on each line.
        table.column("signature", .text).notNull()
        table.primaryKey(["reportNumber", "incident"])
      }
      try database.create(table: "mention") { table in
        table.belongsTo("report", onDelete: .cascade).notNull()
        // `category`, `service`, `host` or `rule`.
        table.column("kind", .text).notNull()
        table.column("value", .text).notNull()
        table.primaryKey(["reportNumber", "kind", "value"])
      }
      try database.create(indexOn: "mention", columns: ["kind", "value"])
    }
    return migrator
  }
}
