import Events
import Timeline

/// What somebody ended or removed: the session, the process or the file that an earlier change had made. Doing so takes
/// that change back, though nobody calls it a rollback.
struct Removal {
  enum Manner: String {
    case ended = "it was ended at"
    case removed = "what it had written was removed at"
  }

  private static let removing: Set<String> = ["rm", "unlink", "truncate", "shred"]
  private static let ending: Set<String> = [
    "kill", "pkill", "killall", "pg_terminate_backend", "pg_cancel_backend",
  ]
  /// What makes files and processes; a release is not taken back by killing a process.
  private static let makers: Set<String> = ["job", "command", "migration"]
  /// `/tmp` names nobody's file.
  private static let depthMin = 2

  private let hosts: [String]
  /// Files, and folders or the fixed front of a pattern with a slash at their end.
  private var paths: [String] = []
  private var processes: Set<String> = []
  private var programs: Set<String> = []

  /// Nil for a change that ends and removes nothing.
  init?(_ change: ChangeEvent) {
    guard change.kind == "command" else { return nil }
    hosts = change.hosts
    for record in change.records {
      // The line is the ended session's own.
      if record.evidence.text.contains("terminating connection due to administrator command")
        || record.evidence.text.contains("canceling statement due to user request")
      {
        processes.formUnion(ProcessNumbers.written(in: record.evidence.text))
      }
    }
    read(command: change.title)
    if paths.isEmpty && processes.isEmpty && programs.isEmpty { return nil }
  }

  /// How `change` was taken back; nil where what was ended or removed is none of its work.
  func manner(of change: ChangeEvent) -> Manner? {
    guard Self.makers.contains(change.kind), !Set(hosts).isDisjoint(with: change.hosts) else { return nil }
    for text in change.records.map(\.evidence.text) {
      if paths.contains(where: { Self.isNamed($0, in: text) }) { return .removed }
      if !processes.isDisjoint(with: ProcessNumbers.written(in: text)) { return .ended }
      if !programs.isDisjoint(with: ChangeWords.words(text)) { return .ended }
    }
    return nil
  }

  /// The objects of the first verb of a command: `sudo rm -f /backup/full.sql`, `SELECT pg_terminate_backend(30412)`.
  private mutating func read(command: String) {
    let words = command.split { $0.isWhitespace || "(),;'\"".contains($0) }.map(String.init)
    let verbs = words.map { $0.lowercased().split(separator: "/").last.map(String.init) ?? "" }
    guard let verb = verbs.firstIndex(where: { Self.removing.contains($0) || Self.ending.contains($0) })
    else { return }
    for word in words[(verb + 1)...] where !word.hasPrefix("-") {
      if Self.removing.contains(verbs[verb]) {
        if let path = Self.path(word) { paths.append(path) }
      } else if word.allSatisfy(\.isNumber) {
        processes.insert(word)
      } else if verbs[verb].hasSuffix("kill") || verbs[verb] == "killall", word.utf8.count >= 4 {
        programs.formUnion(ChangeWords.words(word))
      }
    }
  }

  /// Up to the first character of a pattern; nil for what is no path or too near to the root.
  private static func path(_ word: String) -> String? {
    let fixed = word.prefix { !"*?[{$".contains($0) }
    guard fixed.hasPrefix("/"), fixed.split(separator: "/").count >= depthMin else { return nil }
    return String(fixed)
  }

  /// The path stands in the text, whole or as the folder of what stands there.
  private static func isNamed(_ path: String, in text: String) -> Bool {
    guard let found = text.firstRange(of: path) else { return false }
    guard let next = text[found.upperBound...].unicodeScalars.first, !path.hasSuffix("/") else { return true }
    return !("a"..."z").contains(next) && !("A"..."Z").contains(next) && !("0"..."9").contains(next)
      && !"._-".unicodeScalars.contains(next)
  }
}
