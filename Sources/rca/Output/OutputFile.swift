import Foundation

/// A file being written. It appears under its name only when it is complete: it is written beside and renamed.
///
/// A symbolic link stays one: what it points at is replaced. A device, a pipe or a socket cannot be replaced without
/// destroying it (`-o /dev/stderr`, a FIFO that another program reads), so it is written straight away.
final class OutputFile {
  private let path: String
  private let partial: String?
  private let handle: FileHandle
  private var isFinished = false

  /// Throws when nothing can be created there.
  init(path: String) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = target
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    let kind = attributes?[.type] as? FileAttributeType
    if kind == .typeDirectory { throw POSIXError(.EISDIR) }
    let isReplaced = kind == nil || kind == .typeRegular
    let partial = isReplaced ? "\(target).part-\(ProcessInfo.processInfo.processIdentifier)" : nil
    let flags = isReplaced ? O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC : O_WRONLY | O_CLOEXEC
    let descriptor = open(partial ?? target, flags, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    // A replaced file keeps who may read it.
    if isReplaced, let mode = attributes?[.posixPermissions] as? NSNumber {
      _ = fchmod(descriptor, mode_t(mode.uint32Value))
    }
    self.partial = partial
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  deinit {
    if !isFinished, let partial { try? FileManager.default.removeItem(atPath: partial) }
  }

  func write(_ data: Data) throws { try handle.write(contentsOf: data) }

  /// Gives the file its name.
  func finish() throws {
    try handle.close()
    if let partial, rename(partial, path) != 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    isFinished = true
  }
}
