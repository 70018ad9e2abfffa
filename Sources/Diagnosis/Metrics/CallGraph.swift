/// Who calls whom among the places that have metrics.
struct CallGraph {
  private(set) var callees: [String: [String]] = [:]
  private(set) var callers: [String: [String]] = [:]

  /// Keeps the calls between different known names, sorted, each once.
  init(calls: [(from: String, to: String)], among names: Set<String>) {
    let known = calls.filter { $0.from != $0.to && names.contains($0.from) && names.contains($0.to) }
    for call in known.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) })
    where callees[call.from]?.last != call.to {
      callees[call.from, default: []].append(call.to)
      callers[call.to, default: []].append(call.from)
    }
  }

  var isEmpty: Bool { callees.isEmpty }

  /// Callers before callees, everything reachable from `starts`; calls that close a circle are ignored.
  func order(from starts: [String], within names: Set<String>) -> [String] {
    var finished: [String] = []
    var seen: Set<String> = []
    for start in starts.sorted() where seen.insert(start).inserted {
      var stack: [(name: String, next: Int)] = [(start, 0)]
      while let (name, next) = stack.last {
        let all = callees[name] ?? []
        if next < all.count {
          stack[stack.count - 1].next += 1
          if names.contains(all[next]), seen.insert(all[next]).inserted { stack.append((all[next], 0)) }
        } else {
          finished.append(name)
          stack.removeLast()
        }
      }
    }
    return finished.reversed()
  }
}
