#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why an input could not be read: what is wrong, where, and what to do about it.
package struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of failure a reader can tell apart.
  package enum Reason: Sendable, Equatable {
    case notFound
    case permissionDenied
    case isDirectory
    /// The operating system refused for another reason: its `errno`.
    case unreadable(code: Int32)
    /// The member of an archive is stored in a way that cannot be read; the text says which.
    case unsupported(String)
  }

  /// The path as it was given; the member of an archive follows after `!`.
  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The failure that `errno` speaks of.
  package init(path: String, errorNumber: Int32) {
    let reason: Reason =
      switch errorNumber {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM: .permissionDenied
      case EISDIR: .isDirectory
      default: .unreadable(code: errorNumber)
      }
    self.init(path: path, reason: reason)
  }

  /// The path inside the archive at `path` that the error speaks of; nil when it speaks of the file itself.
  package func member(of path: String) -> String? {
    let head = path + "!"
    return self.path.hasPrefix(head) ? String(self.path.dropFirst(head.count)) : nil
  }

  package var description: String {
    switch reason {
    case .notFound: "\(path): no such file or folder; check the spelling"
    case .permissionDenied: "\(path): permission denied; read it as a user who may, or leave it out"
    case .isDirectory: "\(path): is a folder, a file was expected; give the folder itself as an argument"
    case .unreadable(let code):
      "\(path): cannot be read (\(String(cString: strerror(code)))); check the disk, or copy the file and retry"
    case .unsupported(let what): "\(path): \(what); unpack it and give the folder instead"
    }
  }
}
