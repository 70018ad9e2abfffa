/// Follows a stack trace printed to a log without times, over the lines that stand at the margin: Go's frames, the last
/// line of a Python traceback, PHP's numbered frames, a Rust panic's message.
struct TraceState: Sendable {
  private enum Inside: Sendable { case nothing, go, python, php, rust }
  private var inside = Inside.nothing

  /// Notes the first line of a record.
  mutating func begin(_ bytes: [UInt8], _ line: Range<Int>) {
    inside = .nothing
    note(bytes, line)
  }

  /// Whether the line belongs to the trace that the record holds; indented lines do anyway.
  mutating func continues(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let isIndented = line.first.map { bytes[$0] == 0x20 || bytes[$0] == 0x09 } ?? false
    defer { note(bytes, line) }
    switch inside {
    case .nothing:
      return isIndented || Self.starts(bytes, line, Self.stackTrace) || Self.isNumberedFrame(bytes, line)
    case .go: return isIndented || Self.isGoFrame(bytes, line)
    case .python:
      if isIndented { return true }
      if !Self.starts(bytes, line, Self.chained) { inside = .nothing }
      return true
    case .php:
      return isIndented || Self.isNumberedFrame(bytes, line) || Self.starts(bytes, line, Self.stackTrace)
    case .rust:
      if isIndented || Self.starts(bytes, line, Self.rustNotes) { return true }
      inside = .nothing
      return true
    }
  }

  private mutating func note(_ bytes: [UInt8], _ line: Range<Int>) {
    if Self.starts(bytes, line, Self.goStarts) {
      inside = .go
    } else if Self.starts(bytes, line, Self.traceback) || Self.starts(bytes, line, Self.chained) {
      inside = .python
    } else if Self.starts(bytes, line, Self.phpStarts) {
      inside = .php
    } else if Self.starts(bytes, line, Self.unhandled) {
      inside = .rust
    } else if ByteFind.first(Self.rustPanic, bytes, line.lowerBound, line.upperBound) != nil {
      inside = .rust
    }
  }

  /// `main.work(0xc420)`, `created by main.main`, `goroutine 4 [running]:`, `exit status 2`: a call has no blank before
  /// its parenthesis.
  private static func isGoFrame(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    if starts(bytes, line, goStarts) || starts(bytes, line, goNotes) { return true }
    guard let last = line.last, bytes[last] == 0x29,
      let open = bytes[line].firstIndex(where: { $0 == 0x28 || $0 == 0x20 })
    else { return false }
    return bytes[open] == 0x28
  }

  /// `#0 /srv/shop/db.php(12): connect()`
  private static func isNumberedFrame(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    bytes[line.lowerBound] == 0x23
      && StampText.isDigit(StampText.byte(bytes, line.lowerBound + 1, line.upperBound))
  }

  private static func starts(_ bytes: [UInt8], _ line: Range<Int>, _ heads: [[UInt8]]) -> Bool {
    heads.contains { ByteFind.starts(bytes, line, with: $0) }
  }

  private static func heads(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static let goStarts = heads("panic: ", "goroutine ", "fatal error: ")
  private static let goNotes = heads(
    "created by ", "exit status ", "[signal ", "[recovered]", "...additional frames")
  private static let traceback = heads("Traceback (most recent call last)")
  private static let chained = heads(
    "Traceback (most", "During handling of the above", "The above exception was")
  private static let phpStarts = heads(
    "PHP Fatal error:", "PHP Stack trace:", "Stack trace:", "Fatal error: ")
  private static let stackTrace = heads("Stack trace:", "[stacktrace]", "{main}", "PHP Stack trace:")
  private static let unhandled = heads("Unhandled exception:")
  private static let rustNotes = heads("note: ", "stack backtrace:", "#")
  private static let rustPanic = Array(" panicked at ".utf8)
}
