package import Bytes
package import Records

/// What is known of a member when its text begins.
package struct OpenedSource: Sendable {
  /// Report-relative name, the member of an archive behind `!`.
  package var name: String
  /// As the user gave it, the member of an archive behind `!`.
  package var givenPath: String
  package var set: String
  package var host: String?
  package var service: String?
  package var codec: Codec
  /// How its records are written; nil for metrics.
  package var detection: Detection?
  package var metrics: MetricsFormat?

  /// A file, or a member of it under its path inside; a member's path says more of its place than the archive's.
  init(_ source: SourceFile, member: String?, codec: Codec) {
    let suffix = member.map { "!" + $0 } ?? ""
    name = source.file.name + suffix
    givenPath = source.file.path + suffix
    set = member == nil ? source.set : SourceNames.set(of: source.file.name + suffix)
    let place = member.map { PlaceGuess(names: [$0]).place(of: $0, root: "") }
    host = place?.host ?? source.host
    service = place?.service ?? source.service
    self.codec = codec
  }

  /// A text that is in memory, with what is known of where it comes from.
  init(textNamed name: String, service: String?) {
    self.name = name
    givenPath = name
    set = name
    self.service = service
    codec = .plain
  }
}

/// How reading a member ended.
package struct ClosedSource: Sendable {
  package var byteCount: UInt64
  /// What could not be read, in words; nil when all of it was.
  package var damage: String?
}

/// Takes what a file holds, member by member, as ``SourceReader`` reads it.
package protocol SourceConsumer: ~Copyable {
  mutating func begin(_ source: OpenedSource)
  /// Records that end in this chunk of the member that began last; they are valid for this call.
  mutating func take(_ frames: [RecordFrame], of chunk: Chunk, _ reader: inout RecordReader)
  mutating func take(_ items: [MetricItem], _ reader: MetricsReader)
  mutating func end(_ source: ClosedSource)
}
