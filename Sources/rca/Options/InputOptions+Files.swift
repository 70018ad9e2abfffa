import Analysis
import Bytes

extension InputOptions {
  /// The files to read. A path that does not exist is a mistake in the call.
  func files() throws -> [SourceFile] {
    let (files, failures) = InputDiscovery.files(of: paths)
    if let failure = failures.first {
      throw CommandFailure(failure.reason == .notFound ? .usage : .input, "\(failure)")
    }
    if files.isEmpty {
      throw CommandFailure(
        .input, "\(paths.joined(separator: ", ")): no files in there; give a folder with logs or metrics")
    }
    return files
  }
}
