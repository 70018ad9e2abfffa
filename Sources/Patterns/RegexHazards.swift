/// A part of a pattern that a short line can make explode: the same text can be divided among its repetitions
/// in very many ways, and before the match fails, all of them are tried.
package struct RegexHazard: Equatable, Sendable {
  package enum Kind: Sendable {
    /// A repetition inside a repetition: `(a+)+`.
    case nestedQuantifiers
    /// A repetition of branches that match the same text: `(a|a)*`.
    case overlappingBranches
    /// Neighbouring repetitions of the same bytes: `a*a*a*`.
    case adjacentQuantifiers
  }

  package let kind: Kind
  /// The part, as UTF-8 offsets in the pattern's source.
  package let range: Range<Int>
  /// Lines of at most ``RegexHazards/probeLength`` bytes and what stands around them, made to set the hazard
  /// off.
  package let probes: [[UInt8]]
}

/// A hazard that was set off.
package struct MeasuredHazard: Sendable {
  package let hazard: RegexHazard
  /// The line that did it.
  package let probe: [UInt8]
  /// The match limit ended the match: the work doubles with every few bytes. Otherwise it grows with a power of the
  /// length that is high enough to exceed what a match on a long record may cost.
  package let isExplosive: Bool
}

/// Finds explosive parts of patterns from their structure, and proves them with lines made for the purpose.
package enum RegexHazards {
  /// How long the repeated part of a probe is.
  package static let probeLength = 400

  /// The hazards of `pattern` that are real: one of their probes hits the match limit.
  package static func confirmed(in pattern: Pattern) -> [RegexHazard] {
    var scratch = MatchScratch()
    return find(in: pattern.source).filter { hazard in
      for probe in hazard.probes where scratch.match(pattern, probe, 0..<probe.count) == .limitExceeded {
        return true
      }
      return false
    }
  }

  /// The hazards of `pattern` with what the worst of their probes costs, in the order of their places; those that cost
  /// little are left out.
  package static func measured(in pattern: Pattern) -> [MeasuredHazard] {
    var scratch = MatchScratch()
    return find(in: pattern.source).compactMap { hazard in
      for probe in hazard.probes where scratch.match(pattern, probe, 0..<probe.count) == .limitExceeded {
        return MeasuredHazard(hazard: hazard, probe: probe, isExplosive: true)
      }
      for probe in hazard.probes {
        if scratch.effort(of: pattern, probe, 0..<probe.count).outcome == .limitExceeded {
          return MeasuredHazard(hazard: hazard, probe: probe, isExplosive: false)
        }
      }
      return nil
    }
  }

  /// The parts of a pattern that look explosive. PCRE2 defuses some of them: see ``confirmed(in:)``.
  package static func find(in source: String) -> [RegexHazard] {
    guard let syntax = PatternSyntax(source) else { return [] }
    var hazards: [RegexHazard] = []
    search(syntax.root, Surroundings(), &hazards)
    return hazards
  }

  private static func search(
    _ node: PatternNode, _ surroundings: Surroundings, _ hazards: inout [RegexHazard]
  ) {
    if case .repetition(let body, let count) = node.content, count.isLong, !count.isPossessive {
      let ambiguities = Ambiguity.all(in: body, beside: [])
      for kind in [RegexHazard.Kind.nestedQuantifiers, .overlappingBranches] {
        let pumps = ambiguities.filter { $0.kind == kind }.flatMap(\.pumps)
        guard !pumps.isEmpty else { continue }
        hazards.append(
          RegexHazard(kind: kind, range: node.range, probes: surroundings.probes(pumps, in: node)))
      }
    }
    if case .sequence(let items) = node.content {
      for (first, last) in adjacentRepetitions(items) {
        let common = items[first].bytes & items[last].bytes
        guard let pump = common.sample else { continue }
        let inside = surroundings.inside(items, first...last)
        hazards.append(
          RegexHazard(
            kind: .adjacentQuantifiers, range: items[first].range.lowerBound..<items[last].range.upperBound,
            probes: inside.probes([[pump]], in: items[last])))
      }
      for (index, item) in items.enumerated() {
        search(item, surroundings.inside(items, index...index), &hazards)
      }
    } else {
      for child in node.children { search(child, surroundings, &hazards) }
    }
  }

  /// Runs of at least two long repetitions that share a byte, with nothing between them that must be there.
  private static func adjacentRepetitions(_ items: [PatternNode]) -> [(first: Int, last: Int)] {
    var runs: [(first: Int, last: Int)] = []
    var start = 0
    while start < items.count {
      defer { start += 1 }
      guard items[start].isLongRepetition else { continue }
      var (last, common) = (start, items[start].bytes)
      for next in items.indices.dropFirst(start + 1) {
        if items[next].isLongRepetition, !(common & items[next].bytes).isEmpty {
          common = common & items[next].bytes
          last = next
        } else if !items[next].canBeEmpty {
          break
        }
      }
      guard last > start else { continue }
      runs.append((start, last))
      start = last
    }
    return runs
  }
}

/// What a text needs before and behind a part of a pattern for the match to get there.
private struct Surroundings {
  var before: [UInt8] = []
  var behind: [UInt8] = []

  /// The surroundings of some items of a sequence.
  func inside(_ items: [PatternNode], _ part: ClosedRange<Int>) -> Surroundings {
    Surroundings(
      before: before + items[..<part.lowerBound].flatMap(\.sample),
      behind: items[(part.upperBound + 1)...].flatMap(\.sample) + behind)
  }

  /// For each pump the part repeated, then the ways to let the match fail behind it: by the end of the text,
  /// by a byte that the part cannot hold, and the same with the rest of the pattern there or nearly there,
  /// since PCRE2 does not even start where a byte that it needs is missing.
  func probes(_ pumps: [[UInt8]], in part: PatternNode) -> [[UInt8]] {
    let breaker = "!~\0\n x".utf8.first { !part.bytes.contains($0) && $0 != behind.first }.map { [$0] } ?? []
    let nearly = behind.dropLast() + [UInt8(ascii: "!")] + behind.suffix(1)
    let endings = [[], breaker, breaker + behind, breaker + nearly, Array(nearly)]
    var probes: [[UInt8]] = []
    for pump in pumps where !pump.isEmpty {
      let pumped = Array(repeating: pump, count: RegexHazards.probeLength / pump.count).flatMap { $0 }
      for ending in endings {
        let probe = before + pumped + ending
        if !probes.contains(probe) { probes.append(probe) }
      }
    }
    return probes
  }
}

/// A way to divide a text among the repetitions of a body differently.
private struct Ambiguity {
  let kind: RegexHazard.Kind
  /// Texts whose repetition can be divided so.
  let pumps: [[UInt8]]

  /// The ambiguities of a repeated body. `siblings` are the other items of the body that stand beside `node`.
  static func all(in node: PatternNode, beside siblings: [PatternNode]) -> [Ambiguity] {
    let shared = siblings.filter { !$0.canBeEmpty }.reduce(ByteSet.all) { $0 & $1.bytes }
    switch node.content {
    case .sequence(let items):
      return items.indices.flatMap { index in
        all(in: items[index], beside: siblings + items[..<index] + items[(index + 1)...])
      }
    case .group(let inside): return all(in: inside, beside: siblings)
    case .repetition(let body, let count):
      let inner = all(in: body, beside: siblings)
      guard count.min != count.max, let pump = (body.bytes & shared).sample else { return inner }
      return [Ambiguity(kind: .nestedQuantifiers, pumps: [[pump], body.sample])] + inner
    case .alternation(let branches):
      let overlaps = branches.indices.flatMap { first in
        branches[(first + 1)...].compactMap { overlap(branches[first], $0, shared) }
      }
      return overlaps + branches.flatMap { all(in: $0, beside: siblings) }
    default: return []
    }
  }

  private static func overlap(_ first: PatternNode, _ second: PatternNode, _ shared: ByteSet) -> Ambiguity? {
    guard let byte = (first.bytes & second.bytes & shared).sample else { return nil }
    return Ambiguity(
      kind: .overlappingBranches, pumps: [[byte], first.sample, second.sample, first.sample + second.sample])
  }
}

extension PatternNode {
  fileprivate var isLongRepetition: Bool {
    if case .repetition(_, let count) = content { return count.isLong && !count.isPossessive }
    return false
  }
}

extension RepetitionCount {
  /// Enough repetitions for the ways to divide a text among them to explode.
  fileprivate var isLong: Bool { max.map { $0 >= 10 } ?? true }
}
