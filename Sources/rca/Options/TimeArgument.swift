import Analysis
import Foundation
import Records
import Report

/// A time as people write it: `2024-07-15T12:00:00Z`, `2024-07-15 12:00`, `12:00` on the day of the logs, `-3h`,
/// `30m ago`, `yesterday`, or an epoch number.
struct TimeArgument {
  private let text: String
  private let option: String

  /// - Parameter option: the option that the text was given to, for messages.
  init(_ text: String, option: String) {
    self.text = text.trimmingCharacters(in: .whitespaces)
    self.option = option
  }

  /// The instant that is meant; times without a zone are UTC.
  ///
  /// - Parameter days: the days that the logs begin on, for a time without a date.
  func instant(_ days: () -> [Timestamp] = { [] }) throws -> Timestamp {
    if let time = relative() ?? absolute() { return time }
    if let seconds = secondsOfDay() { return try onLogDay(seconds, days()) }
    throw CommandFailure(
      .usage,
      "\(option) \(text): not a time; write 2024-07-15T12:00:00Z, \"2024-07-15 12:00\", 12:00, -3h or epoch seconds"
    )
  }

  /// A time with its date, or an epoch number in seconds or milliseconds.
  private func absolute() -> Timestamp? {
    let bytes = Array(text.utf8)
    if let number = Double(text), number > 1e8, number < 1e14 {
      return Timestamp(seconds: number >= 1e11 ? number / 1000 : number)
    }
    guard let written = TimestampParser.parse(.iso, bytes, at: 0, end: bytes.count),
      written.range.upperBound == bytes.count
    else { return bytes.count == 10 ? day() : nil }
    var context = TimeContext()
    return context.resolve(written)
  }

  /// `2024-07-15` is its midnight.
  private func day() -> Timestamp? {
    let bytes = Array((text + "T00:00:00Z").utf8)
    guard let written = TimestampParser.parse(.iso, bytes, at: 0, end: bytes.count) else { return nil }
    var context = TimeContext()
    return context.resolve(written)
  }

  /// `-3h`, `30m ago`, `yesterday`, `now`: counted from the present.
  private func relative() -> Timestamp? {
    let now = Timestamp(seconds: Date().timeIntervalSince1970)
    switch text {
    case "now": return now
    case "yesterday": return now.advanced(bySeconds: -86_400)
    default: break
    }
    if text.hasPrefix("-"), let seconds = DurationArgument.seconds(String(text.dropFirst())) {
      return now.advanced(bySeconds: -seconds)
    }
    if text.hasSuffix(" ago"), let seconds = DurationArgument.seconds(String(text.dropLast(4))) {
      return now.advanced(bySeconds: -seconds)
    }
    return nil
  }

  /// `12:00` and `12:00:30`, with or without a `Z`.
  private func secondsOfDay() -> Int? {
    let bare = text.hasSuffix("Z") ? String(text.dropLast()) : text
    let parts = bare.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
      (0..<60).contains(minute), let second = parts.count == 3 ? parts[2] : 0, (0..<60).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private func onLogDay(_ seconds: Int, _ days: [Timestamp]) throws -> Timestamp {
    let candidates = days.map { Timestamp(microseconds: $0.microseconds + Int64(seconds) * 1_000_000) }
    if candidates.count == 1 { return candidates[0] }
    guard !candidates.isEmpty else {
      throw CommandFailure(
        .usage, "\(option) \(text): the logs do not say which day is meant; write the date too")
    }
    let list = candidates.map(\.rfc3339).joined(separator: ", ")
    throw CommandFailure(.usage, "\(option) \(text): the logs cover several days; write one of \(list)")
  }
}
