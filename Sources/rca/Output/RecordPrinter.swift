import Analysis
import Bytes
import Records
import Report

/// Prints records as NDJSON while they are read.
struct RecordPrinter: SourceConsumer, ~Copyable {
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private var source: OpenedSource?
  private var record = Record()
  private var output = LineOutput()
  private var line: [UInt8] = []
  private var pending: [MetricSample] = []
  /// Takes the records that have the shape of no format.
  private let rejects: RejectFile?
  private(set) var tally = ParseTally()

  init(_ catalog: FormatCatalog, _ options: AnalysisOptions, rejects: RejectFile? = nil) {
    self.catalog = catalog
    self.options = options
    self.rejects = rejects
  }

  mutating func begin(_ source: OpenedSource) {
    self.source = source
    tally.begin(source.givenPath)
  }

  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader) {
    guard let source else { return }
    for frame in frames where isInside(frame.timestamp) {
      reader.decode(frame, chunk.bytes, into: &record)
      tally.count(isParsed: record.isParsed, line: frame.line)
      if !record.isParsed {
        rejects?.add(source.givenPath, line: frame.line, offset: frame.offset, chunk.bytes[frame.body])
      }
      line.removeAll(keepingCapacity: true)
      write(frame, chunk.bytes, source)
      output.append(line)
    }
  }

  mutating func take(_ items: [MetricItem], _ reader: MetricsReader) {
    guard let source else { return }
    for item in items {
      switch item {
      case .sample(let sample): if isInside(sample.time) { pending.append(sample) }
      case .line(let cited):
        for sample in pending {
          tally.count(isParsed: true, line: cited.number)
          line.removeAll(keepingCapacity: true)
          write(sample, cited, reader.identities[sample.series], source)
          output.append(line)
        }
        pending.removeAll(keepingCapacity: true)
      }
    }
  }

  mutating func end(_ source: ClosedSource) {
    if let damage = source.damage, let name = self.source?.givenPath {
      Terminal.say("rca: \(name): \(damage)")
      tally.noteDamage()
    }
    pending.removeAll()
  }

  mutating func finish() throws {
    do { try output.finish() } catch { throw CommandFailure.standardOutput(error) }
  }

  private func isInside(_ time: Timestamp?) -> Bool {
    guard let time else { return options.since == nil && options.until == nil }
    return (options.since.map { time >= $0 } ?? true) && (options.until.map { time < $0 } ?? true)
  }

  private mutating func write(_ frame: RecordFrame, _ bytes: [UInt8], _ source: OpenedSource) {
    let format = record.format ?? frame.format
    head(source.givenPath, frame.line, frame.offset, record.timestamp, record.level, catalog[format].id)
    line.append(contentsOf: ",\"host\":".utf8)
    JSONText.append(record.string(.host, in: bytes) ?? source.host, to: &line)
    line.append(contentsOf: ",\"service\":".utf8)
    JSONText.append(
      record.string(.service, in: bytes) ?? catalog[format].service ?? source.service, to: &line)
    line.append(contentsOf: ",\"message\":".utf8)
    let message = record.bytes(of: record.message, in: bytes)
    JSONText.append(message.bytes, message.range, to: &line)
    line.append(contentsOf: ",\"fields\":{".utf8)
    var names: Set<String> = []
    for field in record.fields {
      let name = field.name.isEmpty ? field.key?.name ?? "" : record.string(field.name, in: bytes)
      guard names.insert(name).inserted else { continue }
      if names.count > 1 { line.append(UInt8(ascii: ",")) }
      JSONText.append(name, to: &line)
      line.append(UInt8(ascii: ":"))
      let value = record.bytes(of: field.value, in: bytes)
      JSONText.append(value.bytes, value.range, to: &line)
    }
    line.append(contentsOf: "}}".utf8)
  }

  private mutating func write(
    _ sample: MetricSample, _ cited: CitedLine, _ identity: MetricIdentity, _ source: OpenedSource
  ) {
    head(source.givenPath, cited.number, cited.offset, sample.time, nil, source.metrics?.rawValue ?? "")
    line.append(contentsOf: ",\"host\":".utf8)
    JSONText.append(identity.host ?? source.host, to: &line)
    line.append(contentsOf: ",\"service\":".utf8)
    JSONText.append(identity.service, to: &line)
    line.append(contentsOf: ",\"message\":null,\"fields\":{\"metric\":".utf8)
    JSONText.append(identity.name, to: &line)
    line.append(contentsOf: ",\"labels\":".utf8)
    JSONText.append(identity.labels, to: &line)
    line.append(contentsOf: ",\"value\":\(sample.value)}}".utf8)
  }

  private mutating func head(
    _ file: String, _ number: Int, _ offset: UInt64, _ time: Timestamp?, _ level: Severity?, _ format: String
  ) {
    line.append(contentsOf: "{\"file\":".utf8)
    JSONText.append(file, to: &line)
    line.append(contentsOf: ",\"line\":\(number),\"offset\":\(offset),\"timestamp\":".utf8)
    JSONText.append(time?.rfc3339, to: &line)
    line.append(contentsOf: ",\"level\":".utf8)
    JSONText.append(level?.word, to: &line)
    line.append(contentsOf: ",\"format\":".utf8)
    JSONText.append(format, to: &line)
  }
}
