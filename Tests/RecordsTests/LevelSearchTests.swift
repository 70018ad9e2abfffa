import Testing

@testable import Records

@Suite struct LevelSearchTests {
  @Test(
    "The level of a header is found whatever its shape",
    arguments: [
      ("2025-03-04 08:15:31 INFO started", Severity.info), ("2025-03-04 08:15:31 [warn] x", .warning),
      ("2025-03-04 08:15:31|Error|x", .error), ("[2025-03-04 08:15:31] prod.ERROR: x", .error),
      ("2025-03-04 08:15:31 warning/Check: x", .warning), ("2025-03-04 08:15:31 4711 DEBUG nova x", .debug),
      ("2025-03-04 08:15:31 <Fatal> x", .critical), ("2025-03-04 08:15:31: FINE: x", .debug),
      ("E [04/Mar/2025:08:15:31 +0100] x", .error), ("W, [2025-03-04T08:15:31 #9] WARN -- : x", .warning),
      ("03-04 08:15:31.204  1702  2395 D Window: x", .debug),
      ("2025-03-04 08:15:31 level=error msg=x", .error),
      ("2025-03-04 08:15:31 25376]ERROR:mod:x", .error),
      ("INFO  [main] 2025-03-04 08:15:31 A.java:1 - x", .info),
      ("2025-03-04T08:15:31Z I NETWORK [conn1] x", .info), ("2025-03-04 08:15:31 NOTICE  x", .notice),
      ("2025-03-04T08:15:31.204Z web-1 app 2025-03-04 08:15:30,100 ERROR x", .error),
      ("INFO | jvm 1 | 2025/03/04 08:15:31 | 2025-03-04 08:15:30,872 [Thread-46] DEBUG a.B - x", .info),
      ("2025-03-04 08:15:31;ERROR;boom", .error),
      ("\"2025-03-04 08:15:31\" \"a long and quoted thing\" INFO x", .info),
    ])
  func finds(_ line: String, _ level: Severity) throws {
    #expect(find(line)?.level == level)
  }

  @Test(
    "Words of a message name no level",
    arguments: [
      "2025-03-04 08:15:31 the error was mine", "2025-03-04 08:15:31 status=error code=3",
      "2025-03-04 08:15:31 GET /log",
      "2025-03-04 08:15:31 see /var/log/x for fatal news", "2025-03-04 08:15:31 wrote log files to disk",
      "2025-03-04 08:15:31 A customer bought 3 things", "2025-03-04 08:15:31 success: api entered RUNNING",
    ])
  func ignores(_ line: String) {
    #expect(find(line) == nil)
  }

  private func find(_ line: String) -> LevelSearch.Found? {
    let bytes = Array(line.utf8)
    let stamp = StampSearch.first(bytes, 0..<bytes.count)?.time.range ?? 0..<0
    return LevelSearch.find(bytes, 0..<bytes.count, stamp: stamp)
  }
}
