/// Finds the severity in a line whose exact shape is unknown: the first word of the header that names one, by what
/// stands around it.
struct LevelSearch {
  struct Found: Equatable {
    var level: Severity
    /// The word, letter or number that names it.
    var range: Range<Int>
  }

  /// Searches behind the time first, then before it. Without a time, `stamp` is empty at the start of the line.
  static func find(_ bytes: [UInt8], _ line: Range<Int>, stamp: Range<Int>) -> Found? {
    if !stamp.isEmpty, let letter = klogLetter(bytes, stamp) { return letter }
    if let found = search(bytes, stamp.upperBound, line.upperBound, isBehindTime: !stamp.isEmpty) {
      return found
    }
    if stamp.lowerBound > line.lowerBound,
      let found = search(bytes, line.lowerBound, stamp.lowerBound, isBehindTime: true)
    {
      return found
    }
    // A second time stands in front of the level of what is relayed: its numbers are no words.
    guard !stamp.isEmpty, hasClock(bytes, stamp.upperBound, line.upperBound) else { return nil }
    return search(bytes, stamp.upperBound, line.upperBound, isBehindTime: true, countsNumbers: false)
  }

  /// Whether something like `08:15` stands near.
  private static func hasClock(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var at = start + 2
    let stop = min(end - 2, start + 80)
    while at < stop {
      if bytes[at] == 0x3A, StampText.isDigit(bytes[at - 1]), StampText.isDigit(bytes[at - 2]),
        StampText.isDigit(bytes[at + 1]), StampText.isDigit(bytes[at + 2])
      {
        return true
      }
      at += 1
    }
    return false
  }

  private static let wordsMax = 9
  private static let bytesMax = 200

  private static func search(
    _ bytes: [UInt8], _ start: Int, _ end: Int, isBehindTime: Bool, countsNumbers: Bool = true
  ) -> Found? {
    var at = start < end && isBehindTime && bytes[start] == 0x22 ? start + 1 : start
    var stop = min(end, start + bytesMax)
    var words = 0
    var onlyNumbers = true
    var closingQuote = -1
    while at < stop, words < wordsMax {
      if bytes[at] == 0x1B {
        at = AnsiText.sequenceEnd(bytes, at, end)
        continue
      }
      if bytes[at] == 0x22, at != closingQuote, let close = quoteEnd(bytes, at, end) {
        if close - at > longQuote {
          stop = min(end, stop + close - at)
          at = close + 1
          continue
        }
        closingQuote = close
      }
      guard StampText.isAlphanumeric(bytes[at]) else {
        at += 1
        continue
      }
      let wordStart = at
      while at < end, StampText.isAlphanumeric(bytes[at]) { at += 1 }
      let word = wordStart..<at
      let place = Place(bytes, word, start, end)
      if let level = judge(bytes, word, place, isFirst: isBehindTime && words == 0, isLeading: onlyNumbers) {
        return Found(level: level, range: word)
      }
      let isNumber = word.allSatisfy { StampText.isDigit(bytes[$0]) }
      if !isNumber { onlyNumbers = false }
      if !isNumber || countsNumbers { words += 1 }
    }
    return nil
  }

  /// Where a quoted text ends; nil for an open one. Doubled quotes are part of the text.
  private static func quoteEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var at = start + 1
    while at < end {
      if bytes[at] == 0x22 {
        guard at + 1 < end, bytes[at + 1] == 0x22 else { return at }
        at += 1
      }
      at += 1
    }
    return nil
  }

  /// A longer quotation is no word of the header.
  private static let longQuote = 16

  /// What stands before and behind a word; blanks at the ends.
  private struct Place {
    var before: UInt8
    var after: UInt8

    init(_ bytes: [UInt8], _ word: Range<Int>, _ start: Int, _ end: Int) {
      before = word.lowerBound > start ? bytes[word.lowerBound - 1] : 0x20
      if before == 0x6D, AnsiText.endsSequence(bytes, word.lowerBound, start) { before = 0x20 }
      after = word.upperBound < end ? bytes[word.upperBound] : 0x20
      if after == 0x1B { after = 0x20 }
    }

    var isFramed: Bool { Self.opens(before) && Self.closes(after) && !(before == 0x2F && after == 0x2F) }
    var isApart: Bool { (before <= 0x20 || Self.opens(before)) && (after <= 0x20 || Self.closes(after)) }

    /// `[ ( < | : / { " * ' ;`
    private static func opens(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x5B, 0x28, 0x3C, 0x7C, 0x3A, 0x2F, 0x7B, 0x22, 0x2A, 0x27, 0x09, 0x5D, 0x3B: true
      default: false
      }
    }

    /// `] ) > | : / } " * , - ' ;`
    private static func closes(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x5D, 0x29, 0x3E, 0x7C, 0x3A, 0x2F, 0x7D, 0x22, 0x2A, 0x2C, 0x27, 0x09, 0x2D, 0x5B, 0x3B: true
      default: false
      }
    }
  }

  private static func judge(
    _ bytes: [UInt8], _ word: Range<Int>, _ place: Place, isFirst: Bool, isLeading: Bool
  ) -> Severity? {
    if word.count == 1 {
      if place.before == 0x5B, place.after == 0x5D {
        return SeverityWords.severity(ofLetter: bytes[word.lowerBound])
      }
      guard isLeading, place.isApart, place.after != 0x27 else { return nil }
      let letter = bytes[word.lowerBound]
      if letter &- 0x41 < 26 {
        let isArticle = letter == 0x41 && StampText.byte(bytes, word.upperBound + 1, bytes.count) &- 0x61 < 26
        return isArticle ? nil : SeverityWords.severity(ofLetter: letter)
      }
      // SAP HANA writes the letter small, right behind the time and before a component's name.
      guard isFirst, letter != 0x61, StampText.byte(bytes, word.upperBound + 1, bytes.count) &- 0x41 < 26
      else {
        return nil
      }
      return SeverityWords.severity(ofLetter: letter & 0xDF)
    }
    guard let level = SeverityWords.severity(bytes, word) else { return nil }
    if place.before == 0x3D { return isLevelKey(bytes, word.lowerBound - 1) ? level : nil }
    let isCapital = word.allSatisfy { bytes[$0] &- 0x41 < 26 || StampText.isDigit(bytes[$0]) }
    if place.before == 0x2E { return isCapital && place.after == 0x3A ? level : nil }
    if place.isFramed { return level }
    let isWeak = isAmbiguous(bytes, word)
    if isFirst, place.isApart { return isWeak && !isCapital ? nil : level }
    if place.isApart, isCapital, !isWeak { return level }
    return place.before <= 0x20 && place.after == 0x3A && isFirstOfMessage(bytes, word) ? level : nil
  }

  /// `error: …` right behind `]: ` or the like.
  private static func isFirstOfMessage(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 2 else { return true }
    let mark = bytes[word.lowerBound - 2]
    return mark == 0x3A || mark == 0x5D || mark == 0x2D || mark == 0x7C
  }

  /// Words that name a severity only where nothing else can be meant.
  private static func isAmbiguous(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    var code: UInt64 = 0
    for place in word { code = WordCode.next(code, bytes[place] | 0x20) }
    return ambiguous[code] != nil
  }

  private static let ambiguous: PackedTable<Bool> = {
    var table = PackedTable<Bool>()
    for word in ["log", "config", "default", "note", "fine", "stats", "success", "failure", "verb", "spam"] {
      table[WordCode.of(word.utf8)] = true
    }
    return table
  }()

  /// `level=`, `lvl=`, `severity=`, `loglevel=` before the value.
  private static func isLevelKey(_ bytes: [UInt8], _ equals: Int) -> Bool {
    var start = equals
    while start > 0, StampText.isAlphanumeric(bytes[start - 1]) || bytes[start - 1] == 0x5F { start -= 1 }
    let key = String(decoding: bytes[start..<equals], as: UTF8.self).lowercased()
    return key.hasSuffix("level") || key.hasSuffix("lvl") || key.hasPrefix("sever") || key == "lev"
      || key == "loglevel"
  }

  /// The letter that belongs to a klog time.
  private static func klogLetter(_ bytes: [UInt8], _ stamp: Range<Int>) -> Found? {
    guard let first = stamp.first, StampText.isLetter(bytes[first]), stamp.count > 5,
      StampText.isDigit(bytes[first + 1]), let level = SeverityWords.severity(ofLetter: bytes[first])
    else { return nil }
    return Found(level: level, range: first..<first + 1)
  }
}
