internal import Patterns
internal import Records
internal import Synchronization

/// The literal searches that workers have asked for, by the formats they serve: most files have one of a few formats.
final class PrefilterCache: Sendable {
  private let known = Mutex<[Set<FormatID>: LiteralPrefilter]>([:])

  /// The search for `formats`; `make` makes it when it is asked for the first time.
  func prefilter(for formats: Set<FormatID>, make: () -> LiteralPrefilter) -> LiteralPrefilter {
    known.withLock { known in
      if let prefilter = known[formats] { return prefilter }
      let prefilter = make()
      known[formats] = prefilter
      return prefilter
    }
  }
}
