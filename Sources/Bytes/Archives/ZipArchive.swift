/// A zip archive in a file, read in the order of the directory at its end.
final class ZipArchive: Archive {
  private let file: FileStream
  private let shift: UInt64
  private let directory: BufferedStream
  private(set) var damage: Damage?

  /// Reads the archive whose `directory` was found in `file`.
  init(_ file: FileStream, _ directory: ZipDirectory) {
    self.file = file
    shift = directory.shift
    self.directory = BufferedStream(
      FileRangeStream(file, offset: directory.offset, count: directory.size))
  }

  func next() throws(InputError) -> ArchiveEntry? {
    while let header = try nextHeader() {
      if header.isRegularFile {
        return ArchiveEntry(path: header.path, modified: header.modified, content: try content(header))
      }
    }
    return nil
  }

  private func nextHeader() throws(InputError) -> ZipEntryHeader? {
    if let block = try directory.take(ZipEntryHeader.directoryBytes),
      var header = ZipEntryHeader(directory: block), let variable = try directory.take(header.variableBytes)
    {
      header.complete(variable)
      _ = try directory.skip(header.commentBytes)
      return header
    }
    let rest = try directory.drain()
    if rest > 0 { damage = Damage(reason: .corrupt, offset: 0, lostBytes: rest) }
    return nil
  }

  private func content(_ header: ZipEntryHeader) throws(InputError) -> ArchiveEntry.Content {
    guard let method = header.supportedMethod else { return .unsupported(header.whyUnsupported) }
    let offset = try contentOffset(header)
    let range = FileRangeStream(file, offset: offset, count: header.compressedSize)
    let stored = BufferedStream(BoundedStream(range, count: header.compressedSize))
    let expectation = VerifiedStream.Expectation(crc: header.crc, size: header.size)
    return .stream(VerifiedStream(method.content(stored)) { expectation })
  }

  /// Where the content starts: behind a local header, which may be longer than the one in the directory. If
  /// there is none where it should be, nothing of the content can be found: then it starts behind all files.
  private func contentOffset(_ header: ZipEntryHeader) throws(InputError) -> UInt64 {
    let (offset, isTooLarge) = header.localOffset.addingReportingOverflow(shift)
    let block = isTooLarge ? [] : try ZipDirectory.bytes(file, offset, ZipEntryHeader.localBytes)
    guard let local = ZipEntryHeader(local: block) else { return .max }
    return offset + UInt64(ZipEntryHeader.localBytes + local.variableBytes)
  }
}
