/// The one fixed point of PostgreSQL's text logs: whatever `log_line_prefix` says, a severity word, a colon and two
/// blanks stand between prefix and message.
struct PostgresLine {
  /// The severity word: `LOG`, `ERROR`, `DETAIL` …
  var word: Range<Int>
  var message: Int

  /// Finds the marker in the first bytes of a line after `start`.
  init?(_ bytes: [UInt8], from start: Int, end: Int) {
    var at = start
    let stop = min(end, start + Self.prefixMax)
    while at < stop {
      if bytes[at] == 0x3A, at + 2 < end, bytes[at + 1] == 0x20, bytes[at + 2] == 0x20 {
        var first = at
        while first > start, StampText.isAlphanumeric(bytes[first - 1]) { first -= 1 }
        if Self.isSeverity(bytes, first..<at) {
          word = first..<at
          message = at + 3
          return
        }
      }
      at += 1
    }
    return nil
  }

  /// The marker of a line that has nothing in front of it (an empty `log_line_prefix`); nil for any other. Words that
  /// Python's servers write the same way are not enough.
  static func bare(_ bytes: [UInt8], _ line: Range<Int>) -> PostgresLine? {
    let head = min(line.upperBound, line.lowerBound + 14)
    guard StampText.byte(bytes, line.lowerBound, line.upperBound) &- 0x41 < 26,
      let marker = PostgresLine(bytes, from: line.lowerBound, end: head),
      marker.word.lowerBound == line.lowerBound,
      StampText.byte(bytes, marker.message, line.upperBound) > 0x20,
      marker.word.count != 7
        || bytes[line.lowerBound] != 0x57
    else { return nil }
    return marker
  }

  /// `DETAIL`, `HINT`, `STATEMENT` …: says more about the record before it.
  func isAttachment(_ bytes: [UInt8]) -> Bool { Self.field(bytes, word) != nil }

  /// The field into which an attached line goes.
  static func field(_ bytes: [UInt8], _ word: Range<Int>) -> FieldKey? {
    guard let first = word.first else { return nil }
    switch (bytes[first], word.count) {
    case (0x44, 6): return .detail
    case (0x48, 4): return .hint
    case (0x53, 9): return .statement
    case (0x51, 5): return .query
    case (0x43, 7), (0x4C, 8), (0x42, 9): return .context
    default: return nil
    }
  }

  private static let prefixMax = 400

  private static let severities: PackedTable<Bool> = {
    let words = """
      DEBUG DEBUG1 DEBUG2 DEBUG3 DEBUG4 DEBUG5 LOG INFO NOTICE WARNING ERROR FATAL PANIC AUDIT \
      DETAIL HINT STATEMENT QUERY CONTEXT LOCATION BACKTRACE
      """
    var table = PackedTable<Bool>()
    for word in words.split(separator: " ") { table[WordCode.of(word.utf8)] = true }
    return table
  }()

  private static func isSeverity(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count >= 3, word.count <= 9, bytes[word.lowerBound] &- 0x41 < 26 else { return false }
    var code: UInt64 = 0
    for place in word { code = WordCode.next(code, bytes[place]) }
    return severities[code] != nil
  }
}
