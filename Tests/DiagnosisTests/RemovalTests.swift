import Events
import Records
import Testing
import Timeline

@testable import Diagnosis

@Suite struct RemovalTests {
  private func change(_ kind: String, _ title: String, line: String? = nil, host: String = "db1")
    -> ChangeEvent
  {
    let time = Timestamp(seconds: 1_000_000)
    return ChangeEvent(
      ChangeRecord(
        time: time, phase: .point, kind: kind, ruleID: "r", host: host, service: nil, observerHost: host,
        version: nil, previousVersion: nil, revision: nil, actor: nil, title: title, instance: nil,
        evidence: Evidence(
          source: "syslog", line: 1, offset: 0, time: time, text: line ?? title, sha256: "")))
  }

  private var dump: ChangeEvent {
    change(
      "job", "cron job backup",
      line: "Mar 10 09:31:00 db1 CRON[3111]: (root) CMD (mysqldump --all > /var/backup/full.sql)")
  }

  @Test(
    "To remove the file of a job, or to end its process, takes the job back",
    arguments: [
      ("/usr/bin/rm -f /var/backup/full.sql", Removal.Manner.removed),
      ("rm -rf /var/backup/", .removed),
      ("sudo rm /var/backup/*.sql", .removed),
      ("truncate -s 0 /var/backup/full.sql", .removed),
      ("kill -9 3111", .ended),
      ("pkill mysqldump", .ended),
    ])
  func taken(_ command: String, _ manner: Removal.Manner) {
    #expect(Removal(change("command", command))?.manner(of: dump) == manner)
  }

  @Test(
    "To remove or to end something else does not",
    arguments: [
      "rm /var/backup/full.sql.old", "rm /var/backup/full", "rm /tmp/x", "rm -rf /var", "kill 311",
      "kill 31110",
      "pkill nginx", "ls /var/backup/full.sql", "rm", "kill", "",
    ])
  func untouched(_ command: String) {
    #expect(Removal(change("command", command))?.manner(of: dump) == nil)
  }

  @Test("Neither does the same command on another host, nor is a deploy taken back so")
  func elsewhere() {
    #expect(Removal(change("command", "kill 3111", host: "db2"))?.manner(of: dump) == nil)
    let deploy = change("deploy", "deploy api", line: "deploy[3111]: api 2.0 to /var/backup/full.sql")
    #expect(Removal(change("command", "kill 3111"))?.manner(of: deploy) == nil)
  }

  @Test("A statement whose session is terminated is taken back, by the number of its session")
  func session() {
    let alter = change(
      "migration", "ALTER TABLE t", line: "12:00:01 UTC [30412] app@shop LOG:  statement: ALTER TABLE t")
    let ended = { (pid: Int) in
      Removal(
        change(
          "command", "a session is terminated by an administrator",
          line: "12:09:01 UTC [\(pid)] app@shop FATAL:  terminating connection due to administrator command"))
    }
    #expect(ended(30412)?.manner(of: alter) == .ended)
    #expect(ended(30413)?.manner(of: alter) == nil)
    #expect(Removal(change("command", "SELECT pg_terminate_backend(30412)"))?.manner(of: alter) == .ended)
  }

  @Test("Numbers of processes are those in brackets or behind their name")
  func numbers() {
    #expect(ProcessNumbers.written(in: "Mar 10 CRON[3111]: x") == ["3111"])
    #expect(
      ProcessNumbers.written(in: "pid=4711 process 5150 took 9999 ms, [12], [77-1]") == ["4711", "5150"])
    #expect(ProcessNumbers.written(in: "12345678901234567890 [12345678901] [") == [])
  }
}
