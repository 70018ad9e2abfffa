/// A zip archive read front to back, by the headers in front of its files: from a pipe, inside another archive,
/// or when its directory was cut off.
final class ZipStreamArchive: Archive {
  private let source: BufferedStream
  private var current: (content: any ByteStream, stored: BoundedStream?)?
  private var hasEnded = false
  private var ownDamage: Damage?

  init(_ source: BufferedStream) { self.source = source }

  var damage: Damage? { ownDamage ?? source.damage }

  func next() throws(InputError) -> ArchiveEntry? {
    try finishCurrent()
    while !hasEnded, let header = try nextHeader() {
      let content = try self.content(header)
      if header.isRegularFile {
        return ArchiveEntry(path: header.path, modified: header.modified, content: content)
      }
      try finishCurrent()
    }
    return nil
  }

  /// Passes over what was not read of the current file, and with it over its descriptor.
  private func finishCurrent() throws(InputError) {
    guard let (content, stored) = current else { return }
    current = nil
    _ = try content.skip(.max)
    _ = try stored?.skip(.max)
    if let lost = stored?.remaining, lost > 0 {
      hasEnded = true
      note(.truncated, lostBytes: lost)
    }
  }

  private func nextHeader() throws(InputError) -> ZipEntryHeader? {
    if let block = try source.take(ZipEntryHeader.localBytes) {
      if var header = ZipEntryHeader(local: block), let variable = try source.take(header.variableBytes) {
        header.complete(variable)
        return header
      }
      hasEnded = true
      // The directory or one of the records around it (APPNOTE.TXT §4.3.6) follows the last file.
      let isFile = block.starts(with: ZipEntryHeader.localSignature)
      let rest = try source.drain()
      if isFile || !block.starts(with: [0x50, 0x4B]) {
        note(.corrupt, lostBytes: UInt64(block.count) + rest)
      }
      return nil
    }
    hasEnded = true
    // An archive without files is nothing but its end record, which is shorter than a header.
    if !source.window.starts(with: ZipDirectory.endSignature) {
      note(.truncated, lostBytes: try source.drain())
    }
    return nil
  }

  private func content(_ header: ZipEntryHeader) throws(InputError) -> ArchiveEntry.Content {
    let sizeIsUnknown = header.hasDescriptor && header.compressedSize == 0
    let method = header.supportedMethod
    if sizeIsUnknown && (method == nil || method == .stored) {
      hasEnded = true
      note(.corrupt, lostBytes: try source.drain())
      return .unsupported("has no size in front of it, so that neither it nor what follows can be read")
    }
    let stored = sizeIsUnknown ? nil : BoundedStream(source, count: header.compressedSize)
    guard let method else {
      current = stored.map { ($0, $0) }
      return .unsupported(header.whyUnsupported)
    }
    let expectation = VerifiedStream.Expectation(crc: header.crc, size: header.size)
    let content = VerifiedStream(
      method.content(stored.map { BufferedStream($0) } ?? source),
      against: { [source] () throws(InputError) in
        if !header.hasDescriptor { return expectation }
        _ = try stored?.skip(.max)
        return try ZipStreamArchive.descriptor(source)
      })
    current = (content, stored)
    return .stream(content)
  }

  /// Reads the record behind a file (APPNOTE.TXT §4.3.9): perhaps a signature, then checksum and two sizes of
  /// four bytes, or of eight. What follows, always another record, tells which.
  private static func descriptor(_ source: BufferedStream) throws(InputError) -> VerifiedStream.Expectation? {
    _ = try source.ensure(26)
    let bytes = Array(source.window.prefix(26))
    let start = bytes.starts(with: [0x50, 0x4B, 7, 8]) ? 4 : 0
    for width in [4, 8] {
      let end = start + 4 + 2 * width
      guard end <= bytes.count, end == bytes.count || bytes[end...].starts(with: [0x50, 0x4B]),
        let crc = bytes.littleEndian(at: start, 4), let size = bytes.littleEndian(at: end - width, width)
      else { continue }
      source.consume(end)
      return .init(crc: UInt32(crc), size: size)
    }
    return nil
  }

  private func note(_ reason: Damage.Reason, lostBytes: UInt64) {
    ownDamage = ownDamage ?? Damage(reason: reason, offset: 0, lostBytes: lostBytes)
  }
}
