import Foundation

/// Follows slowness and failures down the call graph: a caller's excess is explained by the excess of those it calls,
/// and what they do not explain stays with it.
///
/// Excess is time (Δ latency × requests) or failed requests (Δ failing share × requests), so that a callee's share in
/// its caller's trouble is a share of the same thing. It starts where users come in.
struct ExcessFlow {
  let tracks: [MetricTrack]
  let span: MetricSpan
  let graph: CallGraph

  /// How much of what users noticed stays at each place: share × ln(1 + how clearly users noticed it), summed over
  /// latency and availability. Empty when users noticed nothing that the graph reaches.
  func blame() -> [String: Double] {
    let views = [MetricRole.Kind.latency, .availability].map { kind in
      Excess.measured(kind, tracks: tracks, span: span)
    }
    var starts = views.map(entries)
    if starts.allSatisfy(\.isEmpty) { starts = views.map(topmost) }
    var blame: [String: Double] = [:]
    for (view, start) in zip(views, starts) where !start.isEmpty {
      for (name, share) in flow(view, from: start) { blame[name, default: 0] += share }
    }
    return blame
  }

  /// Places that nobody calls, that take a fair part of the traffic, and at which users noticed something.
  private func entries(_ view: [String: Excess]) -> [String] {
    let open = view.keys.sorted().filter { !(graph.callers[$0] ?? []).contains { view[$0] != nil } }
    let busiest = open.compactMap { view[$0]?.requests }.max() ?? 0
    return open.filter { name in
      guard let excess = view[name] else { return false }
      return excess.requests >= 0.1 * busiest && excess.rows.contains { $0.value > 3 * excess.sigma }
    }
  }

  /// Without an entry that shows anything: the places in trouble whose callers are not.
  private func topmost(_ view: [String: Excess]) -> [String] {
    let troubled = Set(view.filter { $0.value.mean > 3 * $0.value.sigma }.map(\.key))
    return troubled.sorted().filter { !(graph.callers[$0] ?? []).contains { troubled.contains($0) } }
  }

  /// Splits the excess of the entries among the places below them.
  private func flow(_ view: [String: Excess], from starts: [String]) -> [String: Double] {
    let moments = starts.flatMap { name -> [Double] in
      guard let excess = view[name] else { return [] }
      return excess.rows.filter { $0.value > 3 * excess.sigma }.map(\.time)
    }.sorted()
    let amounts = view.mapValues { $0.amount(at: moments) }
    var flow: [String: Double] = [:]
    for start in starts { flow[start] = amounts[start]?.amount ?? 0 }
    let total = starts.reduce(0) { $0 + (flow[$1] ?? 0) }
    guard total > 0 else { return [:] }
    let clarity = starts.compactMap { amounts[$0]?.score }.max() ?? 0
    var kept: [String: Double] = [:]
    let order = graph.order(from: starts, within: Set(view.keys))
    let depth = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    for name in order {
      guard let inflow = flow[name], inflow > 0 else { continue }
      let below = (graph.callees[name] ?? []).filter { (depth[$0] ?? -1) > (depth[name] ?? 0) }
      let parts = below.map { amounts[$0]?.amount ?? 0 }
      let scale = max(amounts[name]?.amount ?? 0, parts.reduce(0, +))
      guard scale > 0 else {
        kept[name] = inflow
        continue
      }
      var explained = parts.reduce(0, +) / scale
      // Callees that cover most of it are taken to cover it all: clocks and samples never agree to the last percent.
      let stretch = explained >= 0.6 ? 1 / explained : 1
      explained = min(1, explained * stretch)
      for (callee, part) in zip(below, parts) { flow[callee, default: 0] += inflow * part / scale * stretch }
      kept[name] = inflow * (1 - explained)
    }
    return kept.mapValues { $0 / total * log1p(min(max(clarity, 0), MetricShift.cap)) }
  }
}
