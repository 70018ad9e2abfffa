internal import Bytes
internal import Events
internal import Records

/// The templates of one source's unknown messages.
struct TemplateTable {
  private struct Key: Hashable {
    var text: Int
    var host: Int32
    var service: Int32
  }

  private var masker = TemplateMasker()
  private var texts = ByteInterner()
  private var numbers: [Key: Int] = [:]
  private var keys: [Key] = []
  private var series: [EventAccumulator] = []
  private var touched: [Int] = []

  var count: Int { series.count }

  mutating func add(
    _ bytes: [UInt8], _ message: Range<Int>, _ severity: Severity, host: Int32, service: Int32,
    _ line: LineReference
  ) {
    masker.mask(bytes, message)
    guard !masker.text.isEmpty else { return }
    let key = Key(text: texts.id(of: masker.text, masker.text.indices), host: host, service: service)
    let number = number(of: key)
    if !series[number].isTouched { touched.append(number) }
    series[number].add(line, severity: severity, value: nil)
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    for number in touched { series[number].endChunk(bytes) }
    touched.removeAll(keepingCapacity: true)
  }

  /// Every template with its series; the table is empty afterwards.
  mutating func removeAll(_ places: PlaceTable, source: String) -> [(key: TemplateKey, series: EventSeries)] {
    let all = keys.indices.map { number in
      let key = keys[number]
      let name = TemplateKey(
        text: texts.text(of: key.text), host: places.name(key.host), service: places.name(key.service))
      return (name, series[number].finish(source: source))
    }
    self = TemplateTable()
    return all
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    let number = keys.count
    numbers[key] = number
    keys.append(key)
    series.append(EventAccumulator(earliest: 3, latest: 1))
    return number
  }
}
