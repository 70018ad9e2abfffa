internal import CLiteralSearch

/// A literal of a pattern's requirement, found in a text.
package struct LiteralHit: Hashable, Sendable {
  /// Where the literal begins in the bytes that were scanned.
  package var offset: Int32
  /// The number that the pattern was given to the prefilter with.
  package var pattern: Int32

  package init(offset: Int32, pattern: Int32) {
    self.offset = offset
    self.pattern = pattern
  }
}

/// Finds, in one pass over a whole chunk of text, where which patterns have a chance to match.
///
/// Hundreds of literals are searched together, caseless ones included; each hit is exact. The work is at most
/// proportional to the text times the literals that share a window, whatever the text.
package struct LiteralPrefilter: Sendable {
  /// The patterns without a requirement that can be searched for, in the order given: they have to be tried
  /// on every record. A single byte cannot.
  package let unfiltered: [Int]

  /// Which instructions to search with; every kind finds the same.
  enum SearchKind: CaseIterable, Sendable {
    case scalar, ssse3, avx2, neon

    /// The fastest that this processor has.
    static let fastest = allCases.first { $0.number == literal_search_fastest() } ?? .scalar

    var isSupported: Bool { literal_search_supports(number) }

    fileprivate var number: literal_search_kind {
      switch self {
      case .scalar: literal_search_scalar
      case .ssse3: literal_search_ssse3
      case .avx2: literal_search_avx2
      case .neon: literal_search_neon
      }
    }
  }

  private let kind: SearchKind
  private let tables: [UInt8]
  /// The patterns of each literal: `patterns[patternStarts[literal]..<patternStarts[literal + 1]]`.
  private var patternStarts: [Int32] = [0]
  private var patterns: [Int32] = []
  private let hitCapacity: Int

  /// - Parameter requirements: the number that a pattern's hits carry, and what it requires.
  package init(_ requirements: [(pattern: Int, requirement: LiteralRequirement)]) {
    self.init(requirements, kind: .fastest)
  }

  init(_ requirements: [(pattern: Int, requirement: LiteralRequirement)], kind: SearchKind) {
    var unfiltered: [Int] = []
    var literals: [RequiredLiteral] = []
    var patternsOfLiteral: [[Int32]] = []
    var numbers: [RequiredLiteral: Int] = [:]
    for (pattern, requirement) in requirements {
      guard case .anyOf(let alternatives) = requirement, !alternatives.isEmpty,
        alternatives.allSatisfy({ $0.bytes.count >= LITERAL_SEARCH_LENGTH_MIN }),
        literals.count + alternatives.count <= Int(LITERAL_SEARCH_COUNT_MAX)
      else {
        unfiltered.append(pattern)
        continue
      }
      for alternative in alternatives {
        let literal = RequiredLiteral(
          Array(alternative.bytes.prefix(Int(LITERAL_SEARCH_LENGTH_MAX))), isCaseless: alternative.isCaseless)
        let number = numbers[literal, default: literals.count]
        if number == literals.count {
          numbers[literal] = number
          literals.append(literal)
          patternsOfLiteral.append([])
        }
        if patternsOfLiteral[number].last != Int32(pattern) {
          patternsOfLiteral[number].append(Int32(pattern))
        }
      }
    }
    self.kind = kind
    self.unfiltered = unfiltered
    for list in patternsOfLiteral {
      patterns += list
      patternStarts.append(Int32(patterns.count))
    }
    tables = literals.isEmpty ? [] : Self.tables(for: literals)
    hitCapacity =
      tables.isEmpty ? 0 : max(1024, Int(tables.withUnsafeBytes { literal_search_capacity($0.baseAddress) }))
  }

  /// Appends a hit for each place in `range` where a literal of a pattern lies wholly inside it, in the order
  /// of their offsets, then of their patterns. A pattern can hit many times in one record.
  package func scan(_ bytes: [UInt8], _ range: Range<Int>, into hits: inout [LiteralHit]) {
    guard !tables.isEmpty, !range.isEmpty else { return }
    precondition(range.upperBound <= min(bytes.count, Int(Int32.max)), "a chunk is smaller than 2 GiB")
    let first = hits.count
    var resume = range.lowerBound
    withUnsafeTemporaryAllocation(of: literal_search_hit.self, capacity: hitCapacity) { found in
      while resume < range.upperBound {
        let count = tables.withUnsafeBytes { tables in
          bytes.withUnsafeBufferPointer { text in
            literal_search_scan(
              kind.number, tables.baseAddress, text.baseAddress, range.lowerBound, range.upperBound, &resume,
              found.baseAddress, UInt32(hitCapacity))
          }
        }
        for hit in found.prefix(Int(count)) { append(hit, to: &hits, from: first) }
      }
    }
  }

  /// Inserts the hits of one literal in order. The search finds literals by a window inside them, so a hit is
  /// out of place by less than a literal's length, and nearly always not at all.
  private func append(_ found: literal_search_hit, to hits: inout [LiteralHit], from first: Int) {
    let literal = Int(found.literal)
    for index in patternStarts[literal]..<patternStarts[literal + 1] {
      let hit = LiteralHit(offset: Int32(found.offset), pattern: patterns[Int(index)])
      var place = hits.count
      hits.append(hit)
      while place > first, Self.isOrdered(hit, before: hits[place - 1]) {
        hits[place] = hits[place - 1]
        place -= 1
      }
      hits[place] = hit
    }
  }

  private static func isOrdered(_ hit: LiteralHit, before other: LiteralHit) -> Bool {
    (hit.offset, hit.pattern) < (other.offset, other.pattern)
  }

  private static func tables(for literals: [RequiredLiteral]) -> [UInt8] {
    let bytes = literals.flatMap(\.bytes)
    var start = 0
    let described = literals.map { literal in
      defer { start += literal.bytes.count }
      let length = UInt16(literal.bytes.count)
      let window = LiteralRarity.rarestWindow(of: literal.bytes, length: Int(literal_search_window(length)))
      return literal_search_literal(
        start: UInt32(start), length: length, window: UInt16(window), caseless: literal.isCaseless)
    }
    let size = literal_search_size(UInt32(literals.count), bytes.count)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      literal_search_build(buffer.baseAddress, described, UInt32(described.count), bytes)
      count = size
    }
  }
}
