import Bytes

/// Replaces what points at people and opens doors (addresses, e-mail, secrets, user ids) by tokens: `ip-3f9a2c51`.
///
/// The same text gives the same token under the same key (HMAC-SHA-256, RFC 2104, cut to 32 bits), so a reader can
/// still follow one client through a report; without the key the token says nothing.
package struct Redactor: Sendable {
  private let innerPad: [UInt8]
  private let outerPad: [UInt8]

  /// - Parameter key: any bytes; whoever has them can confirm a guess.
  package init(key: [UInt8]) {
    var block = key.count > 64 ? Self.bytes(ofHex: SHA256.hex(key, 0..<key.count)) : key
    block += Array(repeating: 0, count: 64 - block.count)
    innerPad = block.map { $0 ^ 0x36 }
    outerPad = block.map { $0 ^ 0x5C }
  }

  /// A redactor whose key is a hash of the report: two runs agree, two reports do not. The lines around the evidence
  /// stand in some forms of a report only, so they are no part of it.
  package init(for document: ReportDocument) {
    var bare = document
    for place in bare.evidence.indices {
      bare.evidence[place].before = nil
      bare.evidence[place].after = nil
    }
    let bytes = Array(OrderedJSONEncoder().encodeLine(bare).utf8)
    self.init(key: Self.bytes(ofHex: SHA256.hex(bytes, 0..<bytes.count)))
  }

  /// The report with every text redacted. The hash of a line that changed is dropped, because it would confirm a
  /// guess at what was there.
  package func redact(_ document: ReportDocument) -> ReportDocument {
    var document = TextMapping(change: redact)(document)
    for place in document.evidence.indices {
      let text = document.evidence[place].text
      let redacted = redact(text)
      if redacted != text {
        document.evidence[place].text = redacted
        document.evidence[place].sha256 = nil
      }
      document.evidence[place].before = document.evidence[place].before?.map(redact)
      document.evidence[place].after = document.evidence[place].after?.map(redact)
    }
    return document
  }

  /// `text` with its sensitive parts replaced; the rest stands unchanged.
  package func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var kept = 0
    for finding in SensitiveText(bytes).findings {
      result += bytes[kept..<finding.range.lowerBound]
      result += token(finding.kind, bytes[finding.range]).utf8
      kept = finding.range.upperBound
    }
    guard kept > 0 else { return text }
    return String(decoding: result + bytes[kept...], as: UTF8.self)
  }

  private func token(_ kind: SensitiveText.Kind, _ value: ArraySlice<UInt8>) -> String {
    let inner = Self.bytes(ofHex: hash(innerPad + value))
    return "\(kind.rawValue)-\(hash(outerPad + inner).prefix(8))"
  }

  private func hash(_ bytes: [UInt8]) -> String { SHA256.hex(bytes, 0..<bytes.count) }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = text.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
