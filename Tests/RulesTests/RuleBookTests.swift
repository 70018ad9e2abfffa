import Foundation
import TestSupport
import Testing

@testable import Rules

@Suite struct RuleBookTests {
  private func ruleText(_ id: String, pattern: String = "refused", pack: String? = "shop", tail: String = "")
    -> String
  {
    "schema: rca/rules/v1\n" + (pack.map { "pack: \($0)\nversion: 1.0.0\n" } ?? "")
      + "rules:\n  - id: \(id)\n    title: The shop refuses orders\n    event: error\n    pattern: \(pattern)\n"
      + tail
  }

  private func book(_ paths: [String] = [], _ change: (inout RuleBook.Options) -> Void = { _ in }) throws
    -> RuleBook
  {
    var options = RuleBook.Options(hasBuiltIns: false, paths: paths)
    change(&options)
    return try RuleBook(options)
  }

  /// What loading `paths` complains of, one headline a line.
  private func complaint(_ paths: [String]) throws -> String {
    let error = #expect(throws: RuleError.self) { try book(paths) }
    return try #require(error).problems.map(\.headline).joined(separator: "\n")
  }

  @Test("The later of two rules with one id wins, and the book says which it hides")
  func shadowing() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("first.yaml", ruleText("shop.refused", pattern: "first"))
    let second = try folder.write("second.yaml", ruleText("shop.refused", pattern: "second"))
    let book = try book([first, second])
    #expect(book.rules.map(\.patterns) == [["second"]])
    #expect(book.shadowings.map(\.hidden.file) == [first])
    #expect(book.shadowings.map(\.by.file) == [second])
    #expect(try self.book([second, first]).rules.map(\.patterns) == [["first"]])
  }

  @Test("A user's rule wins over a built-in one of the same id")
  func builtInOverridden() throws {
    let id = try #require(try RuleBook().rules.first?.id)
    let book = try book { options in
      options.hasBuiltIns = true
      options.sources = [RuleSource(name: "mine.yaml", text: ruleText(id))]
    }
    #expect(book.rules.first { $0.id == id }?.origin.file == "mine.yaml")
    #expect(book.shadowings.map(\.id) == [id])
  }

  @Test("The built-in packs replace nothing of each other and name a version")
  func builtInPacks() throws {
    let book = try RuleBook()
    #expect(book.shadowings == [])
    #expect(book.packs.filter { PackVersion($0.version) == nil || $0.version == "0.0.0" }.map(\.id) == [])
  }

  @Test("A pack is a folder with a manifest, whose id and version its files take")
  func packFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("pack/pack.yaml", "schema: rca/pack/v1\nid: shop\nversion: 2.1.0\nlicence: MIT\n")
    try folder.write("pack/rules/orders.yaml", ruleText("shop.refused", pack: nil))
    try folder.write("pack/rules/carts.json", #"{"schema": "rca/rules/v1", "rules": []}"#)
    try folder.write("pack/README.md", "not a rule file")
    let book = try book([folder.path])
    #expect(book.packs.map(\.id) == ["shop"])
    #expect(book.packs.map(\.version) == ["2.1.0"])
    #expect(book.packs.map(\.licence) == ["MIT"])
    #expect(
      book.packs.flatMap(\.sources).map { $0.name.dropFirst(folder.path.count) } == [
        "/pack/pack.yaml", "/pack/rules/carts.json", "/pack/rules/orders.yaml",
      ])
    #expect(book.rules.map(\.origin.pack) == ["shop"])
  }

  @Test("A file of a pack cannot say that it belongs to another pack or version")
  func contradiction() throws {
    let folder = try TemporaryFolder()
    try folder.write("pack.yaml", "schema: rca/pack/v1\nid: store\nversion: 2.1.0\nlicence: MIT\n")
    let file = try folder.write("orders.yaml", ruleText("shop.refused"))
    #expect(
      try complaint([folder.path]) == """
        \(file):2:7: "pack" must be "store", as the pack's manifest says
        \(file):3:10: "version" must be "2.1.0", as the pack's manifest says
        """)
  }

  @Test("A pack that another one needs must be loaded in a version that is new enough")
  func requirements() throws {
    let folder = try TemporaryFolder()
    let manifest = try folder.write(
      "pack.yaml",
      "schema: rca/pack/v1\nid: shop\nversion: 1.0.0\nlicence: MIT\nrequires: [postgres, 'base >= 2.0.0', base]\n"
    )
    let base = try folder.write("base/base.yaml", ruleText("base.refused", pack: "base"))
    try folder.write("base/pack.yaml", "schema: rca/pack/v1\nid: base\nversion: 1.0.0\nlicence: MIT\n")
    #expect(FileManager.default.fileExists(atPath: base))
    #expect(
      try complaint([folder.path]) == """
        \(manifest):5:12: the pack needs "postgres", which is not loaded
        \(manifest):5:22: the pack needs "base" 2.0.0 or later, loaded is 1.0.0
        """)
  }

  @Test("An id stands once in a pack, also across its files")
  func duplicateAcrossFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("pack.yaml", "schema: rca/pack/v1\nid: shop\nversion: 1.0.0\nlicence: MIT\n")
    let first = try folder.write("a.yaml", ruleText("shop.refused"))
    let second = try folder.write("b.yaml", ruleText("shop.refused"))
    #expect(
      try complaint([folder.path]) == """
        \(second):5:5: the id "shop.refused" was used before in the same pack, at \(first):5
        """)
  }

  @Test("The mistakes of all files are reported, file by file")
  func allFiles() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("b.yaml", ruleText("shop.refused", tail: "    colour: red\n"))
    let second = try folder.write("a.yaml", "schema: rca/rules/v1\nrulez: []\n")
    let missing = folder.path + "/missing.yaml"
    let lines = try complaint([first, second, missing]).split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != ":" } } == [first[...], second[...], second[...], missing[...]])
  }

  @Test("A folder without rule files and a file that is not UTF-8 are errors that name the path")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    #expect(
      try complaint([folder.path]) == "\(folder.path): the folder holds no rule file (.yaml, .yml or .json)")
    let latin1 = try folder.write(
      "latin1.yaml", Data("schema: rca/rules/v1\n# caf\u{E9}".unicodeScalars.map { UInt8($0.value) }))
    #expect(try complaint([latin1]) == "\(latin1): the file is not valid UTF-8, first in line 2")
  }

  @Test("Rules are switched off by id, by pack and by the beginning of either, with exceptions")
  func selection() throws {
    let sources = ["shop.refused", "shop.slow", "cart.lost"].map { id in
      RuleSource(name: "\(id).yaml", text: ruleText(id, pack: String(id.prefix { $0 != "." })))
    }
    func used(_ disabled: [String], _ enabled: [String] = []) throws -> [String] {
      try book { options in
        options.sources = sources
        options.selection = RuleSelection(disabled: disabled, enabled: enabled)
      }.rules.map(\.id)
    }
    #expect(try used([]) == ["cart.lost", "shop.refused", "shop.slow"])
    #expect(try used(["shop.slow"]) == ["cart.lost", "shop.refused"])
    #expect(try used(["shop"]) == ["cart.lost"])
    #expect(try used(["shop*", "cart.l*"]) == [])
    #expect(try used(["*"], ["shop.slow"]) == ["shop.slow"])
  }

  @Test("A selector that names nothing is reported with what was probably meant")
  func idleSelector() throws {
    let book = try book { options in
      options.sources = [RuleSource(name: "shop.yaml", text: ruleText("shop.refused"))]
      options.selection = RuleSelection(disabled: ["shop.refuse", "shop"])
    }
    #expect(book.idleSelectors.map(\.selector) == ["shop.refuse"])
    #expect(book.idleSelectors.map(\.suggestion) == ["shop.refused"])
  }

  @Test("A pack's digest is that of its file, and changes with any byte of any of its files")
  func digest() {
    let one = RulePack(
      id: "shop", version: "1.0.0", origin: .builtIn, sources: [RuleSource(name: "a", text: "abc")])
    #expect(one.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    var two = one
    two.sources.append(RuleSource(name: "b", text: "x"))
    var other = two
    other.sources[1] = RuleSource(name: "b", text: "y")
    #expect(Set([one.sha256, two.sha256, other.sha256]).count == 3)
  }
}
