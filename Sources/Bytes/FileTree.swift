#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files under a folder.
package struct FileTree {
  /// What makes two paths the same file or folder.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  private var files: [InputFile] = []
  private var links: [InputFile] = []
  private var seenFiles: Set<Identity> = []
  private var seenFolders: Set<Identity> = []

  /// All regular files under the folder `path`, at any depth, sorted by the bytes of their names; the file
  /// itself if `path` is one, or "-".
  ///
  /// Symbolic links are followed, but not to what was found already without them. Pipes, sockets and devices
  /// inside a folder are left out. A folder that cannot be listed stands in the result as if it were a file:
  /// opening it says what is wrong.
  package static func files(under path: String) throws(InputError) -> [InputFile] {
    if path == "-" { return [InputFile(argument: path)] }
    guard let root = status(of: path, followsLinks: true) else {
      throw InputError(path: path, errorNumber: errno)
    }
    guard root.st_mode & S_IFMT == S_IFDIR else { return [InputFile(argument: path)] }
    var tree = FileTree()
    tree.visit(folder: InputFile(path: path, name: ""), identity(root))
    tree.followLinks()
    return tree.files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Collects the files under `folder` and remembers the links, so that what is there in earnest comes first.
  private mutating func visit(folder: InputFile, _ identity: Identity) {
    guard seenFolders.insert(identity).inserted else { return }
    var pending = [folder]
    while let folder = pending.popLast() {
      guard let names = Self.entries(of: folder.path) else {
        files.append(folder)
        continue
      }
      for name in names {
        let entry = InputFile(
          path: folder.path.hasSuffix("/") ? folder.path + name : folder.path + "/" + name,
          name: folder.name.isEmpty ? name : folder.name + "/" + name)
        guard let status = Self.status(of: entry.path, followsLinks: false) else {
          files.append(entry)
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
          seenFiles.insert(Self.identity(status))
          files.append(entry)
        case S_IFDIR: if seenFolders.insert(Self.identity(status)).inserted { pending.append(entry) }
        case S_IFLNK: links.append(entry)
        default: break
        }
      }
    }
  }

  /// Adds what only links lead to, in the order of the links' names.
  private mutating func followLinks() {
    while !links.isEmpty {
      let found = links.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      links = []
      for link in found {
        guard let status = Self.status(of: link.path, followsLinks: true) else {
          files.append(link)
          continue
        }
        let identity = Self.identity(status)
        switch status.st_mode & S_IFMT {
        case S_IFREG: if seenFiles.insert(identity).inserted { files.append(link) }
        case S_IFDIR: visit(folder: link, identity)
        default: break
        }
      }
    }
  }

  private static func identity(_ status: stat) -> Identity {
    Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }

  /// Size of the file as stored; nil when it cannot be found.
  package static func byteCount(of path: String) -> UInt64? {
    status(of: path, followsLinks: true).map { UInt64(max(0, $0.st_size)) }
  }

  /// `stat(2)` or `lstat(2)`; nil with `errno` set on failure.
  private static func status(of path: String, followsLinks: Bool) -> stat? {
    var status = stat()
    let result = followsLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status : nil
  }

  /// The names in a folder (`readdir(3)`), nil if it cannot be listed.
  private static func entries(of path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: bytes.pointee)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
