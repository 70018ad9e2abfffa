/// The words, letters and numbers by which logs name a severity.
package enum SeverityWords {
  /// The severity of a word in any case: `WARN`, `warning`, `Err`, `SEVERE`, `ftl` … Nil for any other text.
  package static func severity(_ bytes: [UInt8], _ range: Range<Int>) -> Severity? {
    guard range.count >= 2, range.count <= longest else { return nil }
    var code: UInt64 = 0
    for place in range {
      let byte = bytes[place]
      guard StampText.isAlphanumeric(byte) else { return nil }
      code = WordCode.next(code, byte | 0x20)
    }
    return words[code]
  }

  package static func severity(ofWord word: String) -> Severity? {
    let bytes = Array(word.utf8)
    return severity(bytes, 0..<bytes.count)
  }

  /// One capital letter before or behind a time, as klog, Android, MongoDB and Ruby's logger write it.
  package static func severity(ofLetter letter: UInt8) -> Severity? {
    switch letter {
    case 0x54, 0x56: .trace  // T V
    case 0x44: .debug  // D
    case 0x49: .info  // I
    case 0x4E: .notice  // N
    case 0x57: .warning  // W
    case 0x45: .error  // E
    case 0x46, 0x43: .critical  // F C
    case 0x41: .alert  // A
    case 0x58: .emergency  // X (CUPS)
    default: nil
    }
  }

  /// RFC 5424: 0 emergency … 7 debug.
  package static func severity(syslog number: Int) -> Severity? {
    switch number {
    case 0: .emergency
    case 1: .alert
    case 2: .critical
    case 3: .error
    case 4: .warning
    case 5: .notice
    case 6: .info
    case 7: .debug
    default: nil
    }
  }

  /// Bunyan and pino: 10 trace … 60 fatal.
  package static func severity(pino number: Int) -> Severity? {
    switch number {
    case 10..<20: .trace
    case 20..<30: .debug
    case 30..<40: .info
    case 40..<50: .warning
    case 50..<60: .error
    case 60...70: .critical
    default: nil
    }
  }

  /// OpenTelemetry's SeverityNumber: 1 trace … 24 fatal.
  package static func severity(openTelemetry number: Int) -> Severity? {
    switch number {
    case 1...4: .trace
    case 5...8: .debug
    case 9...12: .info
    case 13...16: .warning
    case 17...20: .error
    case 21...24: .critical
    default: nil
    }
  }

  private static let longest = 14

  private static let words: PackedTable<Severity> = {
    let spellings: [(Severity, String)] = [
      (.trace, "trace trc trac verbose vrb verb finest finer spam silly"),
      (.debug, "debug dbg debu fine debug1 debug2 debug3 debug4 debug5 dbug dbg1"),
      (.info, "info inf information informational log config default stats infos"),
      (.notice, "notice note notif notification success"),
      (.warning, "warn warning wrn warnings"),
      (.error, "error err eror erro severe failure"),
      (.critical, "critical crit crt fatal ftl fata panic dpanic pani"),
      (.alert, "alert alrt"),
      (.emergency, "emergency emerg emrg"),
    ]
    var table = PackedTable<Severity>()
    for (severity, list) in spellings {
      for word in list.split(separator: " ") {
        table[WordCode.of(word.utf8.map { $0 | 0x20 })] = severity
      }
    }
    return table
  }()
}
