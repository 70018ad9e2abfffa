import Bytes
import Foundation
import Rules

/// Reads rule files from disk.
enum RuleFiles {
  /// The file `path`, or every `.yaml`, `.yml` and `.json` file under the folder.
  static func sources(_ path: String) throws -> [RuleSource] {
    do throws(InputError) {
      let files = try FileTree.files(under: path)
      let chosen = files.filter { file in
        file.path == path || [".yaml", ".yml", ".json"].contains { file.path.hasSuffix($0) }
      }
      return try chosen.map { file throws(InputError) in
        guard let data = FileManager.default.contents(atPath: file.path) else {
          throw InputError(path: file.path, reason: .permissionDenied)
        }
        return RuleSource(name: file.path, text: String(decoding: data, as: UTF8.self))
      }
    } catch {
      throw CommandFailure(.usage, "--rules \(error.description)")
    }
  }

  /// SHA-256 over the texts of a pack, in the order of its files.
  static func digest(_ texts: [String]) -> String {
    var digest = SHA256()
    for text in texts {
      let bytes = Array(text.utf8)
      digest.update(bytes, bytes.indices)
    }
    return digest.finish()
  }
}
