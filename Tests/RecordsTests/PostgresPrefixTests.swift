import Foundation
import Records
import Rules
import Testing

/// Lines of PostgreSQL with any `log_line_prefix`, told and untold.
@Suite struct PostgresPrefixTests {
  private func parse(_ line: String, _ setting: String) throws -> [String: String] {
    let catalog = try FormatCatalog(RuleBook(), prefix: PostgresPrefix(setting))
    return try #require(try read(line.utf8, catalog: catalog).records.first).fields
  }

  @Test("a given prefix says which field is which, blanks and all")
  func given() throws {
    let text = "2025-03-04 08:15:31.204 UTC [4711] night batch job@shop web 53300 FATAL:  too many clients\n"
    let fields = try parse(text, "%m [%p] %q%a@%d %u %e ")
    #expect(fields["application"] == "night batch job" && fields["database"] == "shop")
    #expect(fields["user"] == "web" && fields["code"] == "53300" && fields["pid"] == "4711")
  }

  @Test("what stands behind %q may be missing, and padding does not matter")
  func session() throws {
    #expect(try parse("2025-03-04 08:15:31.204 UTC [4711] LOG:  x\n", "%m [%p] %q%u@%d ")["pid"] == "4711")
    #expect(try parse("2025-03-04 08:15:31 UTC   4711   LOG:  x\n", "%t %6p %-8u ")["pid"] == "4711")
  }

  @Test("a line that is not written like the prefix is still told apart by its shape")
  func otherwise() throws {
    let fields = try parse("2025-03-04 08:15:31 UTC:10.0.4.11(5):app@shop:[99]:LOG:  x\n", "%m [%p] %u@%d ")
    #expect(fields["user"] == "app" && fields["database"] == "shop" && fields["client"] == "10.0.4.11")
  }

  @Test("a prefix without a time begins records too")
  func untimed() throws {
    let catalog = try FormatCatalog(RuleBook(), prefix: PostgresPrefix("%p %u "))
    let found = try read("71 app ERROR:  x\n71 app STATEMENT:  y\n72 app LOG:  z\n".utf8, catalog: catalog)
    #expect(found.records.map(\.message) == ["x", "z"] && found.records.first?.fields["statement"] == "y")
  }

  @Test("a setting that PostgreSQL would not know is refused with what it knows", arguments: ["%y ", "%m %"])
  func refused(_ setting: String) {
    #expect(throws: PostgresPrefix.Failure.self) { try PostgresPrefix(setting) }
  }

  @Test("lines without any prefix are PostgreSQL's, their statements attached")
  func bare() throws {
    let found = try read("LOG:  ready\nERROR:  no \"x\"\nSTATEMENT:  SELECT\n\t1\nLOG:  bye\n".utf8)
    #expect(found.records.map(\.format) == Array(repeating: "postgresql.stderr", count: 3))
    #expect(found.records.map(\.level) == [.info, .error, .info])
    #expect(found.records[1].fields["statement"] == "SELECT\n\t1")
  }

  @Test("behind a shipper's time the server's own is the inner time and no part of the prefix")
  func shipped() throws {
    let line = "2025-03-04T08:15:32.000Z 2025-03-04 08:15:31 UTC:10.0.4.11(5432):app@shop:[99]:ERROR:  x\n"
    let record = try #require(try read(line.utf8).records.first)
    #expect(record.fields["payload_time"] == "2025-03-04 08:15:31 UTC" && record.fields["pid"] == "99")
    #expect(record.time == Timestamp(seconds: 1_741_076_132))
  }

  @Test("syslog's numbered pieces are one record, its continuations attached")
  func syslog() throws {
    let text = """
      Mar  4 08:15:31 db-1 postgres[4711]: [3-1] user=app,db=shop ERROR:  relation "x" does not exist
      Mar  4 08:15:31 db-1 postgres[4711]: [3-2] user=app,db=shop STATEMENT:  SELECT *
      Mar  4 08:15:31 db-1 postgres[4711]: [3-3] #011FROM x
      Mar  4 08:15:32 db-1 postgres[4712]: [1-1] user=app,db=shop LOG:  y

      """
    let found = try read(text.utf8).records
    #expect(found.map(\.lineCount) == [3, 1])
    #expect(found.first?.level == .error && found.first?.fields["user"] == "app")
    #expect(found.first?.fields["statement"]?.hasPrefix("SELECT *") == true)
  }
}
