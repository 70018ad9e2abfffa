import Bytes
import Records

/// What the files of one host that tell their zone say of the zone of the host.
struct ZoneEvidence {
  enum Answer {
    /// Nothing, or UTC.
    case none
    /// One zone, and the first file that writes it.
    case one(InputZone, name: String, from: String)
    case several([String])
  }

  private(set) var answer = Answer.none

  /// - Parameter samples: of the host, sorted by the names of their files.
  init(_ samples: [ZoneSample], near anchor: Timestamp?) {
    var offsets: [Int: String] = [:]
    var claims: [(offsetSeconds: Int, instant: Timestamp)] = []
    var names: [String: String] = [:]
    for sample in samples {
      if case .named(let name) = sample.manner, names[name] == nil { names[name] = sample.file.file.name }
      for claim in sample.localOffsets(near: anchor) {
        claims.append(claim)
        if offsets[claim.offsetSeconds] == nil { offsets[claim.offsetSeconds] = sample.file.file.name }
      }
    }
    if names.count == 1, let (name, file) = names.first, let rules = NamedZone.rules(of: name),
      claims.allSatisfy({ rules.offset(at: $0.instant.wholeSecond) == $0.offsetSeconds })
    {
      answer = .one(.rules(rules), name: name, from: file)
    } else if names.isEmpty, offsets.count == 1, let (offset, file) = offsets.first {
      if offset != 0, let name = StampZone.written(offset).name {
        answer = .one(.fixed(offset), name: name, from: file)
      }
    } else if !names.isEmpty || !offsets.isEmpty {
      answer = .several(offsets.keys.sorted().compactMap { StampZone.written($0).name } + names.keys.sorted())
    }
  }
}
