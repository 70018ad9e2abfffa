package import Bytes

/// A file to analyse and what its path says of it.
package struct SourceFile: Sendable, Equatable {
  package var file: InputFile
  /// The rotated log that it is a piece of.
  package var set: String
  package var host: String?
  package var service: String?
  /// Size as stored, for planning and progress; 0 for pipes.
  package var byteCount: UInt64
}

/// Finds the files of the input arguments and reads what their paths say.
package enum InputDiscovery {
  /// Every file of the arguments, each once, sorted by the bytes of their names; and the arguments that do not exist;
  /// and the reports of `rca` in a folder of logs, which are left out.
  package static func files(of arguments: [String]) -> (
    files: [SourceFile], failures: [InputError], reports: [InputFile]
  ) {
    var found: [SourceFile] = []
    var failures: [InputError] = []
    var reports: [InputFile] = []
    var paths: Set<String> = []
    for (argument, prefix) in zip(arguments, SourceNames.prefixes(of: arguments)) {
      do throws(InputError) {
        let files = try FileTree.files(under: argument)
        for source in sources(files, argument: argument, prefix: prefix)
        where paths.insert(source.file.path).inserted {
          if source.file.path != argument, OwnReport.isOne(source.file.path) {
            reports.append(source.file)
          } else {
            found.append(source)
          }
        }
      } catch {
        failures.append(error)
      }
    }
    found.sort { $0.file.name.utf8.lexicographicallyPrecedes($1.file.name.utf8) }
    return (found, failures, reports)
  }

  private static func sources(_ files: [InputFile], argument: String, prefix: String) -> [SourceFile] {
    let isFile = files.count == 1 && files[0].path == argument
    let paths = isFile ? [argument.split(separator: "/").suffix(3).joined(separator: "/")] : files.map(\.name)
    let guess = PlaceGuess(names: paths)
    return zip(files, paths).map { file, path in
      let place = guess.place(of: path, root: isFile ? "" : argument)
      let name = name(file, argument: argument, prefix: prefix)
      return SourceFile(
        file: InputFile(path: file.path, name: name), set: SourceNames.set(of: name), host: place.host,
        service: place.service, byteCount: FileTree.byteCount(of: file.path) ?? 0)
    }
  }

  /// A file that is an argument itself is called by its last component, or by the end of its path that tells it from
  /// the others.
  private static func name(_ file: InputFile, argument: String, prefix: String) -> String {
    if file.path == argument { return argument == "-" || prefix.isEmpty ? file.name : prefix }
    return prefix.isEmpty ? file.name : prefix + "/" + file.name
  }
}
