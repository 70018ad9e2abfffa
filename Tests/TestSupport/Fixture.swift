import Foundation

/// The recorded incidents that are part of the repository.
package enum Fixture {
  /// Path of `Fixtures/NAME`.
  package static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures").appendingPathComponent(name).path
  }
}
