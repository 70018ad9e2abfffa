import Foundation

/// A shell in an empty folder, as a reader of a page has it: the built `rca` on the path, the repository's `Fixtures` at
/// hand, and nothing else that this machine or user has set.
package final class ShellSession {
  private let folder: TemporaryFolder
  private var currentFolder: String

  package init() throws {
    folder = try TemporaryFolder()
    currentFolder = folder.path + "/work"
    let files = FileManager.default
    for name in ["bin", "home", "work"] {
      try files.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try files.createSymbolicLink(atPath: folder.path + "/bin/rca", withDestinationPath: RCA.binary.path)
    try files.createSymbolicLink(
      atPath: currentFolder + "/Fixtures", withDestinationPath: RCA.root.path + "/Fixtures")
  }

  /// Runs one block of commands, which ends at the first that fails; `cd` lasts. Both outputs come as a terminal would
  /// show them.
  package func run(_ script: String) throws -> CommandResult {
    let place = folder.path + "/place"
    let output = folder.path + "/output"
    FileManager.default.createFile(atPath: output, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", script + "\npwd > '\(place)'"]
    process.currentDirectoryURL = URL(fileURLWithPath: currentFolder)
    process.environment = [
      "PATH": folder.path + "/bin:/usr/bin:/bin", "HOME": folder.path + "/home", "LC_ALL": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    if let data = FileManager.default.contents(atPath: place) {
      currentFolder = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
    let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
    return CommandResult(status: process.terminationStatus, output: text, errors: "")
  }
}
