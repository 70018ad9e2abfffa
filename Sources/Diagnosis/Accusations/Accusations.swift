import Events
import Timeline

/// What the services complain of each other.
struct Accusations {
  struct Accusation {
    var service: String
    var failure: ErrorWords.Failure
    var count: Double
    var observers: Set<String>
    var evidence: [Evidence]
  }

  /// One per accused service and way of failing, in a fixed order.
  let all: [Accusation]

  init(timeline: Timeline, names: ServiceNames) {
    let samples = ErrorSample.all(of: timeline)
    let meanings = Self.meanings(samples, names: names)
    var table: [String: Accusation] = [:]
    for sample in samples {
      let failure = ErrorWords.failure(sample.text)
      for target in Self.targets(of: sample, names: names, meanings: meanings) where target != sample.observer
      {
        let key = "\(target)\u{0}\(failure.rawValue)"
        var entry =
          table[key] ?? Accusation(service: target, failure: failure, count: 0, observers: [], evidence: [])
        entry.count += sample.weight
        entry.observers.insert(sample.observer)
        if entry.evidence.count < 3 { entry.evidence.append(sample.evidence) }
        table[key] = entry
      }
    }
    all = table.keys.sorted().compactMap { table[$0] }
  }

  /// Services that a complaint is about: by name, by address, or, when the address belongs to nobody known, by what
  /// the same operation means elsewhere.
  private static func targets(of sample: ErrorSample, names: ServiceNames, meanings: [String: String]) -> Set<
    String
  > {
    var targets = Set(names.named(in: sample.text, except: sample.observer))
    for address in ErrorWords.addresses(sample.text) {
      if let owner = names.owner(of: address.whole, port: address.port) ?? meanings[address.whole] {
        targets.insert(owner)
      }
    }
    return targets
  }

  /// Whom an unknown address belongs to: the operation that fails there also fails with a name in its text, or the
  /// operation itself says what it is about.
  private static func meanings(_ samples: [ErrorSample], names: ServiceNames) -> [String: String] {
    var namesOfOperation: [String: [String: Double]] = [:]
    var operationsOfAddress: [String: [String: (weight: Double, observer: String)]] = [:]
    for sample in samples {
      guard let operation = ErrorWords.operation(sample.text) else { continue }
      for name in names.named(in: sample.text, except: sample.observer) {
        namesOfOperation[operation, default: [:]][name, default: 0] += sample.weight
      }
      for address in ErrorWords.addresses(sample.text)
      where names.owner(of: address.whole, port: address.port) == nil {
        let known = operationsOfAddress[address.whole]?[operation]?.weight ?? 0
        operationsOfAddress[address.whole, default: [:]][operation] = (known + sample.weight, sample.observer)
      }
    }
    return operationsOfAddress.compactMapValues { operations in
      var votes: [String: Double] = [:]
      for operation in operations.keys.sorted() {
        guard let (weight, observer) = operations[operation] else { continue }
        for (name, other) in namesOfOperation[operation] ?? [:] {
          votes[name, default: 0] += min(weight, other)
        }
        if let name = names.doing(operation, except: observer) { votes[name, default: 0] += 0.5 * weight }
      }
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }
}
