import Bytes
import Foundation
import Records
import Rules

/// The built-in formats, compiled once for all tests.
let builtInCatalog: FormatCatalog = {
  do { return try FormatCatalog(RuleBook()) } catch {
    preconditionFailure("the built-in formats do not compile: \(error)")
  }
}()

/// What a test sees of one record.
struct ReadRecord: Equatable {
  var line: Int
  var lineCount: Int
  var offset: UInt64
  var time: Timestamp?
  var level: Severity?
  var format: String
  var message: String
  var isParsed: Bool
  var fields: [String: String]
}

/// Reads a text through a file of its own, as the program would.
func read(
  _ text: some Sequence<UInt8>, name: String = "", zone: InputZone = .utc, blockBytes: Int = 4 << 10,
  maxRecordBytes: Int = 1 << 20, catalog: FormatCatalog = builtInCatalog
) throws -> (detection: Detection, records: [ReadRecord]) {
  let path = FileManager.default.temporaryDirectory.appending(path: "rca-\(UUID().uuidString)")
  try Data(text).write(to: path)
  defer { try? FileManager.default.removeItem(at: path) }
  var chunks = try ChunkReader(
    path: path.path, options: .init(maxRecordBytes: maxRecordBytes, blockBytes: blockBytes))
  _ = try chunks.nextMember()
  var chunk = Chunk()
  var detector = FormatDetector(catalog)
  let sample = Array(text)
  let detection = detector.detect(sample, count: sample.count, isWhole: true, name: name)
  let context = TimeContext(zone: zone, anchor: .near(Timestamp(seconds: 1_741_076_131)))
  var reader = RecordReader(catalog, detection, context, maxRecordBytes: maxRecordBytes)
  var records: [ReadRecord] = []
  var frames: [RecordFrame] = []
  var record = Record()
  while try chunks.fill(&chunk) {
    reader.readFrames(&chunk, into: &frames)
    for frame in frames {
      reader.decode(frame, chunk.bytes, into: &record)
      records.append(ReadRecord(frame, record, chunk.bytes))
    }
  }
  return (detection, records)
}

extension ReadRecord {
  init(_ frame: RecordFrame, _ record: Record, _ bytes: [UInt8]) {
    (line, lineCount, offset, time) = (frame.line, frame.lineCount, frame.offset, frame.timestamp)
    level = record.level
    format = record.format.map { builtInCatalog[$0].id } ?? ""
    message = record.string(record.message, in: bytes)
    isParsed = record.isParsed
    fields = [:]
    for field in record.fields {
      let name = field.key?.name ?? record.string(field.name, in: bytes)
      if fields[name] == nil { fields[name] = record.string(field.value, in: bytes) }
    }
    for key in FieldKey.allCases {
      if let value = record.string(key, in: bytes) { fields[key.name] = value }
    }
  }
}

/// The instant of an RFC 3339 text in UTC.
func instant(_ text: String) -> Timestamp? {
  let bytes = Array(text.utf8)
  guard let time = TimestampParser.parse(.iso, bytes, at: 0, end: bytes.count) else { return nil }
  var context = TimeContext()
  return context.resolve(time)
}
