/// The head of a syslog line in any of its dialects: RFC 3164 as daemons and rsyslog write it, RFC 5424, and the
/// same with an ISO time.
///
///     [<pri>]Jul 15 12:00:00 host tag[pid]: message
///     [<pri>1 ]2024-07-15T12:00:00.123Z host app procid msgid [structured data] message
///     2024-07-15T12:00:00.123456+00:00 host tag[pid]: message
struct SyslogHeader {
  var priority: Int?
  var host: Range<Int>?
  var tag: Range<Int>?
  var pid: Range<Int>?
  var messageID: Range<Int>?
  var structuredData: Range<Int>?
  var message: Range<Int>
  /// Has the six words of RFC 5424.
  var isVersioned = false

  /// Reads the head of a line whose time stands at `stamp`; nil when what follows the time is no syslog.
  init?(_ bytes: [UInt8], _ line: Range<Int>, stamp: Range<Int>) {
    let end = line.upperBound
    message = stamp.upperBound..<end
    let hasVersion = readPriority(bytes, line.lowerBound..<stamp.lowerBound)
    var at = stamp.upperBound
    if at < end, bytes[at] == 0x3A, at + 1 < end, bytes[at + 1] == 0x20 {
      at += 1
      guard at + 1 < end, bytes[at + 1] == 0x25 else { return nil }
      readTagAndMessage(bytes, at + 1, end)
      return
    }
    guard at < end, bytes[at] == 0x20 else { return nil }
    at += 1
    if hasVersion || Self.looksVersioned(bytes, at, end) {
      isVersioned = true
      guard readVersioned(bytes, at, end) else { return nil }
      return
    }
    let word = Self.word(bytes, at, end)
    guard !word.isEmpty else { return nil }
    if word.upperBound + 1 < end, bytes[word.upperBound - 1] == 0x3A, bytes[word.upperBound + 1] == 0x25 {
      host = word.dropLast()
      readTagAndMessage(bytes, word.upperBound + 1, end)
      return
    }
    if Self.isTag(bytes, word) {
      readTagAndMessage(bytes, at, end)
      return
    }
    guard Self.isHost(bytes, word) else { return nil }
    host = word
    at = word.upperBound
    while at < end, bytes[at] == 0x20 { at += 1 }
    readTagAndMessage(bytes, at, end)
  }

  /// `<134>` with a version behind it or not; true with a version (RFC 5424).
  private mutating func readPriority(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let open = bytes[range].firstIndex(of: 0x3C), let close = bytes[range].firstIndex(of: 0x3E),
      open < close
    else {
      return false
    }
    priority = DecimalText.integer(bytes, open + 1..<close)
    return close + 1 < range.upperBound && StampText.isDigit(bytes[close + 1])
  }

  /// `tag[pid]: message`, `tag: message`, `tag message` and `tag(module)[pid]: message`.
  private mutating func readTagAndMessage(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var at = start
    while at < end, bytes[at] > 0x20, bytes[at] != 0x5B, bytes[at] != 0x3A { at += 1 }
    if at + 2 < end, bytes[at] == 0x3A, bytes[at + 1] > 0x20, bytes[at + 1] != 0x5B {
      at = Self.tagEnd(bytes, at, end)
    }
    guard at > start else {
      message = start..<end
      return
    }
    let tagEnd = at
    if at < end, bytes[at] == 0x5B {
      let close = bytes[at..<min(end, at + 64)].firstIndex(of: 0x5D) ?? at
      if close > at + 1 {
        pid = at + 1..<close
        at = close + 1
      }
    }
    if at < end, bytes[at] == 0x3A {
      at += 1
    } else if pid == nil {
      message = start..<end
      return
    }
    tag = start..<tagEnd
    while at < end, bytes[at] == 0x20 { at += 1 }
    message = at..<end
  }

  /// A colon inside a tag (`%ASA-6-302013:` has none, `postfix/smtpd` neither; `a:b:` has): the last before a blank.
  private static func tagEnd(_ bytes: [UInt8], _ colon: Int, _ end: Int) -> Int {
    var at = colon
    while at < end, bytes[at] > 0x20, bytes[at] != 0x5B { at += 1 }
    return at > colon && bytes[at - 1] == 0x3A ? at - 1 : at < end && bytes[at] == 0x5B ? at : colon
  }

  /// `host app procid msgid sd message` of RFC 5424.
  private mutating func readVersioned(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var at = start
    var words: [Range<Int>] = []
    while words.count < 4 {
      let word = Self.word(bytes, at, end)
      guard !word.isEmpty else { return false }
      words.append(word)
      at = min(word.upperBound + 1, end)
    }
    let given = words.map { CommonLogDecoder.isDash(bytes, $0) ? nil : $0 }
    (host, tag, pid, messageID) = (given[0], given[1], given[2], given[3])
    if at < end, bytes[at] == 0x5B {
      let close = Self.structuredDataEnd(bytes, at, end)
      structuredData = at..<close
      at = close
    } else if at < end, bytes[at] == 0x2D {
      at += 1
    }
    while at < end, bytes[at] == 0x20 { at += 1 }
    if at + 3 <= end, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { at += 3 }
    message = at..<end
    return true
  }

  private static func structuredDataEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    var isQuoted = false
    while at < end {
      switch bytes[at] {
      case 0x5C where isQuoted: at += 1
      case 0x22: isQuoted.toggle()
      case 0x5D where !isQuoted:
        guard at + 1 < end, bytes[at + 1] == 0x5B else { return at + 1 }
      default: break
      }
      at += 1
    }
    return end
  }

  /// Four words and then `-` or `[`: RFC 5424 without the priority that relays strip.
  private static func looksVersioned(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var at = start
    for place in 0..<4 {
      let word = word(bytes, at, end)
      guard !word.isEmpty, bytes[word.upperBound - 1] != 0x3A else { return false }
      if place == 0, CommonLogDecoder.isDash(bytes, word) || !isHost(bytes, word) { return false }
      if place == 2, !CommonLogDecoder.isDash(bytes, word), DecimalText.integer(bytes, word) == nil {
        return false
      }
      at = min(word.upperBound + 1, end)
    }
    return at < end && (bytes[at] == 0x5B || (bytes[at] == 0x2D && (at + 1 == end || bytes[at + 1] == 0x20)))
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
    var at = start
    while at < end, bytes[at] > 0x20 { at += 1 }
    return start..<at
  }

  private static func isTag(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard bytes[word.upperBound - 1] == 0x3A else { return false }
    if word.count > 1, bytes[word.upperBound - 2] == 0x5D { return true }
    return !word.dropLast().contains { bytes[$0] == 0x3A }
  }

  /// Letters, digits and the marks of names and addresses.
  private static func isHost(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count <= 255 && bytes[word.upperBound - 1] != 0x3A && !isDate(bytes, word)
      && word.allSatisfy {
        let byte = bytes[$0]
        return StampText.isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x3A
          || byte == 0x25 || byte == 0x2F || byte == 0x40 || byte >= 0x80
      }
  }

  /// A second time and no name.
  private static func isDate(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let start = word.lowerBound
    return word.count >= 10 && StampText.isDigit(bytes[start])
      && StampText.four(bytes, start, word.upperBound) > 0
      && bytes[start + 4] == 0x2D && bytes[start + 7] == 0x2D
  }

  /// The program in a tag: `postfix` of `postfix/smtpd`, `sshd` of `sshd(pam_unix)`.
  static func program(_ bytes: [UInt8], _ tag: Range<Int>) -> Range<Int> {
    let end = bytes[tag].firstIndex { $0 == 0x2F || $0 == 0x28 } ?? tag.upperBound
    return end > tag.lowerBound ? tag.lowerBound..<end : tag
  }

  /// Whether a message goes on from the line before: PostgreSQL numbers the pieces (`[6-2] `), and others begin them
  /// with a tab, which rsyslog writes as `#011`.
  static func continuesMessage(_ bytes: [UInt8], _ message: Range<Int>) -> Bool {
    guard let first = message.first else { return false }
    if bytes[first] == 0x09 || ByteFind.starts(bytes, message, with: escapedTab) { return true }
    guard bytes[first] == 0x5B,
      let close = bytes[first..<min(message.upperBound, first + 20)].firstIndex(of: 0x5D),
      let dash = bytes[first..<close].firstIndex(of: 0x2D),
      DecimalText.integer(bytes, first + 1..<dash) != nil,
      let piece = DecimalText.integer(bytes, dash + 1..<close)
    else { return false }
    return piece > 1
  }

  private static let escapedTab = Array("#011".utf8)
}
