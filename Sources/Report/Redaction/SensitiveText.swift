/// Finds what must not be shared in a line: IPv4 and IPv6 addresses, e-mail addresses, secrets, and the values of keys
/// that name users or secrets (`user=`, `password:`, `Bearer`).
struct SensitiveText {
  enum Kind: String {
    case address = "ip"
    case email, secret, user
  }

  struct Finding: Equatable {
    var range: Range<Int>
    var kind: Kind
  }

  /// In order, without overlaps.
  private(set) var findings: [Finding] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var place = 0
    /// What the words before say about the next one, and the last of them.
    var announced: Kind?
    var before = ""
    while place < bytes.count {
      guard Self.isWord(bytes[place]) else {
        // A value may stand behind these; anything else ends the announcement.
        if !" =:\"'([{\\".utf8.contains(bytes[place]) { announced = nil }
        place += 1
        continue
      }
      let range = place..<wordEnd(from: place)
      let word = text(range).lowercased()
      if let kind = announced, !Self.isFiller(word), !Self.isScheme(word) {
        add(trimmed(range), kind)
        announced = nil
      } else {
        inspect(range)
        if !Self.isFiller(word) { announced = announcement(word, after: before, end: range.upperBound) }
      }
      before = word
      place = range.upperBound
    }
  }

  /// A word that says nothing about its key is looked at by its own form.
  private mutating func inspect(_ word: Range<Int>) {
    if let range = userInformation(in: word) {
      add(range, .secret)
    } else if let range = email(in: word) {
      return add(range, .email)
    }
    var piece = word.lowerBound
    for place in word.lowerBound...word.upperBound
    where place == word.upperBound || "/@,=".utf8.contains(bytes[place]) {
      let part = trimmed(piece..<place)
      if let range = address(in: part) {
        add(range, .address)
      } else if isSecret(part) || CardNumber.isOne(bytes[part]) {
        add(part, .secret)
      }
      piece = place + 1
    }
  }

  private mutating func add(_ range: Range<Int>, _ kind: Kind) {
    guard !range.isEmpty, findings.last.map({ $0.range.upperBound <= range.lowerBound }) ?? true else {
      return
    }
    findings.append(Finding(range: range, kind: kind))
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    return end
  }

  /// Without the punctuation of the sentence around it.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ".,-:".utf8.contains(bytes[start]), !text(start..<end).hasPrefix("::") { start += 1 }
    while start < end, ".,-:".utf8.contains(bytes[end - 1]), !text(start..<end).hasSuffix("::") { end -= 1 }
    return start..<end
  }
}

extension SensitiveText {
  /// What may stand inside an address, an e-mail, a token or a path.
  private static func isWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || ".-_@+/%:~,".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  /// An HTTP authentication scheme: the credentials follow it.
  private static func isScheme(_ word: String) -> Bool { word == "bearer" || word == "basic" }

  /// Words that may stand between a key and its value.
  private static func isFiller(_ word: String) -> Bool {
    [":", "-", "is", "the"].contains(word)
  }

  /// The kind of the value that follows `word`: `Bearer x`, `key=x`, `key: x`, `"key":"x"`, `user "x"`, `for user x`.
  private func announcement(_ word: String, after before: String, end: Int) -> Kind? {
    if Self.isScheme(word) { return .secret }
    let next = bytes[end...].prefix(2)
    let isKey =
      word.hasSuffix(":") || next.starts(with: Array("=".utf8)) || next.starts(with: Array("\"".utf8))
      || next.starts(with: Array("'".utf8)) || next.elementsEqual(" \"".utf8) || next.elementsEqual(" '".utf8)
    let key = word.hasSuffix(":") ? String(word.dropLast()) : word
    let last =
      key.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }.last.map(String.init) ?? ""
    if isKey, Self.secretKeys.contains(where: last.hasSuffix) { return .secret }
    if isKey, Self.userKeys.contains(last) { return .user }
    return word == "user" && ["for", "invalid", "by"].contains(before) ? .user : nil
  }

  private static let secretKeys = [
    "password", "passwd", "pwd", "secret", "token", "api_key", "apikey", "api-key", "access_key",
    "authorization",
    "session", "session_id", "sessionid", "sid", "cookie", "credential",
  ]
  private static let userKeys = [
    "user", "username", "user_name", "user-name", "userid", "user_id", "user-id", "uid", "login", "email",
    "customer",
    "customer_id", "account", "account_id", "actor", "ruser", "usr",
  ]

  /// `rabbit@mq1.log` and `user@1000.service` are a file and a unit.
  private static let fileEndings: Set<String> = [
    "log", "gz", "zst", "xz", "txt", "json", "ndjson", "csv", "conf", "cfg", "ini", "yaml", "yml", "pid",
    "sock",
    "service", "socket", "timer", "slice", "scope", "mount", "target", "device",
  ]

  /// `local@domain.tld`, possibly inside a longer word.
  private func email(in word: Range<Int>) -> Range<Int>? {
    guard let sign = bytes[word].firstIndex(of: UInt8(ascii: "@")) else { return nil }
    func isLocal(_ byte: UInt8) -> Bool {
      Self.isAlphanumeric(byte) || ".-_+%".utf8.contains(byte) || byte >= 0x80
    }
    func isDomain(_ byte: UInt8) -> Bool {
      Self.isAlphanumeric(byte) || ".-".utf8.contains(byte) || byte >= 0x80
    }
    var (start, end) = (sign, sign + 1)
    while start > word.lowerBound, isLocal(bytes[start - 1]) { start -= 1 }
    while end < word.upperBound, isDomain(bytes[end]) { end += 1 }
    while end > sign + 1, ".-".utf8.contains(bytes[end - 1]) { end -= 1 }
    let domain = text(sign + 1..<end)
    guard start < sign, let dot = domain.lastIndex(of: "."),
      domain.distance(from: dot, to: domain.endIndex) > 2,
      domain[dot...].dropFirst().allSatisfy(\.isLetter),
      !Self.fileEndings.contains(domain[dot...].dropFirst().lowercased())
    else { return nil }
    return start..<end
  }

  /// `user:password` of `scheme://user:password@host`.
  private func userInformation(in word: Range<Int>) -> Range<Int>? {
    let content = text(word)
    guard content.utf8.count == word.count, let scheme = content.firstRange(of: "://"),
      let sign = content[scheme.upperBound...].firstIndex(of: "@")
    else { return nil }
    let start = content.utf8.distance(from: content.startIndex, to: scheme.upperBound)
    let end = content.utf8.distance(from: content.startIndex, to: sign)
    return word.lowerBound + start..<word.lowerBound + end
  }

  /// An IPv4 or IPv6 address, without a port, prefix length or zone.
  private func address(in part: Range<Int>) -> Range<Int>? {
    let content = text(part)
    let fields = content.split(separator: ":", omittingEmptySubsequences: false)
    if let first = fields.first, fields.count <= 2, Self.isIPv4(first) {
      return part.lowerBound..<part.lowerBound + first.utf8.count
    }
    if fields.count == 2, Self.isIPv4(fields[1]) {
      return part.upperBound - fields[1].utf8.count..<part.upperBound
    }
    return Self.isIPv6(fields) ? part : nil
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let fields = text.split(separator: ".", omittingEmptySubsequences: false)
    return fields.count == 4
      && fields.allSatisfy { field in
        (1...3).contains(field.utf8.count) && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
          && (Int(field) ?? 256) < 256
      }
  }

  /// Eight groups, or fewer with one `::`; a time of day has neither.
  private static func isIPv6(_ fields: [Substring]) -> Bool {
    guard (3...9).contains(fields.count) else { return false }
    let inner = fields.dropFirst().dropLast()
    let gaps = inner.count { $0.isEmpty }
    let isShort = gaps == 1 || (gaps == 2 && fields.count == 3)
    guard isShort || (gaps == 0 && fields.count == 8) else { return false }
    return fields.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy(isHex) || isIPv4($0) }
      && fields.contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
  }

  /// A long run of letters and digits mixed, as keys and session ids are; a JSON web token.
  private func isSecret(_ part: Range<Int>) -> Bool {
    let content = bytes[part]
    if content.starts(with: Array("eyJ".utf8)), content.count > 30 { return true }
    guard content.count >= 20, content.allSatisfy({ Self.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D })
    else {
      return false
    }
    let digits = content.count { (0x30...0x39).contains($0) }
    let letters = content.count { Self.isAlphanumeric($0) } - digits
    let words = text(part).split { "-_".contains($0) }
    return digits >= 4 && letters >= 4 && (words.map(\.utf8.count).max() ?? 0) >= 8
      && words.contains { $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber) }
  }
}
