import Records
import Testing

/// Cutting a text into records.
@Suite struct RecordReaderTests {
  static let mixed = """
    2025-03-04 08:15:31.204 UTC [4711] app@shop ERROR:  relation "carts" does not exist at character 15
    2025-03-04 08:15:31.204 UTC [4711] app@shop STATEMENT:  SELECT *
    \tFROM carts
    2025-03-04 08:15:32.000 UTC [4712] app@shop LOG:  duration: 12.000 ms

    2025-03-04 08:15:33,001 ERROR [9] shop: boom
    Traceback (most recent call last):
      File "a.py", line 1, in <module>
    ValueError: no price
    Mar  4 08:15:34 web-1 sshd[7]: Connection closed
    {"time":"2025-03-04T08:15:35Z","level":"warn","msg":"a"}
    a line without a time
    2025-03-04 08:15:36.000 UTC [4712] app@shop FATAL:  terminating connection
    """

  static let texts: [String] = [
    mixed,
    "[{\"time\":\"2025-03-04T08:15:31Z\",\"msg\":\"a\"},\n {\"time\":\"2025-03-04T08:15:32Z\",\n\"msg\":\"b\"}]\n",
    "a,time,msg\n1,2025-03-04 08:15:31,\"x\ny\"\n2,2025-03-04 08:15:32,z\n",
    "panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x2\nexit status 2\nnext line\n",
    "# Time: 250304  8:15:31\n# User@Host: a[a] @  [10.0.0.1]\n# Query_time: 1.0  Lock_time: 0.0\nSELECT 1;\n"
      + "# User@Host: b[b] @  []\n# Query_time: 2.0  Lock_time: 0.0\nSET timestamp=1741076140;\nSELECT 2;\n",
    String(repeating: "2025-03-04T08:15:31.204Z stdout P piece \n", count: 40)
      + "2025-03-04T08:15:31.204Z stdout F end\n",
  ]

  @Test("Any cut of the text into chunks gives the same records", arguments: texts)
  func chunking(_ text: String) throws {
    let whole = try read(text.utf8)
    for blockBytes in [1, 2, 3, 7, 16, 61, 100, 257] {
      let cut = try read(text.utf8, blockBytes: blockBytes)
      #expect(cut.records == whole.records, "blocks of \(blockBytes)")
    }
  }

  @Test("CR LF ends a line like LF, and so does CR where there is no LF", arguments: ["\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    let text = "2025-03-04 08:15:31 INFO one\n2025-03-04 08:15:32 WARN two\n2025-03-04 08:15:33 ERROR three\n"
    let plain = try read(text.utf8).records
    let other = try read(text.replacing("\n", with: end).utf8).records
    #expect(other.map(\.message) == plain.map(\.message))
    #expect(other.map(\.line) == plain.map(\.line))
    #expect(other.map(\.level) == [.info, .warning, .error])
  }

  @Test("A record's line and offset are those of its first line in the file")
  func places() throws {
    let lines = Self.mixed.split(separator: "\n", omittingEmptySubsequences: false)
    for record in try read(Self.mixed.utf8).records {
      let before = lines[..<(record.line - 1)].reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(record.offset == UInt64(before))
    }
  }

  @Test("Several formats in one file are each read as what they are")
  func severalFormats() throws {
    let records = try read(Self.mixed.utf8).records
    try #require(records.map(\.line) == [1, 4, 6, 10, 11, 12, 13])
    #expect(records[0].fields["statement"] == "SELECT *\n\tFROM carts")
    #expect(records[0].message == "relation \"carts\" does not exist at character 15")
    #expect(records[2].lineCount == 4)
    #expect(records[3].fields["host"] == "web-1")
    #expect(records[4].level == .warning)
    #expect(records[6].level == .critical)
  }

  @Test("A line longer than a record may be is cut there, and what follows it is read")
  func longLine() throws {
    let long = "2025-03-04 08:15:31 INFO " + String(repeating: "x", count: 5_000)
    let records = try read(
      "\(long)\n2025-03-04 08:15:32 WARN after\n".utf8, blockBytes: 128, maxRecordBytes: 1_000)
    #expect(records.records.map(\.line) == [1, 2])
    #expect(records.records.last?.message == "after")
  }

  @Test("NULs before a line, as a truncated log has them, and colours in it do not hide its record")
  func debris() throws {
    let nuls = String(repeating: "\0", count: 40)
    let records = try read(
      "\(nuls)2025-03-04 08:15:31 INFO one\n\u{1B}[33m2025-03-04 08:15:32\u{1B}[0m WARN two\n".utf8)
    #expect(records.records.map(\.level) == [.info, .warning])
    #expect(records.records.map(\.message) == ["one", "two"])
  }

  @Test("A pretty-printed array gives one record per object, at the line of its bracket")
  func prettyPrinted() throws {
    let text = """
      [
        {
          "timestamp": "2025-03-04T08:15:31Z",
          "level": "error",
          "message": "a"
        },
        {
          "timestamp": "2025-03-04T08:15:32Z",
          "level": "info",
          "message": "b"
        }
      ]
      """
    let records = try read(text.utf8).records
    #expect(records.map(\.line) == [2, 7])
    #expect(records.map(\.lineCount) == [5, 5])
    #expect(records.map(\.level) == [.error, .info])
    #expect(records.map(\.time) == [instant("2025-03-04T08:15:31Z"), instant("2025-03-04T08:15:32Z")])
  }

  @Test("A batch of OpenTelemetry gives its records, each with the batch's service")
  func openTelemetry() throws {
    let text = """
      {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]},"scopeLogs":[\
      {"logRecords":[{"timeUnixNano":"1741076131000000000","severityText":"WARN","body":{"stringValue":"a"}},\
      {"timeUnixNano":"1741076132000000000","severityNumber":17,"body":{"stringValue":"b"}}]}]}]}
      """
    let records = try read("\(text)\n\(text.replacing("cart", with: "pay"))\n".utf8).records
    #expect(records.map { $0.fields["service"] } == ["cart", "cart", "pay", "pay"])
    #expect(records.map(\.level) == [.warning, .error, .warning, .error])
    #expect(records.map(\.line) == [1, 1, 2, 2])
  }

  @Test("Arrays inside a record do not make records of their own")
  func innerArrays() throws {
    let text = "{\"time\":\"2025-03-04T08:15:31Z\",\"msg\":\"order\",\"items\":[{\"id\":1},{\"id\":2}]}\n"
    #expect(try read(text.utf8).records.map(\.message) == ["order"])
  }

  @Test("Columns are those of the last line that names them")
  func columns() throws {
    let text = """
      #Fields: date time cs-method cs-uri-stem sc-status
      2025-03-04 08:15:31 GET /a 200
      #Fields: date time sc-status cs-method cs-uri-stem
      2025-03-04 08:15:32 500 POST /b
      """
    let records = try read(text.utf8).records
    #expect(records.map { $0.fields["status"] } == ["200", "500"])
    #expect(records.map { $0.fields["path"] } == ["/a", "/b"])
  }

  @Test("What containers print is read as what it is, and their stack traces are one record")
  func wrapped() throws {
    let stamp = "2025-03-04T08:15:31.204113889Z"
    let container = """
      \(stamp) stdout F 10.0.4.9 - - [04/Mar/2025:08:15:31 +0000] "GET /a HTTP/1.1" 502 157 "-" "curl"
      \(stamp) stdout F 10.0.4.9 - - [04/Mar/2025:08:15:31 +0000] "GET /b HTTP/1.1" 200 157 "-" "curl"
      \(stamp) stderr F 2025/03/04 08:15:31 [error] 7#7: *1 connect() failed (111: Connection refused)
      """
    let access = try read(container.utf8).records
    #expect(access.map(\.format) == ["access.clf", "access.clf", "nginx.error"])
    #expect(access.map { $0.fields["status"] } == ["502", "200", nil])
    #expect(access[2].level == .error)

    let texts = [
      "java.lang.IllegalStateException: x", "\\tat a.b(C.java:1)", "Caused by: java.io.IOException", "done",
    ]
    let docker = texts.map { #"{"log":"\#($0)\n","stream":"stderr","time":"\#(stamp)"}"# }.joined(
      separator: "\n")
    let trace = try read(docker.utf8).records
    #expect(trace.map(\.line) == [1, 4])
    #expect(
      trace[0].message
        == "java.lang.IllegalStateException: x\n\tat a.b(C.java:1)\nCaused by: java.io.IOException")
  }

  @Test("PostgreSQL's lines in syslog are one record per message")
  func postgresInSyslog() throws {
    let text = """
      Mar  4 08:15:31 db-1 postgres[458]: [6-1] app@shop LOG:  duration: 1500.1 ms  statement: SELECT *
      Mar  4 08:15:31 db-1 postgres[458]: [6-2] #011FROM orders
      Mar  4 08:15:31 db-1 postgres[459]: [2-1] app@shop FATAL:  sorry, too many clients already
      """
    let records = try read(text.utf8).records
    #expect(records.map(\.line) == [1, 3])
    #expect(records.map(\.format) == ["postgresql.stderr", "postgresql.stderr"])
    #expect(records.map(\.level) == [.info, .critical])
    #expect(records[1].fields["host"] == "db-1")
  }
}
