import Records
import Testing

/// Syslog as relays and shippers hand it on.
@Suite struct SyslogFramingTests {
  @Test("a length in front of a line (RFC 6587) is passed over, and the priority counts")
  func octets() throws {
    let text = """
      58 <11>1 2025-03-04T08:15:31.204Z web-1 cart 4711 - - failed
      56 <14>1 2025-03-04T08:15:32.000Z web-1 cart 4711 - - fine

      """
    let records = try read(text.utf8).records
    #expect(records.map(\.format) == ["syslog.rfc5424", "syslog.rfc5424"])
    #expect(records.map(\.level) == [.error, .info] && records.map(\.message) == ["failed", "fine"])
  }

  @Test("a second time is no host")
  func secondTime() throws {
    let line = "2025-03-04T08:15:32.000Z 2025-03-04T08:15:31.900Z app: ERROR boom\n"
    let record = try #require(try read(line.utf8).records.first)
    #expect(record.fields["host"] == nil && record.level == .error)
  }
}
