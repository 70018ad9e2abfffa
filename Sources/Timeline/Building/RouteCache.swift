internal import Bytes
internal import Events

/// Finds the slice of a path's route. Most paths come again and again, so the last path of each hash is remembered and
/// not masked anew.
struct RouteCache {
  private struct Entry {
    /// Where the path stands in `texts`; empty for a free entry.
    var path: Range<Int>
    var place: Int
  }

  private static let entryCount = 1024
  /// Longer paths are not worth the room.
  private static let pathLengthMax = 128

  private var mask = RouteMask()
  private var entries = [Entry](repeating: Entry(path: 0..<0, place: 0), count: entryCount)
  private var texts = [UInt8](repeating: 0, count: entryCount * pathLengthMax)

  mutating func place(of bytes: [UInt8], _ path: Range<Int>, in routes: inout RequestSlices) -> Int {
    guard !path.isEmpty, path.count <= Self.pathLengthMax else { return masked(bytes, path, &routes) }
    let slot = Int(truncatingIfNeeded: ByteHash.hash(bytes, path)) & (Self.entryCount - 1)
    let entry = entries[slot]
    if ByteSearch.isEqual(texts, entry.path, bytes, path) { return entry.place }
    let place = masked(bytes, path, &routes)
    let start = slot * Self.pathLengthMax
    for offset in 0..<path.count { texts[start + offset] = bytes[path.lowerBound + offset] }
    entries[slot] = Entry(path: start..<start + path.count, place: place)
    return place
  }

  private mutating func masked(_ bytes: [UInt8], _ path: Range<Int>, _ routes: inout RequestSlices) -> Int {
    mask.mask(bytes, path)
    return routes.place(of: mask.route, mask.route.indices)
  }
}
