package import Bytes
package import Records

/// Reads the members of one file: finds out how each is written, cuts it into records or samples, and hands them on.
package struct SourceReader: ~Copyable {
  private let catalog: FormatCatalog
  private let options: AnalysisOptions
  private let anchor: Timestamp?
  private let progress: ScanProgress?
  private var detector: FormatDetector
  private var chunk = Chunk()
  private var frames: [RecordFrame] = []
  /// Bytes of the current file that progress knows of.
  private var reported: UInt64 = 0

  /// How much of a member is looked at to tell metrics from logs.
  private static let sniffBytes = 64 << 10

  /// - Parameter anchor: what other files say of the time of the collection.
  package init(
    _ catalog: FormatCatalog, _ options: AnalysisOptions, anchor: Timestamp?, progress: ScanProgress? = nil
  ) {
    self.catalog = catalog
    self.options = options
    self.anchor = anchor
    self.progress = progress
    detector = FormatDetector(catalog)
  }

  /// Reads `source` from its first to its last member. What is wrong with a member is told to the consumer, and the
  /// next one is read; an error concerns the file as a whole.
  package mutating func read(
    _ source: SourceFile, into consumer: inout some SourceConsumer & ~Copyable
  ) throws(InputError) {
    var input = try ChunkReader(
      path: source.file.path,
      options: .init(maxRecordBytes: options.maxRecordBytes, blockBytes: options.blockBytes))
    reported = 0
    var memberCount = 0
    var damage: Damage?
    while true {
      do throws(InputError) {
        guard let member = try input.nextMember() else { break }
        memberCount += 1
        damage = try read(member, of: source, &input, &consumer)
      } catch {
        guard case .unsupported(let why) = error.reason else { throw error }
        memberCount += 1
        note(why, of: error.member(of: source.file.path), in: source, &consumer)
      }
    }
    // An archive that ends early is told of by its last member when that was cut, else by the archive itself.
    if let lost = input.damage, lost.reason != .truncated || damage?.reason != .truncated {
      note("archive damaged: \(lost)", of: input.damagedArchive, in: source, &consumer)
    } else if memberCount == 0, input.damage == nil {
      note("an archive without files", of: nil, in: source, &consumer)
    }
  }

  /// Reads a text that is in memory as if it were the only member of a file.
  ///
  /// - Parameter format: the format that it is known to have; nil: find out.
  package mutating func read(
    _ text: [UInt8], as source: OpenedSource, format: FormatID? = nil,
    into consumer: inout some SourceConsumer & ~Copyable
  ) {
    chunk = Chunk(whole: text)
    var opened = source
    let detection = detector.detect(
      chunk.bytes, count: chunk.count, isWhole: true, name: source.name, only: format)
    opened.detection = detection
    let context = TimeContext(
      zone: options.zones.zone(of: source.name), anchor: anchor.map { .near($0) })
    var reader = RecordReader(catalog, detection, context, maxRecordBytes: options.maxRecordBytes)
    consumer.begin(opened)
    if !detection.isBinary {
      reader.readFrames(&chunk, into: &frames)
      consumer.take(frames, of: chunk, &reader)
    }
    consumer.end(ClosedSource(byteCount: UInt64(text.count), damage: nil))
  }

  /// Tells of something of which nothing can be read.
  private func note(
    _ why: String, of member: String?, in source: SourceFile,
    _ consumer: inout some SourceConsumer & ~Copyable
  ) {
    consumer.begin(OpenedSource(source, member: member, codec: .plain))
    consumer.end(ClosedSource(byteCount: 0, damage: why))
  }

  /// Reads one member and returns what was lost of it.
  private mutating func read(
    _ member: Member, of source: SourceFile, _ input: inout ChunkReader,
    _ consumer: inout some SourceConsumer & ~Copyable
  ) throws(InputError) -> Damage? {
    var opened = OpenedSource(source, member: member.name, codec: member.codec)
    let hasText = try fillSample(&input)
    let stem = SourceNames.stem(of: opened.name)
    if hasText, let format = metricsFormat(stem) {
      opened.metrics = format
      let written = member.modified.map { Timestamp(microseconds: $0 * 1_000_000) }
      let reader = MetricsReader(
        format: format, fileName: stem, zone: options.zones.zone(of: opened.name), anchor: anchor ?? written)
      try readMetrics(reader, opened, &input, &consumer)
    } else {
      let detection = detector.detect(
        chunk.bytes, count: hasText ? chunk.count : 0, isWhole: chunk.isLast, name: opened.name)
      opened.detection = detection
      try readRecords(detection, opened, modified: member.modified, &input, &consumer)
    }
    let damage =
      input.damage?.description ?? (opened.detection?.isBinary == true ? "binary data, not text" : nil)
    consumer.end(ClosedSource(byteCount: chunk.offset + UInt64(chunk.count), damage: damage))
    return input.damage
  }

  /// Reads as much of a new member as is needed to tell how it is written, or all of it.
  private mutating func fillSample(_ input: inout ChunkReader) throws(InputError) -> Bool {
    var hasText = try input.fill(&chunk)
    while hasText, !chunk.isLast, chunk.count < min(FormatDetector.sampleBytes, options.maxRecordBytes) {
      hasText = try input.fill(&chunk)
    }
    return hasText
  }

  private func metricsFormat(_ stem: String) -> MetricsFormat? {
    let count = min(chunk.count, Self.sniffBytes)
    return MetricsFormat.detect(
      chunk.bytes, 0..<count, fileName: stem, isWhole: chunk.isLast && count == chunk.count)
  }

  private mutating func readRecords(
    _ detection: Detection, _ opened: OpenedSource, modified: Int64?, _ input: inout ChunkReader,
    _ consumer: inout some SourceConsumer & ~Copyable
  ) throws(InputError) {
    let written = modified.map { TimeContext.Anchor.notAfter(Timestamp(microseconds: $0 * 1_000_000)) }
    let context = TimeContext(
      zone: options.zones.zone(of: opened.name), anchor: anchor.map { .near($0) } ?? written)
    var reader = RecordReader(catalog, detection, context, maxRecordBytes: options.maxRecordBytes)
    consumer.begin(opened)
    guard !detection.isBinary else { return try skip(&input) }
    repeat {
      reader.readFrames(&chunk, into: &frames)
      consumer.take(frames, of: chunk, &reader)
      report(input.bytesRead)
    } while try input.fill(&chunk)
  }

  private mutating func readMetrics(
    _ reader: consuming MetricsReader, _ opened: OpenedSource, _ input: inout ChunkReader,
    _ consumer: inout some SourceConsumer & ~Copyable
  ) throws(InputError) {
    consumer.begin(opened)
    repeat {
      chunk.consumed = reader.read(chunk)
      consumer.take(reader.items, reader)
      report(input.bytesRead)
    } while try input.fill(&chunk)
    reader.finish()
    consumer.take(reader.items, reader)
  }

  private mutating func skip(_ input: inout ChunkReader) throws(InputError) {
    repeat { chunk.consumed = chunk.count } while try input.fill(&chunk)
  }

  private mutating func report(_ bytesRead: UInt64) {
    progress?.add(bytesRead - reported)
    reported = bytesRead
  }
}
