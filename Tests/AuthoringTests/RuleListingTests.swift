import Rules
import Testing

@testable import Authoring

@Suite struct RuleListingTests {
  private static let file = """
    schema: rca/rules/v1
    pack: shop
    version: 1.2.0
    rules:
      - id: postgresql.too-many-clients
        title: Mine
        event: error
        pattern: too many clients
      - id: shop.stock
        title: No stock
        event: error
        pattern: out of stock
    """

  private func entries(_ filter: RuleListing.Filter = .init(), off: [String] = []) throws
    -> [RuleListing.Entry]
  {
    let book = try RuleBook(
      RuleBook.Options(
        sources: [RuleSource(name: "shop.yaml", text: Self.file)],
        selection: RuleSelection(disabled: off)))
    return RuleListing(book, filter).entries
  }

  @Test("a rule says from which pack, file and line it came, and what it hides")
  func origin() throws {
    var filter = RuleListing.Filter()
    filter.packs = ["shop"]
    let entries = try entries(filter)
    #expect(entries.map(\.id) == ["postgresql.too-many-clients", "shop.stock"])
    #expect(entries.map(\.version) == ["1.2.0", "1.2.0"])
    #expect(entries.map(\.line) == [5, 9])
    #expect(entries[0].shadows.count == 1 && entries[0].shadows[0].hasPrefix("Rules/events/postgresql.yaml:"))
    #expect(entries[1].shadows == [] && entries[1].origin == "shop.yaml")
  }

  @Test("filters by kind and id leave out the rest, and what is switched off is still listed as such")
  func filters() throws {
    var filter = RuleListing.Filter()
    filter.kind = .rule
    filter.id = try IDPattern("^shop")
    let entries = try entries(filter, off: ["shop*"])
    #expect(entries.map(\.id) == ["shop.stock"] && entries[0].isDisabled)
    filter.kind = .format
    filter.id = try IDPattern("^nginx\\.access")
    #expect(try self.entries(filter).allSatisfy { $0.kind == .format && $0.origin == "builtin" })
  }
}
