internal import Bytes

/// One measured value. `series` is the place of its identity in ``MetricsReader/identities``.
package struct MetricSample: Equatable, Sendable {
  package var time: Timestamp
  package var series: Int
  package var value: Double
}

/// A line of a metrics file that samples were read from, to cite them by.
package struct CitedLine: Equatable, Sendable {
  /// 1-based.
  package var number: Int
  /// Of the line's start in the decompressed member.
  package var offset: UInt64
  /// The line without its terminator, at most ``headCapacity`` bytes of it.
  package var head: [UInt8]
  /// SHA-256 of the whole line when it is longer than its head.
  var longDigest: String?

  package static let headCapacity = 4096

  /// Over the raw bytes of the whole line, 64 hexadecimal digits.
  package var sha256: String { longDigest ?? SHA256.hex(head, head.indices) }
}

/// What a reader finds, in the order of the file: the samples of a line, then the line itself.
package enum MetricItem: Equatable, Sendable {
  case sample(MetricSample)
  case line(CitedLine)
}
