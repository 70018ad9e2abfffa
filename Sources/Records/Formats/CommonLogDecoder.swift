/// Decodes access lines in the common and combined formats of NCSA httpd, Apache and nginx, and what servers put around
/// them: a virtual host in front, times, upstreams and `key=value` pairs behind.
///
///     [vhost] client ident user [time] "request" status bytes ["referrer" "user agent" [more…]]
enum CommonLogDecoder {
  /// Decodes one line whose time stands at `stamp` (without its brackets); false when it is no such line.
  static func decode(
    _ bytes: [UInt8], _ line: Range<Int>, stamp: Range<Int>, keys: KeyMap, into record: inout Record
  ) -> Bool {
    guard stamp.lowerBound > line.lowerBound, bytes[stamp.lowerBound - 1] == 0x5B else { return false }
    readClient(bytes, line.lowerBound..<stamp.lowerBound - 1, &record)
    var words = Words(bytes, stamp.upperBound..<line.upperBound)
    guard words.skip(0x5D), let request = words.next(), request.isQuoted else { return false }
    addRequest(bytes, request.range, &record)
    guard let status = words.next(), isStatus(bytes, status.range) else { return false }
    if bytes[status.range.lowerBound] != 0x2D { record.set(.status, FieldText(status.range), kind: .number) }
    guard let size = words.next() else { return true }
    if DecimalText.integer(bytes, size.range) != nil {
      record.set(.bytes, FieldText(size.range), kind: .number)
    }
    readRest(bytes, &words, keys, &record)
    return true
  }

  /// Splits `GET /path HTTP/1.1`; a request that is not one (binary noise, `-`) leaves method and path out.
  static func addRequest(_ bytes: [UInt8], _ request: Range<Int>, _ record: inout Record) {
    var methodEnd = request.lowerBound
    while methodEnd < request.upperBound, isMethodByte(bytes[methodEnd]) { methodEnd += 1 }
    guard methodEnd > request.lowerBound, methodEnd - request.lowerBound <= 20,
      methodEnd < request.upperBound,
      bytes[methodEnd] == 0x20
    else { return }
    var pathEnd = request.upperBound
    if let last = protocolStart(bytes, methodEnd + 1, request.upperBound) {
      pathEnd = last - 1
      record.set(.protocol, FieldText(last..<request.upperBound))
    }
    record.set(.method, FieldText(request.lowerBound..<methodEnd))
    record.set(.path, FieldText(methodEnd + 1..<max(pathEnd, methodEnd + 1)))
  }

  private static func isMethodByte(_ byte: UInt8) -> Bool {
    StampText.isLetter(byte) || byte == 0x5F || byte == 0x2D
  }

  /// Where the last word starts, when it is `HTTP/…`.
  private static func protocolStart(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int? {
    var at = end
    while at > from, bytes[at - 1] != 0x20, end - at < 12 { at -= 1 }
    guard at > from, bytes[at - 1] == 0x20, at + 5 <= end, bytes[at] == 0x48, bytes[at + 4] == 0x2F else {
      return nil
    }
    return at
  }

  /// Client, identity and user; a virtual host in front of them when there are more words and the second is an address.
  private static func readClient(_ bytes: [UInt8], _ head: Range<Int>, _ record: inout Record) {
    var words = Words(bytes, head)
    guard var client = words.next()?.range else { return }
    let second = words.next()?.range
    var last = second
    var count = second == nil ? 1 : 2
    while count < 8, let word = words.next() {
      last = word.range
      count += 1
    }
    if count > 3, let second, looksLikeAddress(bytes, second) {
      record.set(.vhost, FieldText(client))
      client = second
    }
    if client.count > 1, bytes[client.upperBound - 1] == 0x2C { client = client.dropLast() }
    record.set(.client, FieldText(client))
    if count >= 3, let user = last, !isDash(bytes, user) { record.set(.user, FieldText(user)) }
  }

  private static func readRest(
    _ bytes: [UInt8], _ words: inout Words, _ keys: KeyMap, _ record: inout Record
  ) {
    var quoted = 0
    while let word = words.next() {
      if word.isQuoted, quoted < 2 {
        quoted += 1
        if !isDash(bytes, word.range) {
          record.set(quoted == 1 ? .referrer : .userAgent, FieldText(word.range))
        }
      } else if let (key, hash, value) = word.pair(in: bytes) {
        record.add(name: FieldText(key), value: FieldText(value), hash: hash, keys: keys, in: bytes)
      } else {
        addUnnamed(bytes, word.range, &record)
      }
    }
  }

  /// Values without a name: `0.012` is the time of the request (a second one the upstream's), `3ms` too, and
  /// `10.0.0.1:8080` is the upstream.
  private static func addUnnamed(_ bytes: [UInt8], _ range: Range<Int>, _ record: inout Record) {
    if range.count > 2, bytes[range.upperBound - 1] == 0x73, bytes[range.upperBound - 2] == 0x6D,
      let milliseconds = DecimalText.value(bytes, range.lowerBound..<range.upperBound - 2)
    {
      if record[.duration] == nil {
        record.set(.duration, record.keep(DecimalText.bytes(milliseconds / 1_000)))
      }
    } else if bytes[range].contains(0x2E), DecimalText.value(bytes, range) != nil {
      if record[.duration] == nil {
        record.set(.duration, FieldText(range), kind: .number)
      } else if record[.upstreamDuration] == nil {
        record.set(.upstreamDuration, FieldText(range), kind: .number)
      }
    } else if record[.upstream] == nil, looksLikeUpstream(bytes, range) {
      record.set(.upstream, FieldText(range))
    }
  }

  static func isDash(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == 1 && bytes[range.lowerBound] == 0x2D
  }

  private static func isStatus(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if isDash(bytes, range) { return true }
    return range.count <= 4 && DecimalText.integer(bytes, range) != nil
  }

  private static func looksLikeAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count >= 3
      && range.allSatisfy {
        TimestampParser.hexadecimal(bytes[$0]) != nil || bytes[$0] == 0x2E || bytes[$0] == 0x3A
      }
      && range.contains { bytes[$0] == 0x2E || bytes[$0] == 0x3A }
  }

  private static func looksLikeUpstream(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if bytes[range].starts(with: "http".utf8) || bytes[range].starts(with: "unix:".utf8) { return true }
    guard let colon = bytes[range].lastIndex(of: 0x3A), colon > range.lowerBound else { return false }
    return colon + 1 < range.upperBound && DecimalText.integer(bytes, colon + 1..<range.upperBound) != nil
  }
}
