import Bytes
import Foundation
import Records
import TestSupport

/// A sample with its identity and the number of its line, as the tests compare them.
struct NamedSample: Equatable {
  var time: Double
  var host: String?
  var service: String?
  var name: String
  var labels: String
  var value: Double
  var line: Int
}

/// What a metrics file says when it is read in blocks of `blockBytes`.
struct MetricsReading {
  var samples: [NamedSample] = []
  var lines: [CitedLine] = []
  var unparsed = 0

  init(_ text: String, _ format: MetricsFormat, fileName: String = "", blockBytes: Int = 1 << 16) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(text, to: "metrics")
    var input = try ChunkReader(path: path, options: .init(blockBytes: blockBytes))
    var reader = MetricsReader(format: format, fileName: fileName)
    var chunk = Chunk()
    var pending: [MetricSample] = []
    _ = try input.nextMember()
    while try input.fill(&chunk) {
      chunk.consumed = reader.read(chunk)
      take(reader, &pending)
    }
    reader.finish()
    take(reader, &pending)
    unparsed = reader.unparsed
  }

  private mutating func take(_ reader: MetricsReader, _ pending: inout [MetricSample]) {
    for item in reader.items {
      switch item {
      case .sample(let sample): pending.append(sample)
      case .line(let line):
        samples += pending.map { Self.named($0, reader.identities, line) }
        lines.append(line)
        pending = []
      }
    }
  }

  private static func named(_ sample: MetricSample, _ identities: [MetricIdentity], _ line: CitedLine)
    -> NamedSample
  {
    let identity = identities[sample.series]
    return NamedSample(
      time: sample.time.seconds, host: identity.host, service: identity.service, name: identity.name,
      labels: identity.labels, value: sample.value, line: line.number)
  }
}

extension NamedSample {
  init(
    _ time: Double, _ name: String, _ value: Double, host: String? = nil, service: String? = nil,
    labels: String = "", line: Int
  ) {
    self.init(time: time, host: host, service: service, name: name, labels: labels, value: value, line: line)
  }
}
