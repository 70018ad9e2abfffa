internal import Bytes
internal import Events

/// The request series of one attribute, by its value.
struct RequestSlices {
  private var names = ByteInterner()
  private var slices: [RequestAccumulator] = []
  /// Slices with lines of the current chunk.
  private var touched: [Int] = []

  var count: Int { slices.count }

  mutating func add(_ request: ServedRequest, _ line: LineReference, named bytes: [UInt8], _ name: Range<Int>)
  {
    let place = names.id(of: bytes, name)
    if place == slices.count { slices.append(RequestAccumulator(evidence: 2)) }
    let wasTouched = slices[place].isTouched
    slices[place].add(request, line)
    if !wasTouched, slices[place].isTouched { touched.append(place) }
  }

  mutating func endChunk(_ bytes: [UInt8]) {
    for place in touched { slices[place].endChunk(bytes) }
    touched.removeAll(keepingCapacity: true)
  }

  mutating func finish(source: String) -> [(name: String, series: RequestSeries)] {
    slices.indices.map { (names.text(of: $0), slices[$0].finish(source: source)) }
  }
}
