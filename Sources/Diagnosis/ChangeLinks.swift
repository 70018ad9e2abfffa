import Events
import Foundation
import Records
import Timeline

/// How each change could have brought each trouble: kind, place, time, and words that both use.
struct ChangeLinks {
  struct Link: Equatable {
    /// Place in the list of troubles.
    var trouble: Int
    /// Probability that such a change shows as such trouble there, 0…1.
    var strength: Double
    /// Bonus in nats for shared words, at most 2: hints, never proof.
    var hints: Double
    var words: [String]
    /// The process of the change that the trouble's lines name as the one that others wait for.
    var holder: String?
  }

  let inquiry: Inquiry
  let troubles: [Candidate]
  /// Words that most troubles use, such as the name of the site: they tell nothing.
  private let common: Set<String>

  init(inquiry: Inquiry, troubles: [Candidate]) {
    self.inquiry = inquiry
    self.troubles = troubles
    var counts: [String: Int] = [:]
    for trouble in troubles {
      for word in ChangeWords.words(Self.text(of: trouble)) { counts[word, default: 0] += 1 }
    }
    common = troubles.count < 3 ? [] : Set(counts.filter { 2 * $0.value > troubles.count }.keys)
  }

  /// Links of a change to the troubles that it does not follow.
  func links(of change: ChangeEvent) -> [Link] {
    troubles.indices.compactMap { index in
      let trouble = troubles[index]
      guard trouble.category != "traffic-surge" || trouble.kind == .mechanism else { return nil }
      let lag = trouble.onset - change.start.seconds
      guard lag >= -max(2, trouble.onsetUncertaintySeconds) else { return nil }
      var strength = CategoryGraph.strength(change: change.kind, trouble.category)
      strength *= placeFactor(change, trouble)
      // What a change brings, it brings with the incident; trouble that begins later has other fathers, such as the
      // restarts of those who react.
      let late = trouble.onset - inquiry.onset - trouble.onsetUncertaintySeconds
      if late > max(30, 0.2 * (inquiry.end - inquiry.onset)) { strength *= 0.3 }
      let words = sharedWords(change, trouble)
      if let holder = holder(change, trouble) {
        return Link(trouble: index, strength: 0.95, hints: 2, words: words, holder: holder)
      }
      return Link(
        trouble: index, strength: max(strength, 0.02), hints: min(2, Double(words.count)), words: words)
    }
  }

  /// 1 on the same host or service, less where only a call connects them, little elsewhere.
  private func placeFactor(_ change: ChangeEvent, _ trouble: Candidate) -> Double {
    if let host = trouble.host, change.hosts.contains(host) { return 1 }
    if let service = trouble.service, change.service.map(Topology.family) == Topology.family(service) {
      return 1
    }
    let topology = inquiry.scene.topology
    let from = change.hosts + [change.service].compactMap { $0 }
    let to = [trouble.host, trouble.service].compactMap { $0 }
    if from.contains(where: { caller in to.contains { topology.calls(caller, $0) } }) { return 0.9 }
    if trouble.host == nil && trouble.service == nil { return 0.8 }
    // What a deploy of a client does to a server is seen at the server; a command acts where it is run.
    return change.kind == "deploy" ? 0.7 : 0.4
  }

  /// Words of the change's title and instance that the trouble's lines use too, and words that name the category.
  private func sharedWords(_ change: ChangeEvent, _ trouble: Candidate) -> [String] {
    let mine = ChangeWords.telling(change)
    guard !mine.isEmpty else { return [] }
    let theirs = ChangeWords.words(Self.text(of: trouble)).subtracting(common)
      .union(ChangeWords.naming(trouble.category))
    return Array(mine.intersection(theirs).sorted().prefix(3))
  }

  /// The number of the process that made the change, where others are said to wait for it.
  private func holder(_ change: ChangeEvent, _ trouble: Candidate) -> String? {
    guard !trouble.holders.isEmpty, let host = trouble.host, change.hosts.contains(host) else { return nil }
    let own = change.records.reduce(into: Set<String>()) {
      $0.formUnion(ProcessNumbers.written(in: $1.evidence.text))
    }
    return trouble.holders.first(where: own.contains)
  }

  private static func text(of trouble: Candidate) -> String {
    trouble.evidence.map(\.text).joined(separator: " ") + " " + trouble.title
  }
}
