import Bytes
import Events
import Records
import Timeline

/// Reads many files at the same time. Each worker reads whole files, the largest first, and their timelines are merged
/// in whatever order they come: merging is associative and commutative.
struct ParallelScan: Sendable {
  let rules: CompiledRules
  let catalog: FormatCatalog
  let options: AnalysisOptions
  let anchor: Timestamp?
  let progress: ScanProgress?

  func timeline(of files: [SourceFile]) async -> Timeline {
    var whole = Timeline()
    await parts(of: files) { _, part in whole.merge(part) }
    return whole
  }

  /// Gives each file's timeline to `take`, in whatever order they come.
  func parts(of files: [SourceFile], _ take: (SourceFile, Timeline) -> Void) async {
    let ordered = files.sorted {
      ($1.byteCount, $0.file.name) < ($0.byteCount, $1.file.name)
    }
    await withTaskGroup(of: (SourceFile, Timeline).self) { group in
      var next = ordered.makeIterator()
      for _ in 0..<max(1, options.jobs) {
        guard let file = next.next() else { break }
        group.addTask { (file, read(file)) }
      }
      while let (file, part) = await group.next() {
        if let file = next.next() { group.addTask { (file, read(file)) } }
        take(file, part)
      }
    }
  }

  /// Everything from bytes to the timeline of one file, in one thread.
  private func read(_ file: SourceFile) -> Timeline {
    var scan = TimelineScan(rules, catalog, options)
    var reader = SourceReader(catalog, options, anchor: anchor, progress: progress)
    do throws(InputError) { try reader.read(file, into: &scan) } catch { scan.fail(file, error) }
    return scan.timeline
  }
}
