import Analysis
import Bytes
import Report
import Timeline

extension InputOptions {
  /// The files to read. A path that does not exist is a mistake in the call.
  func files(_ display: DisplayOptions) throws -> [SourceFile] {
    let (files, failures, reports) = InputDiscovery.files(of: paths)
    if let failure = failures.first {
      throw CommandFailure(failure.reason == .notFound ? .usage : .input, "\(failure)")
    }
    display.note(leftOut: reports)
    if files.isEmpty {
      throw CommandFailure(
        .input, "\(paths.joined(separator: ", ")): no files in there; give a folder with logs or metrics")
    }
    return files
  }

  /// Why an analysis of these sources has nothing to say.
  func nothingFound(in sources: [SourceFacts]) -> CommandFailure {
    let leftOut = LeftOutRecords(of: sources)
    if let first = leftOut.first, let last = leftOut.last {
      return CommandFailure(
        .input,
        "the logs go from \(first.cutToMilliseconds.rfc3339) to \(last.cutToMilliseconds.rfc3339): all of the "
          + "\(Wording.plural(leftOut.count, "record")) are outside of the time that was asked for (--since, --until, "
          + "--around)")
    }
    return CommandFailure(
      .input,
      "no record with a time was found in \(Wording.plural(sources.count, "file")); see rca inspect for the reasons"
    )
  }
}
