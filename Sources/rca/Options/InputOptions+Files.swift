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
    let leftOut = sources.reduce(0) { $0 + $1.leftOut }
    if leftOut > 0 {
      return CommandFailure(
        .input,
        "\(Wording.plural(leftOut, "record")) were read and all of them are outside of the time that was asked for "
          + "(--since, --until, --around); rca inspect says from when to when the logs go")
    }
    return CommandFailure(
      .input,
      "no record with a time was found in \(Wording.plural(sources.count, "file")); see rca inspect for the reasons"
    )
  }
}
