import Events
import Records
import Testing
import Timeline

@testable import Diagnosis

@Suite struct ChangeAssemblerTests {
  private func record(
    _ second: Double, _ phase: ChangeRecord.Phase, _ kind: String, host: String, service: String? = "api",
    version: String? = nil, previous: String? = nil, actor: String? = nil, title: String = "",
    observer: String = "ops1",
    instance: String? = nil
  ) -> ChangeRecord {
    ChangeRecord(
      time: Timestamp(seconds: 1_000_000 + second), phase: phase, kind: kind, ruleID: "r.\(kind)", host: host,
      service: service, observerHost: observer, version: version, previousVersion: previous, revision: nil,
      actor: actor,
      title: title, instance: instance,
      evidence: Evidence(
        source: "\(observer).log", line: Int(second * 10) + 1, offset: 0,
        time: Timestamp(seconds: 1_000_000 + second),
        text: title, sha256: ""))
  }

  @Test("A start and its finish are one change, however many logs tell of it and in whatever order")
  func tellings() {
    let records = [
      record(10, .started, "deploy", host: "app1", version: "2.0", previous: "1.9", actor: "bot"),
      record(10.4, .started, "deploy", host: "app1", version: "2.0", observer: "app1"),
      record(14, .finished, "deploy", host: "app1", version: "2.0"),
      record(14.2, .finished, "deploy", host: "app1", version: "2.0", observer: "app1"),
    ]
    for order in [records, Array(records.reversed())] {
      let changes = ChangeAssembler.assemble(order)
      #expect(changes.count == 1)
      #expect(changes.first?.durationSeconds == 4.2)
      #expect(changes.first?.evidence.count == 4)
    }
  }

  @Test(
    "One setting that nobody is named for is one change on all hosts that it reaches, and two when it is set twice"
  )
  func setting() {
    let set = { (second: Double, host: String) in
      record(second, .point, "config", host: host, service: nil, title: "pool size", instance: "pool")
    }
    #expect(ChangeAssembler.assemble([set(10, "app1"), set(14, "app2")]).map(\.hosts) == [["app1", "app2"]])
    #expect(ChangeAssembler.assemble([set(10, "app1"), set(100, "app1")]).count == 2)
    #expect(ChangeAssembler.assemble([set(10, "app1"), set(400, "app2")]).count == 2)
  }

  @Test("A rollback takes back the deploy whose version it removes")
  func rollback() {
    let changes = ChangeAssembler.assemble([
      record(10, .point, "deploy", host: "app1", version: "2.0", previous: "1.9"),
      record(300, .point, "deploy", host: "app1", service: "worker", version: "7", previous: "6"),
      record(900, .point, "rollback", host: "app1", version: "1.9", previous: "2.0"),
    ])
    #expect(changes.count == 3)
    #expect(changes[2].reverts == 0)
  }

  @Test(
    "A rolling deploy by one tool is one change; the same version brought by someone else later is another")
  func rollout() {
    let rolling = ChangeAssembler.assemble(
      (0..<3).map {
        record(Double($0) * 100, .point, "deploy", host: "app\($0)", version: "2.0", actor: "bot")
      })
    #expect(rolling.count == 1)
    #expect(rolling.first?.hosts == ["app0", "app1", "app2"])
    let fixed = ChangeAssembler.assemble([
      record(0, .point, "deploy", host: "app0", version: "2.0", actor: "bot"),
      record(95, .point, "deploy", host: "app1", version: "2.0", actor: "oncall"),
    ])
    #expect(fixed.count == 2)
  }

  @Test("A restart during a deploy belongs to it; one at another time stands alone")
  func restarts() {
    let changes = ChangeAssembler.assemble([
      record(10, .started, "deploy", host: "app1", version: "2.0"),
      record(11, .point, "restart", host: "app1", title: "api stopped"),
      record(15, .finished, "deploy", host: "app1", version: "2.0"),
      record(500, .point, "restart", host: "app1", title: "api stopped"),
    ])
    #expect(changes.map(\.kind) == ["deploy", "restart"])
  }
}
