import Foundation
import Testing

@testable import Rules

@Suite struct BuiltInRulesTests {
  @Test("The binary holds every file of Rules/, as it is there")
  func embedded() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Rules").resolvingSymlinksInPath()
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.map { "Rules/\($0)" }
    #expect(BuiltInRules.sources.map(\.name) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for source in BuiltInRules.sources {
      let text = try String(
        contentsOf: folder.appendingPathComponent(String(source.name.dropFirst(6))), encoding: .utf8)
      #expect(source.text == text, "run make rulepack and build again: \(source.name)")
    }
  }

  @Test("Every shipped file is free of mistakes", arguments: BuiltInRules.sources.map(\.name))
  func shippedFile(_ name: String) throws {
    let source = try #require(BuiltInRules.sources.first { $0.name == name })
    _ = try RuleFile(source)
  }
}
