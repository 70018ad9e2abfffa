import Foundation
import Records
import Report
import Store
import Testing

@Suite struct HistoryStoreTests {
  private let path = FileManager.default.temporaryDirectory.appendingPathComponent(
    "rca-history-\(UUID().uuidString).sqlite"
  ).path

  private func withStore(_ body: (HistoryStore) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(HistoryStore(path: path))
  }

  @Test func `a report is found by what it mentions, and comes back equal`() throws {
    try withStore { store in
      let report = PastReport.make(
        day: 2, category: "disk-full", service: "postgresql", rules: ["a.full", "b.error"])
      let number = try store.remember(report)
      try store.remember(PastReport.make(day: 3, category: "dns", service: "api", rules: ["dns.fail"]))
      for query in [
        HistoryQuery(category: "disk-full"), HistoryQuery(service: "postgresql"),
        HistoryQuery(rule: "b.error"),
        HistoryQuery(category: "disk-full", rule: "a.full"),
      ] {
        #expect(try store.entries(query, limit: 10).map(\.number) == [number])
      }
      #expect(try store.entries(HistoryQuery(category: "disk-full", rule: "dns.fail"), limit: 10).isEmpty)
      #expect(try store.entries(HistoryQuery(), limit: 10).count == 2)
      #expect(try store.document(number) == report)
    }
  }

  @Test func `the same analysis is one report, and keeps its label`() throws {
    try withStore { store in
      let report = PastReport.make(day: 2, category: "dns", service: "api", rules: ["x.y"])
      let number = try store.remember(report)
      try store.label(number, "the resolver of rack 4", isCorrect: true)
      #expect(try store.remember(report) == number)
      try store.label(number, nil, isCorrect: false)
      let entry = try #require(store.entries(HistoryQuery(), limit: 10).first)
      #expect(entry.label == "the resolver of rack 4")
      #expect(entry.isCorrect == false)
    }
  }

  @Test func `an incident of the same kind is named first, the report itself never`() throws {
    try withStore { store in
      let rules = ["a.surge", "b.refused", "c.5xx"]
      let now = PastReport.make(
        day: 9, category: "connection-exhaustion", service: "postgresql", rules: rules)
      try store.remember(now)
      let twin = try store.remember(
        PastReport.make(day: 2, category: "connection-exhaustion", service: "postgresql", rules: rules))
      let other = try store.remember(
        PastReport.make(
          day: 3, category: "connection-exhaustion", service: "postgresql", rules: rules.reversed() + ["d.x"])
      )
      try store.remember(PastReport.make(day: 4, category: "disk-full", service: "mysql", rules: ["e.full"]))
      let similar = try store.similar(to: now, limit: 5)
      #expect(similar.map(\.number) == [twin, other])
      #expect(similar.first?.likeness.words == "same category, same service, same rules, same order")
      #expect(similar.first?.onset == PastReport.onset(day: 2))
    }
  }

  @Test func `an incident that was analysed before is not its own past, nor is one past named twice`() throws
  {
    try withStore { store in
      let make = { (day: Int, rules: [String]) in
        PastReport.make(day: day, category: "disk-full", service: "postgresql", rules: rules)
      }
      try store.remember(make(9, ["a.full", "b.failed"]))
      let past = try store.remember(make(2, ["a.full", "b.failed", "c.5xx"]))
      try store.remember(make(2, ["a.full", "b.failed"]))
      let similar = try store.similar(to: make(9, ["a.full", "b.failed", "c.5xx"]), limit: 5)
      #expect(similar.map(\.number) == [past])
    }
  }

  @Test func `what is not there is said so`() throws {
    try withStore { store in
      #expect(throws: StoreError.unknownReport(number: 7)) { try store.document(7) }
      #expect(throws: StoreError.unknownReport(number: 7)) { try store.label(7, "x", isCorrect: nil) }
    }
    let error = #expect(throws: StoreError.self) { try HistoryStore(path: "/nowhere/at/all.sqlite") }
    #expect(error?.description.hasPrefix("/nowhere/at/all.sqlite: ") == true)
  }

  @Test func `the history outlives the process that wrote it`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = PastReport.make(day: 2, category: "dns", service: "api", rules: ["x.y"])
    let number = try HistoryStore(path: path).remember(report)
    #expect(try HistoryStore(path: path).document(number) == report)
  }
}

@Suite struct IncidentSignatureTests {
  @Test(arguments: [
    (["a", "b", "c"], ["a", "b", "c"], 3, 3, 3), (["a", "b", "c"], ["c", "b", "a"], 3, 3, 1),
    (["a", "b"], ["c", "d"], 0, 4, 0), (["a", "b", "c", "d"], ["b", "x", "d"], 2, 5, 2), ([], [], 0, 0, 0),
  ])
  func `likeness counts the common rules and their order`(
    left: [String], right: [String], common: Int, all: Int, inOrder: Int
  ) {
    func signature(_ rules: [String]) -> IncidentSignature {
      IncidentSignature(PastReport.make(day: 1, category: "dns", service: "api", rules: rules).incidents[0])
    }
    let likeness = signature(left).likeness(to: signature(right))
    #expect((likeness.commonRules, likeness.allRules, likeness.inOrder) == (common, all, inOrder))
    #expect(likeness == signature(left).likeness(to: signature(right)))
    #expect(signature(left).likeness(to: signature(left)).score >= likeness.score)
  }
}
