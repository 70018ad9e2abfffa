internal import Bytes
internal import Events

/// The request series of one attribute, by its value.
struct RequestSlices {
  private var names = ByteInterner()
  private var slices: [RequestAccumulator] = []
  /// Slices with lines of the current chunk.
  private var touched: [Int] = []

  var count: Int { slices.count }

  /// The slice of a value, made when it is new.
  mutating func place(of bytes: [UInt8], _ name: Range<Int>) -> Int {
    let place = names.id(of: bytes, name)
    if place == slices.count { slices.append(RequestAccumulator(evidence: 2)) }
    return place
  }

  mutating func add(_ request: ServedRequest, latency: Int?, _ line: LineReference, at place: Int) {
    let wasTouched = slices[place].isTouched
    slices[place].add(request, latency: latency, line)
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
