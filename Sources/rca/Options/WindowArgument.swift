import Foundation
import Records

/// A span of time: `T..T`, an open `T..`, or `T±30m`.
struct WindowArgument {
  let start: Timestamp
  /// nil: until the end of the data.
  let end: Timestamp?

  /// - Parameters:
  ///   - option: the option that the text was given to, for messages.
  ///   - days: the days that the logs begin on, for times without a date.
  init(_ text: String, option: String, days: () -> [Timestamp]) throws {
    if let sign = text.firstIndex(of: "±") {
      let middle = try TimeArgument(String(text[..<sign]), option: option).instant(days)
      guard let seconds = DurationArgument.seconds(String(text[text.index(after: sign)...])) else {
        throw CommandFailure(.usage, "\(option) \(text): \"±\" needs a duration such as 30m behind it")
      }
      start = middle.advanced(bySeconds: -seconds)
      end = middle.advanced(bySeconds: seconds)
      return
    }
    let parts = text.components(separatedBy: "..")
    guard parts.count == 2, !parts[0].isEmpty else {
      throw CommandFailure(
        .usage, "\(option) \(text): not a span of time; write START..END, START.. or TIME±30m")
    }
    start = try TimeArgument(parts[0], option: option).instant(days)
    end = parts[1].isEmpty ? nil : try TimeArgument(parts[1], option: option).instant(days)
    if let end, end <= start {
      throw CommandFailure(.usage, "\(option) \(text): it ends before it begins")
    }
  }
}
