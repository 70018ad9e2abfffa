import Bytes
import Diagnosis
import Events
package import Records
import Timeline

/// The analysis as it would have been at an earlier time, from what had been logged by then.
///
/// A record counts from the time it bears. Which year, zone and format a file is written in is found out from all of
/// the file: that is a matter of reading it, and says nothing of the incident.
extension Analysis {
  /// What the records up to `time`, itself included, say, and what could be concluded from them.
  package func known(at time: Timestamp, _ files: [SourceFile], progress: ScanProgress? = nil) async
    -> Outcome
  {
    var bounded = options
    let next = Timestamp(microseconds: time.microseconds + 1)
    bounded.until = min(next, options.until ?? next)
    let analysis = Analysis(rules, catalog, bounded)
    var timeline = await analysis.timeline(of: files, progress: progress)
    timeline.dropUnwrittenSources(timeline.unwrittenPaths)
    return Outcome(timeline: timeline, diagnosis: Diagnoser(options: options.diagnosis).diagnose(timeline))
  }

  /// What was known before each of `times`, which are in order. The files are read once for all of them.
  ///
  /// - Parameter body: is given each outcome in turn; only one is in memory at a time.
  package func course(
    of files: [SourceFile], at times: [Timestamp], progress: ScanProgress? = nil,
    _ body: (Timestamp, Outcome) -> Void
  ) async {
    let options = options.inferringZones(from: files)
    let anchor = CollectionTime.anchor(of: files, options.zones)
    let scan = ParallelScan(
      rules: rules, catalog: catalog, options: options, anchor: anchor, progress: progress)
    var segments = await scan.timelines(of: files, upTo: times)
    let diagnoser = Diagnoser(options: options.diagnosis)
    let dated = Set(
      segments.flatMap { $0.sources.filter { $0.first != nil || $0.leftOut.count > 0 }.map(\.path) })
    var known = Timeline()
    for (number, time) in times.enumerated() {
      known.merge(segments[number])
      segments[number] = Timeline()
      known.joinSources()
      var view = known
      view.dropUnwrittenSources(dated)
      view.compose(rules.rules)
      view.rules = RuleFacts.table(rules.rules, firedIn: view)
      body(time, Outcome(timeline: view, diagnosis: diagnoser.diagnose(view)))
    }
  }
}

extension ParallelScan {
  /// One timeline per stretch of time that ends at one of `borders`, of all files.
  func timelines(of files: [SourceFile], upTo borders: [Timestamp]) async -> [Timeline] {
    let ordered = files.sorted { ($1.byteCount, $0.file.name) < ($0.byteCount, $1.file.name) }
    return await withTaskGroup(of: [Timeline].self) { group in
      var next = ordered.makeIterator()
      for _ in 0..<max(1, options.jobs) {
        guard let file = next.next() else { break }
        group.addTask { read(file, borders) }
      }
      var whole = borders.map { _ in Timeline() }
      while let parts = await group.next() {
        if let file = next.next() { group.addTask { read(file, borders) } }
        for (number, part) in parts.enumerated() { whole[number].merge(part) }
      }
      return whole
    }
  }

  private func read(_ file: SourceFile, _ borders: [Timestamp]) -> [Timeline] {
    var scan = SegmentedScan(borders) { since, until in
      var bounded = options
      bounded.since = [since, options.since].compactMap { $0 }.max()
      bounded.until = until
      return TimelineScan(rules, catalog, bounded)
    }
    var reader = SourceReader(catalog, options, anchor: anchor, progress: progress)
    do throws(InputError) { try reader.read(file, into: &scan) } catch { scan.fail(file, error) }
    return scan.timelines
  }
}

extension Timeline {
  /// Files with records, none of them within the time that was asked for.
  fileprivate var unwrittenPaths: Set<String> {
    Set(sources.filter { $0.first == nil && $0.leftOut.count > 0 }.map(\.path))
  }

  /// Forgets those of the files at `paths` that hold nothing yet: they had not been written. Files without any time
  /// stay, since nobody knows.
  fileprivate mutating func dropUnwrittenSources(_ paths: Set<String>) {
    sources.removeAll { $0.first == nil && paths.contains($0.path) }
  }

  /// Makes one of what several stretches of time say of a file.
  fileprivate mutating func joinSources() {
    var joined: [SourceFacts] = []
    for source in sources {
      if let last = joined.last, last.path == source.path {
        joined[joined.count - 1] = last.joined(with: source)
      } else {
        joined.append(source)
      }
    }
    sources = joined
  }
}

extension SourceFacts {
  fileprivate func joined(with other: SourceFacts) -> SourceFacts {
    var joined = self
    joined.records += other.records
    // Lines of a metrics file that cannot be read bear no time: every stretch has all of them.
    joined.unparsed = isMetrics ? max(unparsed, other.unparsed) : unparsed + other.unparsed
    joined.leftOut.merge(other.leftOut)
    joined.first = [first, other.first].compactMap { $0 }.min()
    joined.last = [last, other.last].compactMap { $0 }.max()
    joined.resolutionSeconds = max(resolutionSeconds, other.resolutionSeconds)
    return joined
  }
}
