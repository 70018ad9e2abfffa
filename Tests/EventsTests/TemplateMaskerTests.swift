import Events
import Testing

@Suite struct TemplateMaskerTests {
  private func template(_ message: String) -> String {
    var masker = TemplateMasker()
    let bytes = Array(message.utf8)
    masker.mask(bytes, bytes.indices)
    return String(decoding: masker.text, as: UTF8.self)
  }

  @Test(
    "what varies from message to message is masked, the words stay",
    arguments: [
      ("order 4711 failed: \"no stock\" after 30ms", "order <*> failed: <*> after <*>"),
      ("can't reach 10.0.0.1:5432, retrying", "can't reach <*>, retrying"),
      ("ids [1, 2, 3] and [17]", "ids [<*>] and [<*>]"),
      ("GET /api/products/7 from shop@example.org", "GET <*> from <*>"),
      ("session deadbeefcafe closed", "session <*> closed"),
      ("see https://example.org/help for details.", "see <*> for details."),
      ("key='a\\'b c' done", "key=<*> done"),
      ("  two   blanks\there ", "two blanks here"),
      ("first line\nat com.example.Main", "first line"),
      ("", ""),
    ])
  func masks(_ message: String, _ expected: String) {
    #expect(template(message) == expected)
  }

  @Test(
    "masking a template again changes nothing, whatever the message",
    arguments: ["a 1 'b' c", "x=1,y=2 (z)", "é 9 ü"])
  func idempotent(_ message: String) {
    #expect(template(template(message)) == template(message))
  }

  @Test("a template never exceeds its length")
  func length() {
    let message = (0..<500).map { "word\(String(UnicodeScalar(UInt8(97 + $0 % 26))))" }.joined(separator: " ")
    #expect(template(message).utf8.count <= TemplateMasker.lengthMax)
  }
}
