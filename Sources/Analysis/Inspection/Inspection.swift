import Bytes
package import Diagnosis
import Events
import Records
import Timeline

/// How every file was read: what `rca inspect` shows.
package struct Inspection: Sendable {
  /// By path.
  package var sources: [InspectedSource] = []
  /// How far the clocks of the hosts were off, as far as the files tell.
  package var clocks: [ClockOffset] = []
}

extension Analysis {
  /// Reads the files and says how each was read. The same for any number of jobs and any order of the files.
  package func inspect(_ files: [SourceFile]) async -> Inspection {
    let options = options.inferringZones(from: files)
    let anchor = CollectionTime.anchor(of: files, options.zones)
    let ordered = files.sorted { ($1.byteCount, $0.file.name) < ($0.byteCount, $1.file.name) }
    var inspection = Inspection()
    var whole = Timeline()
    await withTaskGroup(of: (sources: [InspectedSource], timeline: Timeline).self) { group in
      var next = ordered.makeIterator()
      for _ in 0..<max(1, options.jobs) {
        guard let file = next.next() else { break }
        group.addTask { inspect(file, options, anchor) }
      }
      while let part = await group.next() {
        if let file = next.next() { group.addTask { inspect(file, options, anchor) } }
        whole.merge(part.timeline)
        inspection.sources += part.sources
      }
    }
    inspection.sources.sort { $0.facts.path.utf8.lexicographicallyPrecedes($1.facts.path.utf8) }
    inspection.clocks = ClockAudit(whole).audit()
    return inspection
  }

  private func inspect(
    _ file: SourceFile, _ options: AnalysisOptions, _ anchor: Timestamp?
  ) -> (sources: [InspectedSource], timeline: Timeline) {
    var scan = InspectionScan(TimelineScan(rules, catalog, options), catalog, options)
    var reader = SourceReader(catalog, options, anchor: anchor)
    do throws(InputError) { try reader.read(file, into: &scan) } catch { scan.fail(file, error) }
    return (scan.sources, scan.timeline)
  }
}
