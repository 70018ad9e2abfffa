import Testing

@testable import Records

/// The structural decoders on their own.
@Suite struct DecoderTests {
  private func fields(_ decode: ([UInt8], Range<Int>, inout Record) -> Bool, _ text: String) -> [String:
    String]?
  {
    let bytes = Array(text.utf8)
    var record = Record()
    guard decode(bytes, 0..<bytes.count, &record) else { return nil }
    var result: [String: String] = [:]
    for field in record.fields {
      result[field.key?.name ?? record.string(field.name, in: bytes)] = record.string(field.value, in: bytes)
    }
    return result
  }

  @Test("JSON: nested keys are joined by dots, escapes undone, arrays and numbers kept as written")
  func json() {
    let decoded = fields(
      { JSONObject.decode($0, $1, keys: KeyMap(), into: &$2) },
      #"{"a":{"b":{"c":1.50}},"d":"x\ty\u00e9\ud83d\ude00\"","e":[1, {"f":2}],"g":null,"h":true,"i.j":"k"}"#)
    #expect(
      decoded == ["a.b.c": "1.50", "d": "x\tyé😀\"", "e": #"[1, {"f":2}]"#, "h": "true", "i.j": "k"])
  }

  @Test("JSON: of several names of one field the best counts, in any order")
  func ranks() {
    var keys = KeyMap()
    keys.add("message", .message, rank: 0)
    keys.add("msg", .message, rank: 1)
    for text in [#"{"msg":"b","message":"a"}"#, #"{"message":"a","msg":"b"}"#] {
      let decoded = fields({ JSONObject.decode($0, $1, keys: keys, into: &$2) }, text)
      #expect(decoded == ["message": "a", "msg": "b"])
    }
  }

  @Test("Durations are seconds whatever their unit in the log")
  func durations() {
    var keys = KeyMap()
    keys.add("took_ms", .duration, secondsPerUnit: 0.001)
    let decoded = fields({ JSONObject.decode($0, $1, keys: keys, into: &$2) }, #"{"took_ms":41}"#)
    #expect(decoded == ["duration": "0.041", "took_ms": "41"])
  }

  @Test(
    "Broken JSON is refused",
    arguments: ["{", "{\"a\"", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "[1]", "{\"a\":tru\"e}", ""])
  func brokenJSON(_ text: String) {
    #expect(fields({ JSONObject.decode($0, $1, keys: KeyMap(), into: &$2) }, text) == nil)
  }

  @Test("Pairs: quoted values, escapes, empty values, words between them")
  func pairs() {
    let decoded = fields(
      { LogfmtDecoder.decode($0, $1, keys: KeyMap(), into: &$2) > 0 }, #"a=1 b="x \"y\"" word c= d=e=f"#)
    #expect(decoded == ["a": "1", "b": #"x "y""#, "c": "", "d": "e=f"])
  }

  @Test("Separated values: quotes, doubled quotes, line ends inside, empty ends")
  func separatedValues() {
    let bytes = Array("a,\"b,\"\"c\"\"\nd\",,e,".utf8)
    var values: [SeparatedValues.Value] = []
    SeparatedValues.split(bytes, 0..<bytes.count, separator: 0x2C, into: &values)
    var record = Record()
    let fields = values.map { SeparatedValues.text($0, bytes, &record) }
    let texts = fields.map { record.string($0, in: bytes) }
    #expect(texts == ["a", "b,\"c\"\nd", "", "e"] || texts == ["a", "b,\"c\"\nd", "", "e", ""])
  }

  @Test(
    "Any log_line_prefix is told apart by the shapes of its parts",
    arguments: [
      ("2025-03-04 08:15:31.204 UTC [4711] app@shop ", ["pid": "4711", "user": "app", "database": "shop"]),
      (
        "2025-03-04 08:15:31 UTC [4711]: [3-1] user=app,db=shop,app=psql,client=10.0.4.11 ",
        ["pid": "4711", "user": "app", "database": "shop", "application": "psql", "client": "10.0.4.11"]
      ),
      (
        "2025-03-04 08:15:31 UTC:10.0.4.11(39122):app@shop:[4711]:",
        ["client": "10.0.4.11", "user": "app", "database": "shop", "pid": "4711"]
      ),
      (
        "10.0.4.11 2025-03-04 08:15:31.204 CET [4711] app@shop 53300 ",
        ["client": "10.0.4.11", "pid": "4711", "user": "app", "database": "shop", "code": "53300"]
      ),
      (
        "2025-03-04 08:15:31.204 UTC [4711] 67c6b063.1267 app shop ",
        ["pid": "4711", "user": "app", "database": "shop"]
      ),
      ("[local] 2025-03-04 08:15:31.204 UTC <4711> ", ["client": "local", "pid": "4711"]),
      ("2025-03-04 08:15:31.204 UTC ", [:]),
    ])
  func postgresPrefixes(_ prefix: String, _ expected: [String: String]) throws {
    let line = "\(prefix)ERROR:  deadlock detected"
    let record = try #require(try read("\(line)\n\(line)\n".utf8).records.first)
    #expect(record.level == .error)
    #expect(record.message == "deadlock detected")
    for (name, value) in expected { #expect(record.fields[name] == value, "\(name)") }
  }

  struct Dialect: Sendable {
    var line: String
    var host: String?
    var tag: String?
    var pid: String?

    init(_ line: String, _ host: String?, _ tag: String?, _ pid: String?) {
      (self.line, self.host, self.tag, self.pid) = (line, host, tag, pid)
    }
  }

  @Test(
    "Syslog in all its dialects",
    arguments: [
      Dialect("Mar  4 08:15:31 web-1 sshd[7]: hello", "web-1", "sshd", "7"),
      Dialect("<34>Mar  4 08:15:31 web-1 su: hello", "web-1", "su", nil),
      Dialect("Mar  4 08:15:31 dnsmasq[302]: hello", nil, "dnsmasq", "302"),
      Dialect(
        "2025-03-04T08:15:31.204113+00:00 web-1 postfix/smtpd[9]: hello", "web-1", "postfix/smtpd", "9"),
      Dialect(
        "<165>1 2025-03-04T08:15:31.003Z web-1 app 8710 - [x@1 a=\"b]\\\"c\"] hello", "web-1", "app", "8710"),
      Dialect("<165>1 2025-03-04T08:15:31Z web-1 app - - - hello", "web-1", "app", nil),
      Dialect("2025-03-04T08:15:31Z web-1 app 12 - - hello", "web-1", "app", "12"),
      Dialect("<191>Mar  4 08:15:31 fw-1: %ASA-6-302013: hello", "fw-1", "%ASA-6-302013", nil),
      Dialect("Mar  4 08:15:31 web-1 sshd(pam_unix)[7]: hello", "web-1", "sshd(pam_unix)", "7"),
    ])
  func syslog(_ dialect: Dialect) throws {
    let line = dialect.line
    let bytes = Array(line.utf8)
    let stamp = try #require(StampSearch.first(bytes, 0..<bytes.count)).time.range
    let header = try #require(SyslogHeader(bytes, 0..<bytes.count, stamp: stamp))
    func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
    #expect(text(header.host) == dialect.host)
    #expect(text(header.tag) == dialect.tag)
    #expect(text(header.pid) == dialect.pid)
    #expect(text(header.message) == "hello")
  }

  @Test("What a container or syslog wraps is unwrapped, and both times are kept")
  func payloads() throws {
    let inner = #"{\"time\":\"2025-03-04T08:15:30Z\",\"level\":\"error\",\"msg\":\"no stock\"}"#
    let docker = "{\"log\":\"\(inner)\\n\",\"stream\":\"stderr\",\"time\":\"2025-03-04T08:15:31Z\"}\n"
    let record = try #require(try read(docker.utf8).records.first)
    #expect(record.time == instant("2025-03-04T08:15:31Z"))
    #expect(record.fields["payload_time"] == "2025-03-04T08:15:30Z")
    #expect(record.level == .error)
    #expect(record.message == "no stock")
  }

  @Test("Access lines keep their meaning whatever is appended to them")
  func accessExtras() throws {
    let base = #"192.0.2.9 - - [04/Mar/2025:08:15:31 +0000] "GET /a b?c=1 HTTP/1.1" 499 0 "-" "x \"y\" z""#
    for extra in ["", " rt=0.250 urt=0.249", " 0.250 0.249", " \"-\" 250ms"] {
      let record = try #require(try read("\(base)\(extra)\n".utf8).records.first)
      #expect(record.fields["status"] == "499")
      #expect(record.fields["path"] == "/a b?c=1")
      #expect(record.fields["user_agent"] == #"x \"y\" z"#)
      if !extra.isEmpty { #expect(record.fields["duration"].map { Double($0) } == 0.25) }
    }
  }
}
