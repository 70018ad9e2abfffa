import Analysis
import Foundation

/// One line on standard error that says how far reading has come, at most five times a second.
struct ProgressLine {
  private let task: Task<Void, Never>?

  /// - Parameter isShown: false for no line at all.
  init(_ progress: ScanProgress, isShown: Bool) {
    guard isShown else {
      task = nil
      return
    }
    let start = Date()
    task = Task.detached {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(200))
        if Task.isCancelled { break }
        Self.show(progress, seconds: Date().timeIntervalSince(start))
      }
    }
  }

  /// Removes the line.
  func finish() {
    guard let task else { return }
    task.cancel()
    Self.write("\r\u{1B}[K")
  }

  private static func show(_ progress: ScanProgress, seconds: Double) {
    let done = Double(progress.bytesRead)
    let total = Double(progress.total)
    let speed = done / max(seconds, 0.001)
    var line = "\(megabytes(done))"
    if total > 0 {
      let share = min(1, done / total)
      line = "\(Int(share * 100)) % of \(megabytes(total))"
      if speed > 0, share < 1 { line += ", \(Int(((total - done) / speed).rounded(.up))) s left" }
    }
    write("\r\u{1B}[Kreading \(line), \(megabytes(speed))/s")
  }

  private static func megabytes(_ bytes: Double) -> String {
    let tenths = Int((bytes / 100_000).rounded())
    return "\(tenths / 10).\(tenths % 10) MB"
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
