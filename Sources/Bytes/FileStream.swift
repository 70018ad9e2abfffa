#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file or standard input, read front to back; closed when it goes away.
final class FileStream: ByteStream {
  private let descriptor: Int32
  /// What errors call the file.
  let path: String
  /// Bytes in the file, nil for pipes and terminals.
  let byteCount: UInt64?
  /// When the file was last written, in seconds since 1970; nil for pipes and terminals.
  let modified: Int64?
  private var position: UInt64 = 0
  private var bytesReadElsewhere: UInt64 = 0
  let damage: Damage? = nil

  /// Opens `path`; "-" is standard input (`open(2)`, `fstat(2)`).
  init(path: String) throws(InputError) {
    self.path = path == "-" ? "stdin" : path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw InputError(path: path, errorNumber: errno) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw InputError(path: path, errorNumber: errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw InputError(path: path, reason: .isDirectory) }
    let isRegular = kind == S_IFREG
    byteCount = isRegular ? UInt64(max(0, status.st_size)) : nil
    #if canImport(Darwin)
      modified = isRegular ? Int64(status.st_mtimespec.tv_sec) : nil
    #else
      modified = isRegular ? Int64(status.st_mtim.tv_sec) : nil
    #endif
  }

  /// Bytes read or passed over so far.
  var bytesRead: UInt64 { min(position + bytesReadElsewhere, byteCount ?? .max) }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
    let got = try retried { systemRead(self.descriptor, base, buffer.count) }
    position += UInt64(got)
    return got
  }

  func skip(_ count: UInt64) throws(InputError) -> UInt64 {
    guard let byteCount, byteCount > position else { return 0 }
    let step = min(count, byteCount - position)
    if lseek(descriptor, off_t(step), SEEK_CUR) < 0 { throw InputError(path: path, errorNumber: errno) }
    position += step
    return step
  }

  /// Reads at `offset` without moving the front-to-back position (`pread(2)`).
  func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard let base = buffer.baseAddress, buffer.count > 0, offset <= UInt64(Int64.max) else { return 0 }
    let got = try retried { pread(self.descriptor, base, buffer.count, off_t(offset)) }
    bytesReadElsewhere += UInt64(got)
    return got
  }

  private func retried(_ call: () -> Int) throws(InputError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw InputError(path: path, errorNumber: errno) }
    }
  }
}

/// `read(2)`, which inside a type with a method of that name cannot be called unqualified.
private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, base, count)
}
