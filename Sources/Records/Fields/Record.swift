/// One decoded record: level, message and fields as ranges. A reader fills the same value again and again, so that
/// decoding allocates nothing once its arrays have grown.
///
/// Ranges point into the chunk that was given to `RecordReader.decode`, or into `decoded`; `bytes(of:in:)` says which.
package struct Record: Sendable {
  package var timestamp: Timestamp?
  package var level: Severity?
  /// What the record says, without its header; the whole record when its format has none.
  package var message: FieldText {
    get { messageText }
    set { messageText = placed(newValue) }
  }
  /// The format of the record, and of what wraps it, if anything does (`haproxy` in `syslog.rfc3164`).
  package var format: FormatID?
  package var envelope: FormatID?
  /// False when the record's text did not have the shape of its format.
  package var isParsed = false
  package private(set) var fields: [Field] = []
  /// Unescaped text.
  package var decoded: [UInt8] = []
  private var messageText = FieldText.empty
  /// The text being decoded is a copy of `decoded`, not the chunk: whatever points into it is marked so.
  var readsScratch = false
  /// The standard fields that the record has.
  package private(set) var present: FieldSet = []
  /// Place in `fields` of each standard field that is present.
  private var places: [Int16]

  package init() {
    precondition(FieldKey.allCases.count <= FieldSet.RawValue.bitWidth, "a bit for each standard field")
    places = Array(repeating: 0, count: FieldKey.allCases.count)
  }

  /// The value of a standard field.
  @inline(__always)
  package subscript(key: FieldKey) -> FieldText? {
    place(of: key).map { fields[$0].value }
  }

  @inline(__always)
  private func place(of key: FieldKey) -> Int? {
    present.contains(FieldSet(key)) ? Int(places[Int(key.rawValue)]) : nil
  }

  /// The value of a field by the name that the log or the standard gives it.
  package func value(named name: [UInt8], in chunk: [UInt8]) -> FieldText? {
    for field in fields {
      if matches(field.name, name, in: chunk) { return field.value }
    }
    return FieldKey(name: String(decoding: name, as: UTF8.self)).flatMap { self[$0] }
  }

  /// The array and range where a text stands.
  package func bytes(of text: FieldText, in chunk: [UInt8]) -> (bytes: [UInt8], range: Range<Int>) {
    (text.isDecoded ? decoded : chunk, text.range)
  }

  /// A text as a string, invalid UTF-8 replaced.
  package func string(_ text: FieldText, in chunk: [UInt8]) -> String {
    String(decoding: (text.isDecoded ? decoded : chunk)[text.range], as: UTF8.self)
  }

  package func string(_ key: FieldKey, in chunk: [UInt8]) -> String? {
    self[key].map { string($0, in: chunk) }
  }

  /// Forgets all; keeps the room.
  package mutating func reset() {
    timestamp = nil
    readsScratch = false
    messageText = .empty
    format = nil
    envelope = nil
    isParsed = false
    if !decoded.isEmpty { decoded.removeAll(keepingCapacity: true) }
    forgetFields()
  }

  /// Forgets level and fields, which a decoder left that then gave up.
  mutating func forgetFields() {
    level = nil
    present = []
    fields.removeAll(keepingCapacity: true)
  }

  /// Adds a field; of a standard field that occurs twice, the first counts.
  package mutating func add(_ field: Field) {
    guard fields.count < Self.fieldCapacity else { return }
    if let key = field.key, present.insert(FieldSet(key)).inserted {
      places[Int(key.rawValue)] = Int16(fields.count)
    }
    fields.append(readsScratch ? placed(field) : field)
  }

  /// Sets a standard field; one that was set before counts no more, but keeps its own name.
  package mutating func set(
    _ key: FieldKey, _ value: FieldText, name: FieldText = .empty, kind: Field.Kind = .text
  ) {
    if let place = place(of: key) {
      if fields[place].name.isEmpty {
        fields[place].value = placed(value)
        return
      }
      fields[place].key = nil
      present.remove(FieldSet(key))
    }
    add(Field(key: key, name: name, value: value, kind: kind))
  }

  /// Puts text into the scratch and returns where it stands.
  package mutating func keep(_ text: some Sequence<UInt8>) -> FieldText {
    let start = decoded.count
    decoded.append(contentsOf: text)
    return FieldText(start..<decoded.count, isDecoded: true)
  }

  private func placed(_ field: Field) -> Field {
    Field(key: field.key, name: placed(field.name), value: placed(field.value), kind: field.kind)
  }

  private func placed(_ text: FieldText) -> FieldText {
    readsScratch && !text.isEmpty ? FieldText(text.range, isDecoded: true) : text
  }

  /// A record with thousands of fields is no log record; the rest is left out.
  private static let fieldCapacity = 1_000

  private func matches(_ text: FieldText, _ name: [UInt8], in chunk: [UInt8]) -> Bool {
    guard text.range.count == name.count, !name.isEmpty else { return false }
    let (bytes, range) = bytes(of: text, in: chunk)
    for place in 0..<name.count where bytes[range.lowerBound + place] != name[place] { return false }
    return true
  }
}
