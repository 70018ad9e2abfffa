import Bytes
import Records
import Timeline

/// The zones of files whose times tell none, as far as other files of their hosts show them, or those of all other hosts
/// where a host's own show nothing. Found from the first and
/// last lines of the files before any record is read: the same for any order of the files.
struct ZoneInference: Sendable {
  /// By the name of the file; of those whose zone is neither told nor UTC without a doubt.
  private(set) var zones: [String: InputZone] = [:]
  private(set) var assumptions: [String: AssumedZone] = [:]

  /// - Parameters:
  ///   - anchor: what the files say of the time of the collection.
  ///   - given: files whose zone the user said are left out.
  init(of files: [SourceFile], given: InputZones, near anchor: Timestamp?) {
    var chunk = Chunk()
    let samples = files.compactMap { ZoneSample($0, &chunk) }
    let sorted = samples.sorted { $0.file.file.name.utf8.lexicographicallyPrecedes($1.file.file.name.utf8) }
    var spans: [String: Span] = [:]
    for (host, own) in Dictionary(grouping: sorted, by: \.hostKey) { spans[host] = Span(own, near: anchor) }
    let endOfAll = spans.values.map(\.end).max()
    let common = (evidence: ZoneEvidence(sorted, near: anchor), span: Span(sorted, near: anchor))
    for (host, own) in Dictionary(grouping: sorted, by: \.hostKey) {
      noteNamed(own, given)
      let untold = own.filter { $0.manner == .untold && !given.isGiven(for: $0.file.file.name) }
      guard !untold.isEmpty else { continue }
      // A host none of whose logs tells a zone is where all other hosts are, if they are in one.
      let isSilent = own.allSatisfy { $0.manner == .untold }
      let evidence = isSilent ? common.evidence : ZoneEvidence(own, near: anchor)
      let span = isSilent ? common.span : spans[host]
      switch evidence.answer {
      case .several where isSilent: break
      case .none: break
      case .several(let zones):
        for sample in untold { assumptions[sample.file.file.name] = .conflicting(zones: zones) }
      case .one(let zone, let name, let file):
        let reference = span.map {
          ZoneFit.Reference(start: $0.start, end: $0.end, endOfAll: endOfAll ?? $0.end)
        }
        for pieces in Dictionary(grouping: untold, by: \.file.set).values {
          judge(pieces, zone, name: name, from: file, reference, near: anchor)
        }
      }
    }
  }

  private mutating func noteNamed(_ samples: [ZoneSample], _ given: InputZones) {
    for sample in samples {
      let path = sample.file.file.name
      guard case .named(let name) = sample.manner, !given.isGiven(for: path) else { continue }
      zones[path] = NamedZone.rules(of: name).map { .rules($0) }
      assumptions[path] = zones[path] == nil ? .unknown(name) : .named(name)
    }
  }

  /// Decides for all pieces of one rotated log: one program wrote them.
  private mutating func judge(
    _ pieces: [ZoneSample], _ zone: InputZone, name: String, from file: String,
    _ reference: ZoneFit.Reference?, near anchor: Timestamp?
  ) {
    let spans = pieces.compactMap { piece in
      piece.span(in: .utc, near: anchor).map { (first: $0.first, last: $0.last, modified: piece.modified) }
    }
    guard let reference, let first = spans.map(\.first).min(),
      let newest = spans.max(by: { $0.first < $1.first })
    else { return }
    let offset = Double(zone.offset(atWall: newest.last ?? newest.first))
    let verdict = ZoneFit(offset: offset, reference: reference).verdict(
      first: newest.last == nil ? newest.first : first, last: newest.last, modified: newest.modified)
    for piece in pieces {
      let path = piece.file.file.name
      switch verdict {
      case .zone:
        zones[path] = zone
        assumptions[path] = .inferred(zone: name, from: file)
      case .undecided where offset != 0: assumptions[path] = .undecided(zone: name, from: file)
      case .undecided, .utc: break
      }
    }
  }
}

/// From when to when the files of a host were written that tell their zone.
private struct Span {
  var start: Timestamp
  /// Where the end of a file is not known, the time of its last change, or never.
  var end: Timestamp

  init?(_ samples: [ZoneSample], near anchor: Timestamp?) {
    let spans = samples.compactMap { sample -> (start: Timestamp, end: Timestamp)? in
      guard let zone = sample.ownZone, let span = sample.span(in: zone, near: anchor) else { return nil }
      return (span.first, span.last ?? sample.modified.map { max($0, span.first) } ?? Self.never)
    }
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
    (self.start, self.end) = (start, end)
  }

  /// 2200-01-01.
  private static let never = Timestamp(microseconds: 7_258_118_400_000_000)
}

extension ZoneSample {
  /// Files of which no host is known are taken for those of one.
  fileprivate var hostKey: String { file.host ?? "" }

  /// The zone to read a file in that tells its zone itself; nil for others.
  fileprivate var ownZone: InputZone? {
    switch manner {
    case .told: .utc
    case .named(let name): NamedZone.rules(of: name).map { .rules($0) }
    case .untold: nil
    }
  }
}
