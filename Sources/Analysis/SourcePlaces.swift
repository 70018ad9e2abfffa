import Records
import Timeline

/// Where a record was logged.
struct RecordPlace {
  var host: TimelineBuilder.Place
  var service: TimelineBuilder.Place
}

/// Decides where the records of one member were logged: what the record says comes before what its format or its path
/// say.
struct SourcePlaces {
  /// Of the path.
  let host: TimelineBuilder.Place
  private let hostName: [UInt8]
  private let services: [TimelineBuilder.Place]
  /// Without a host in the path every record has to be asked.
  let mustDecode: Bool

  init(_ source: OpenedSource, _ catalog: FormatCatalog, _ builder: inout TimelineBuilder) {
    host = builder.place(source.host)
    hostName = Array((source.host ?? "").utf8)
    let own = builder.place(source.service)
    var services: [TimelineBuilder.Place] = []
    for format in catalog.formats { services.append(format.service.map { builder.place($0) } ?? own) }
    self.services = services
    mustDecode = source.host == nil
  }

  /// The service of a format's records that do not name one.
  func service(of format: FormatID) -> TimelineBuilder.Place { services[Int(format.index)] }

  func resolve(
    _ record: Record, _ bytes: [UInt8], _ format: FormatID, _ builder: inout TimelineBuilder
  ) -> RecordPlace {
    var place = RecordPlace(host: host, service: service(of: format))
    if record.present.contains(.host), let text = record[.host] {
      let (array, range) = record.bytes(of: text, in: bytes)
      if !isOwnHost(array, range), Self.isName(array, range) { place.host = builder.place(array, range) }
    }
    if record.present.contains(.service), let text = record[.service] {
      let (array, range) = record.bytes(of: text, in: bytes)
      if Self.isName(array, range) { place.service = builder.place(array, range) }
    }
    return place
  }

  /// The host of the path, with or without its domain.
  private func isOwnHost(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !hostName.isEmpty, range.count >= hostName.count else { return false }
    let label = bytes[range].prefix(hostName.count)
    let rest = bytes[range].dropFirst(hostName.count)
    return label.elementsEqual(hostName) && (rest.isEmpty || rest.first == UInt8(ascii: "."))
  }

  /// Placeholders and sentences are no names.
  private static func isName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 128, !bytes[range].contains(0x20) else { return false }
    let text = bytes[range]
    return !text.elementsEqual("-".utf8) && !text.elementsEqual("localhost".utf8)
      && !text.elementsEqual("(none)".utf8)
  }
}
