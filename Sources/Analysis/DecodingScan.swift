import Bytes
package import Records
package import Rules

/// How a text was detected, and what its records say.
package struct DecodedText: Sendable, Equatable {
  /// Id of the format; empty when nothing could be read.
  package var format = ""
  /// Why it is taken for that format.
  package var why = ""
  package var records: [DecodedRecord] = []
}

/// What one record says, by the names of the standard fields and its own.
package struct DecodedRecord: Sendable, Equatable {
  package var time: Timestamp?
  package var level: String?
  package var message: String
  /// In the order of the record; a standard field under its standard name. The format's own service stands last.
  package var fields: [NamedText]

  /// The first field of a name.
  package func text(of name: String) -> String? { fields.first { $0.name == name }?.text }
}

/// Decodes every record of a text.
struct DecodingScan: SourceConsumer, ~Copyable {
  private let catalog: FormatCatalog
  private var record = Record()
  private(set) var text = DecodedText()

  init(_ catalog: FormatCatalog) { self.catalog = catalog }

  mutating func begin(_ source: OpenedSource) {
    guard let detection = source.detection else { return }
    text.format = catalog[detection.format].id
    text.why = detection.why
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    for frame in frames {
      reader.decode(frame, chunk.bytes, into: &record)
      text.records.append(decoded(frame, chunk.bytes))
    }
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {}

  mutating func end(_ source: ClosedSource) {}

  private func decoded(_ frame: RecordFrame, _ bytes: [UInt8]) -> DecodedRecord {
    var fields: [NamedText] = FieldKey.allCases.compactMap { key in
      record.string(key, in: bytes).map { NamedText(name: key.name, text: $0) }
    }
    for field in record.fields {
      let name = field.key?.name ?? record.string(field.name, in: bytes)
      fields.append(NamedText(name: name, text: record.string(field.value, in: bytes)))
    }
    if let service = catalog[record.format ?? frame.format].service {
      fields.append(NamedText(name: "service", text: service))
    }
    return DecodedRecord(
      time: record.timestamp ?? frame.timestamp, level: record.level?.word,
      message: record.string(record.message, in: bytes), fields: fields)
  }
}
