import Synchronization

/// How much of the input has been read, as stored; counted by the workers, shown by whoever likes.
package final class ScanProgress: Sendable {
  private let done = Atomic<UInt64>(0)
  /// Compressed bytes of all files; 0 when not known.
  package let total: UInt64

  package init(total: UInt64) { self.total = total }

  package var bytesRead: UInt64 { done.load(ordering: .relaxed) }

  func add(_ bytes: UInt64) { done.wrappingAdd(bytes, ordering: .relaxed) }
}
