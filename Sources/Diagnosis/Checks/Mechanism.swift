import Foundation
import Records

/// d8: does this kind of thing bring this kind of trouble? For events, the role that their rules claim and how deep
/// their category lies; for changes, whether the trouble is of a kind that such changes bring, and words in common.
struct Mechanism {
  let inquiry: Inquiry

  /// The server itself says who held what everybody waited for: close to proof.
  private static let namedWeight = 4.0

  func check(event candidate: Candidate) -> Check {
    let role = candidate.role == "cause" ? 0.7 : candidate.role == "symptom" ? -1.2 : 0
    let weight = role + CategoryGraph.depth(candidate.category)
    let kind = CategoryGraph.words(candidate.category)
    let says =
      weight >= 0.5
      ? "\(kind) is the kind of trouble that starts things"
      : weight <= -0.5
        ? "\(kind) usually follows from something else" : "\(kind) can be either"
    return Check(
      id: "mechanism", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight,
      says: says)
  }

  /// Best fit of a change over the troubles seen; `links` are their strengths from `ChangeLinks`.
  func check(change: ChangeEvent, links: [ChangeLinks.Link], troubles: [Candidate]) -> Check? {
    let fits = links.map { link in
      let most = link.holder == nil ? 2.5 : Self.namedWeight
      return (link: link, weight: min(most, max(-1.8, log(link.strength / 0.3)) + link.hints))
    }
    guard
      let (best, weight) = fits.max(by: {
        ($0.weight, $0.link.strength, $1.link.trouble) < ($1.weight, $1.link.strength, $0.link.trouble)
      })
    else { return nil }
    let trouble = troubles[best.trouble]
    if let holder = best.holder {
      return Check(
        id: "mechanism", outcome: .supports, weight: Self.namedWeight,
        says: "those who waited name its process, \(holder), as the holder of the lock",
        evidence: Array(trouble.evidence.prefix(1)))
    }
    let shared = best.words.isEmpty ? "" : " (both speak of \(best.words.joined(separator: ", ")))"
    let says =
      weight >= 0.5
      ? "a \(change.kind) can bring \(CategoryGraph.words(trouble.category))\(shared)"
      : weight <= -0.5
        ? "a \(change.kind) hardly brings \(CategoryGraph.words(trouble.category))"
        : "a \(change.kind) may bring \(CategoryGraph.words(trouble.category))"
    return Check(
      id: "mechanism", outcome: weight >= 0.5 ? .supports : weight <= -0.5 ? .refutes : .neutral,
      weight: weight,
      says: says, evidence: Array(trouble.evidence.prefix(1)))
  }
}
