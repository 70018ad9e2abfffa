import Rules

/// The report of a run of tests in JUnit's XML, as CI servers read it: one suite per kind, known gaps as skipped.
package struct JUnitReport: Sendable {
  private let report: TestReport

  package init(_ report: TestReport) { self.report = report }

  package var text: String {
    let kinds: [TestResult.Kind] = [.sample, .format, .scenario]
    let suites = kinds.map { kind in (kind, report.results.filter { $0.kind == kind }) }
      .filter { !$0.1.isEmpty }.map { Self.suite($0.0, $0.1) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites tests=\"\(report.results.count)\" failures=\"\(report.count(.failed))\""
      + " skipped=\"\(report.count(.todo))\">\n\(suites.joined())</testsuites>\n"
  }

  private static func suite(_ kind: TestResult.Kind, _ results: [TestResult]) -> String {
    let failures = results.count { $0.outcome == .failed }
    let skipped = results.count { $0.outcome == .todo }
    return "  <testsuite name=\"\(kind.rawValue)s\" tests=\"\(results.count)\" failures=\"\(failures)\""
      + " skipped=\"\(skipped)\">\n\(results.map(testCase).joined())  </testsuite>\n"
  }

  private static func testCase(_ result: TestResult) -> String {
    let head =
      "    <testcase classname=\"\(escaped(result.subject))\" "
      + "name=\"\(escaped(result.name.isEmpty ? result.subject : result.name))\" "
      + "file=\"\(escaped(result.origin.file))\" line=\"\(result.origin.mark.line)\""
    let words = result.findings.map { "\($0.label) \($0.text)" }.joined(separator: "\n")
    switch result.outcome {
    case .failed:
      let first = result.findings.first { $0.label != "line" && !$0.text.isEmpty }?.text ?? "failed"
      return head + ">\n      <failure message=\"\(escaped(first))\">\(escaped(words))</failure>\n"
        + "    </testcase>\n"
    case .todo: return head + ">\n      <skipped message=\"a known gap\"/>\n    </testcase>\n"
    case .passed, .fixed: return head + "/>\n"
    }
  }

  /// Text of XML 1.0, which has no room for most control characters.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "\n"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0xFFFE...0xFFFF).contains(scalar.value):
        result += "·"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
