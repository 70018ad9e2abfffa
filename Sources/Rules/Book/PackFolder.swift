import Bytes
import Foundation

/// Reads what `--rules` and `$RCA_RULES` name: a file, or a folder with rule files and packs.
enum PackFolder {
  /// Files that make up one pack, or a single file that says itself of which pack it is.
  struct Contents {
    var manifest: (source: RuleSource, value: PackManifest)?
    var sources: [RuleSource]
  }

  /// What is under `path`, in the order of the names. In a folder the `.yaml`, `.yml` and `.json` files count; those
  /// below a `pack.yaml` are one pack.
  static func contents(of path: String) throws(RuleError) -> [Contents] {
    let files = try files(under: path)
    let manifests = files.filter { file in PackManifest.fileNames.contains { file.isNamed($0) } }
    var contents: [Contents] = []
    for manifest in manifests {
      let source = try source(manifest)
      contents.append(Contents(manifest: (source, try PackManifest(source)), sources: []))
    }
    for file in files where !manifests.contains(where: { $0.path == file.path }) {
      let owner = manifests.indices
        .filter { file.path.hasPrefix(manifests[$0].folder) }
        .max { manifests[$0].folder.utf8.count < manifests[$1].folder.utf8.count }
      let source = try source(file)
      if let owner {
        contents[owner].sources.append(source)
      } else {
        contents.append(Contents(sources: [source]))
      }
    }
    return contents
  }

  private struct File {
    var path: String

    func isNamed(_ name: String) -> Bool { path == name || path.hasSuffix("/" + name) }

    /// The folder with its slash.
    var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
  }

  private static func files(under path: String) throws(RuleError) -> [File] {
    let found: [InputFile]
    do throws(InputError) { found = try FileTree.files(under: path) } catch {
      throw RuleError(RuleProblem(file: path, "the rules cannot be read: \(error.description)"))
    }
    if found.count == 1, found[0].path == path { return [File(path: path)] }
    let files = found.map { File(path: $0.path) }.filter { file in
      [".yaml", ".yml", ".json"].contains { file.path.hasSuffix($0) }
    }
    if files.isEmpty {
      throw RuleError(RuleProblem(file: path, "the folder holds no rule file (.yaml, .yml or .json)"))
    }
    return files
  }

  private static func source(_ file: File) throws(RuleError) -> RuleSource {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw RuleError(
        RuleProblem(file: file.path, "the file cannot be read; check that it exists and its permissions"))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let valid = String(decoding: data, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
      let line = valid.count { $0.isNewline } + 1
      throw RuleError(RuleProblem(file: file.path, "the file is not valid UTF-8, first in line \(line)"))
    }
    return RuleSource(name: file.path, text: text)
  }
}
