import Events
import Records

/// Reads an access record as a served request.
struct AccessRecord {
  /// Texts of the request, where some had to be put together or unescaped.
  private(set) var text: [UInt8] = []
  /// All texts of the last request stand in the chunk as they are: its ranges are of the chunk, not of ``text``.
  private(set) var isOfChunk = false

  /// The request that a record reports; nil when it has no status at all.
  mutating func read(_ record: Record, _ bytes: [UInt8]) -> ServedRequest? {
    guard let status = record[.status] else { return nil }
    isOfChunk = record.decoded.isEmpty && !record.present.contains(.backend)
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    let number = Self.integer(isOfChunk ? (bytes, status.range) : record.bytes(of: status, in: bytes))
    var request = ServedRequest(status: number, durationSeconds: nil, client: nil, path: nil, upstream: nil)
    if let duration = record[.duration] {
      let (array, range) = isOfChunk ? (bytes, duration.range) : record.bytes(of: duration, in: bytes)
      request.durationSeconds = Self.decimal(array, range)
    }
    request.client = copy(record[.client], record, bytes)
    request.path = copy(record[.path], record, bytes)
    request.upstream = upstream(record, bytes)
    return request
  }

  /// The upstream that gave the answer: of several that were tried (`10.0.0.1:80, 10.0.0.2:80`) the last.
  private mutating func upstream(_ record: Record, _ bytes: [UInt8]) -> Range<Int>? {
    guard var range = copy(record[.upstream], record, bytes) else { return backend(record, bytes) }
    let all = isOfChunk ? bytes : text
    if let comma = range.last(where: { all[$0] == UInt8(ascii: ",") || all[$0] == UInt8(ascii: " ") }) {
      range = comma + 1..<range.upperBound
    }
    return range.count == 1 && all[range.lowerBound] == UInt8(ascii: "-") ? nil : range
  }

  /// HAProxy's `backend/server`.
  private mutating func backend(_ record: Record, _ bytes: [UInt8]) -> Range<Int>? {
    guard let backend = copy(record[.backend], record, bytes) else { return nil }
    text.append(UInt8(ascii: "/"))
    guard let server = copy(record[.server], record, bytes) else {
      text.removeLast()
      return backend
    }
    return backend.lowerBound..<server.upperBound
  }

  private mutating func copy(_ field: FieldText?, _ record: Record, _ bytes: [UInt8]) -> Range<Int>? {
    guard let field, !field.isEmpty else { return nil }
    if isOfChunk { return field.range }
    let (array, range) = record.bytes(of: field, in: bytes)
    let start = text.count
    text.append(contentsOf: array[range])
    return start..<text.count
  }

  /// A status; nil for `-` and the like.
  private static func integer(_ text: (bytes: [UInt8], range: Range<Int>)) -> Int? {
    var place = text.range.lowerBound
    let isNegative = place < text.range.upperBound && text.bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var value = 0
    guard place < text.range.upperBound, text.range.upperBound - place <= 6 else { return nil }
    while place < text.range.upperBound {
      guard text.bytes[place] &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(text.bytes[place] &- 0x30)
      place += 1
    }
    return isNegative ? -value : value
  }

  /// Seconds; nil for `-` and for what is no number.
  private static func decimal(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var whole = 0.0
    var scale = 0.0
    var digits = 0
    for place in range {
      let byte = bytes[place]
      if byte &- 0x30 < 10 {
        whole = whole * 10 + Double(byte &- 0x30)
        scale *= 10
        digits += 1
      } else if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
      } else {
        return nil
      }
    }
    return digits == 0 ? nil : scale == 0 ? whole : whole / scale
  }
}
