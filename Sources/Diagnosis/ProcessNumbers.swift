/// The numbers of the processes that wrote a line, as servers and system loggers write them: `[30412]`, `pid=30412`.
enum ProcessNumbers {
  private static let digitsMin = 3
  private static let digitsMax = 10

  /// Every number of `text` that stands alone in brackets or behind `pid` or `process`.
  static func written(in text: String) -> Set<String> {
    var found: Set<String> = []
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex { $0 &- 0x30 > 9 } ?? bytes.count
      if end > at, (digitsMin...digitsMax).contains(end - at), names(bytes, at..<end) {
        found.insert(String(decoding: bytes[at..<end], as: UTF8.self))
      }
      at = max(end, at + 1)
    }
    return found
  }

  private static func names(_ bytes: [UInt8], _ digits: Range<Int>) -> Bool {
    let before = bytes[..<digits.lowerBound]
    if before.last == 0x5B { return digits.upperBound < bytes.count && bytes[digits.upperBound] == 0x5D }
    let word = before.suffix(8).map { $0 | 0x20 }.filter { $0 &- 0x61 < 26 }
    return (before.last.map { [0x20, 0x3D, 0x3A].contains($0) } ?? false)
      && (word.suffix(3).elementsEqual("pid".utf8) || word.suffix(7).elementsEqual("process".utf8))
  }
}
