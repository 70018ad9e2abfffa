/// A tar archive, read front to back. Archives written behind each other are read as one.
final class TarArchive: Archive {
  /// Longer paths and attributes are not believed: they are passed over.
  private static let maxAttributeBytes: UInt64 = 1 << 20

  private let source: BufferedStream
  private var position: UInt64 = 0
  private var current: BoundedStream?
  private var padding: UInt64 = 0
  private var sawEnd = false
  private var hasEnded = false
  private var ownDamage: Damage?

  init(_ source: BufferedStream) { self.source = source }

  var damage: Damage? { ownDamage ?? source.damage }

  func next() throws(InputError) -> ArchiveEntry? {
    try finishCurrent()
    var attributes = TarAttributes()
    while let header = try nextHeader() {
      switch header.kind {
      case .longPath:
        begin(header.size)
        attributes.path = try smallContent().map { Array($0.prefix { $0 != 0 }) }
      case .attributes:
        begin(header.size)
        if let records = try smallContent() { attributes.add(records) }
      case .annotation: begin(header.size)
      case .regularFile, .sparseFile:
        if header.hasSparseExtension { try passSparseExtensions() }
        begin(attributes.size ?? header.size)
        return entry(header, attributes)
      case .other:
        begin(header.size)
        attributes = TarAttributes()
      }
      try finishCurrent()
    }
    return nil
  }

  private func entry(_ header: TarHeader, _ attributes: TarAttributes) -> ArchiveEntry {
    let isSparse = header.kind == .sparseFile || attributes.isSparse
    let content: ArchiveEntry.Content =
      if let current, !isSparse { .stream(current) } else {
        .unsupported("is a sparse file in a tar archive")
      }
    return ArchiveEntry(
      path: attributes.path ?? header.path, modified: attributes.modified ?? header.modified, content: content
    )
  }

  /// The next header that is not one of the zero blocks at the end of an archive.
  private func nextHeader() throws(InputError) -> TarHeader? {
    while !hasEnded {
      guard let block = try source.take(TarHeader.byteCount) else {
        let rest = source.window.count
        if rest > 0 && !sawEnd { note(.truncated, lostBytes: UInt64(rest)) }
        hasEnded = true
        break
      }
      position += UInt64(block.count)
      if block.allSatisfy({ $0 == 0 }) {
        sawEnd = true
        continue
      }
      if let header = TarHeader(block) {
        sawEnd = false
        return header
      }
      hasEnded = true
      let rest = try source.drain()
      position -= UInt64(block.count)
      if !sawEnd { note(.corrupt, lostBytes: UInt64(block.count) + rest) }
    }
    return nil
  }

  /// Blocks of the sparse map, each of which says at byte 504 whether another follows.
  private func passSparseExtensions() throws(InputError) {
    while let block = try source.take(TarHeader.byteCount) {
      position += UInt64(block.count)
      if block[504] == 0 { return }
    }
  }

  private func begin(_ size: UInt64) {
    current = BoundedStream(source, count: size)
    padding = (512 - size % 512) % 512
    position += size
  }

  /// Passes over what was not read of the current entry.
  private func finishCurrent() throws(InputError) {
    guard let entry = current else { return }
    current = nil
    _ = try entry.skip(.max)
    position -= entry.remaining
    if entry.remaining > 0 {
      note(.truncated, lostBytes: entry.remaining)
      hasEnded = true
    } else {
      position += try source.skip(padding)
    }
  }

  /// The content of the current entry, if it is of a believable size.
  private func smallContent() throws(InputError) -> [UInt8]? {
    guard let current, current.remaining <= Self.maxAttributeBytes else { return nil }
    return try current.readAll()
  }

  private func note(_ reason: Damage.Reason, lostBytes: UInt64) {
    let cause = source.damage?.reason == .corrupt ? Damage.Reason.corrupt : reason
    ownDamage = ownDamage ?? Damage(reason: cause, offset: position, lostBytes: lostBytes)
  }
}
