import TestSupport
import Testing

/// How pages are read for `DocumentTests`.
@Suite struct DocumentReadingTests {
  @Test("a command takes the text block after it as its output; unchecked ones are left out")
  func page() throws {
    let page = MarkdownPage(
      name: "a.md",
      text: """
        # Title

        ```sh exit=1
        rca one
        ```
        prints
        ```text
        1
        ```
        ```text
        2
        ```
        ```sh unchecked
        rca two
        ```
        ```yaml
        rca: three
        ```
        ```sh
        cat <<'END'
        END
        ```
        """)
    #expect(page.commands.map(\.script) == ["rca one", "cat <<'END'\nEND"])
    #expect(page.commands.map(\.line) == [4, 20] && page.commands.map(\.status) == [1, 0])
    #expect(page.commands[0].output?.difference(from: "1\n") == nil)
    #expect(page.commands[0].output?.difference(from: "2\n")?.line == 8)
    #expect(page.commands[1].output == nil)
  }

  @Test(
    "an ellipsis stands for lines or for text in a line",
    arguments: [
      ("a|b", "a|b", nil), ("a|b", "a |b", nil), ("a|b", "a|c", 2), ("a|b", "a", 2), ("a", "a|b", 2),
      ("…", "", nil), ("…", "a|b", nil), ("a|…", "a", nil), ("…|b", "a|b|b", nil), ("…|b|c", "b|a|b|c", nil),
      ("a|…|c", "a|b", 3), ("a … c", "a b c", nil), ("a … c", "a b d", 1), ("a…b…c", "a1b2c", nil),
      ("a…b…c", "a1c", 1), ("x…x", "x", 1),
    ] as [(String, String, Int?)])
  func ellipsis(_ expected: String, _ actual: String, _ line: Int?) {
    let text = ExpectedText(expected.split(separator: "|").map(String.init))
    #expect(text.difference(from: actual.replacing("|", with: "\n"))?.line == line)
  }
}
