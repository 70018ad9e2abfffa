import Bytes
package import Records
package import Rules

/// Reads a piece of log text, such as a sample of a rule, as the program reads a file that holds nothing else.
package struct TextReader: ~Copyable {
  private let catalog: FormatCatalog
  private var detector: FormatDetector

  package init(_ catalog: FormatCatalog) {
    self.catalog = catalog
    detector = FormatDetector(catalog)
  }

  /// The records of a sample.
  package mutating func records(of sample: RuleSample) -> [TextRecord] {
    records(
      of: Array("\(sample.text)\n".utf8), as: sample.format.flatMap { catalog.id(named: $0) },
      service: sample.service)
  }

  /// The records of `text`.
  ///
  /// - Parameters:
  ///   - format: the format of the text, if it is not to be found out.
  ///   - service: the service that logged the text, where the records do not name one.
  package mutating func records(
    of text: [UInt8], as format: FormatID? = nil, service: String? = nil
  ) -> [TextRecord] {
    var chunk = Chunk(whole: text)
    let detection = detector.detect(
      chunk.bytes, count: chunk.count, isWhole: true, name: "", only: format)
    var reader = RecordReader(catalog, detection, TimeContext())
    var frames: [RecordFrame] = []
    reader.readFrames(&chunk, into: &frames)
    var records: [TextRecord] = []
    for frame in frames {
      var record = Record()
      reader.decode(frame, chunk.bytes, into: &record)
      records.append(
        TextRecord(
          bytes: chunk.bytes, frame: frame, record: record,
          service: RecordService.name(of: record, frame, chunk.bytes, catalog, source: service),
          alternates: detection.alternates))
    }
    return records
  }
}

/// The service that logged a record, as the analysis decides it.
enum RecordService {
  /// What the record says comes before what its format or its source say; placeholders and sentences are no names.
  static func name(
    of record: Record, _ frame: RecordFrame, _ bytes: [UInt8], _ catalog: FormatCatalog, source: String?
  ) -> [UInt8]? {
    if let text = record[.service] {
      let (array, range) = record.bytes(of: text, in: bytes)
      let name = array[range]
      let isName = !name.isEmpty && name.count <= 128 && !name.contains(0x20)
      if isName, !["-", "localhost", "(none)"].contains(where: { name.elementsEqual($0.utf8) }) {
        return Array(name)
      }
    }
    return (catalog[frame.format].service ?? source).map { Array($0.utf8) }
  }
}
