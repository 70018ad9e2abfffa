import Records
import Rules
import Testing

/// Every sample of every format file, read as the program reads a file that holds nothing else.
@Suite struct FormatSampleTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var format: FormatDefinition
    var sample: FormatDefinition.Sample
    var testDescription: String { "\(format.id), line \(sample.mark.line)" }
  }

  static let definitions: [FormatDefinition] =
    (try? RuleBook(RuleBook.Options(hasSamples: true)).formats) ?? []
  static let samples: [Sample] = definitions.flatMap { format in
    format.samples.map { Sample(format: format, sample: $0) }
  }

  @Test("Every format file compiles, and every format has at least two samples")
  func completeness() throws {
    #expect(!Self.definitions.isEmpty)
    _ = try FormatCatalog(RuleBook())
    #expect(Self.definitions.filter { $0.samples.count < 2 }.map(\.id) == [])
  }

  @Test("A sample is detected as its own format and as no other", arguments: samples)
  func detection(_ sample: Sample) throws {
    let read = try read("\(sample.sample.text)\n".utf8, name: sample.sample.file ?? "")
    #expect(builtInCatalog[read.detection.format].id == sample.format.id, "\(read.detection.why)")
  }

  @Test("A sample is one record that says what its expectation says", arguments: samples)
  func decoding(_ sample: Sample) throws {
    guard sample.format.kind != .metrics else { return }
    let read = try read("\(sample.sample.text)\n".utf8, name: sample.sample.file ?? "")
    #expect(read.records.count == 1)
    let record = try #require(read.records.first)
    if let time = sample.sample.time { #expect(record.time == instant(time)) }
    if let level = sample.sample.level { #expect(record.level?.word == level) }
    if let message = sample.sample.message { #expect(record.message == message) }
    for field in sample.sample.fields { #expect(record.fields[field.name] == field.text, "\(field.name)") }
  }
}
