package import Foundation

/// What a run of the built binary gave.
package struct CommandResult: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String
}

/// Runs the `rca` that was built beside the tests.
package enum RCA {
  /// Root of the package: the folder of Package.swift.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The built binary.
  package static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("rca")

  /// Runs `rca` in `folder` with nothing of the caller's settings but what `environment` gives.
  package static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:], input: Data = Data()
  ) throws -> CommandResult {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("rca-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files instead of pipes: a pipe that nobody reads stops the child.
    let files = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": scratch.path].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return CommandResult(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
