/// What was taken for the zone of a file whose times tell none by a number, where its host's files say something of it.
package enum AssumedZone: Sendable, Hashable {
  /// The file's own times name a zone that has rules, such as `Europe/Paris`.
  case named(String)
  /// The zone that another file of the host writes, since the times of both fit only so.
  case inferred(zone: String, from: String)
  /// UTC, though another file of the host writes `zone`: their times do not tell which is right.
  case undecided(zone: String, from: String)
  /// UTC, for the files of the host write different zones.
  case conflicting(zones: [String])
  /// UTC, for this machine does not know the zone that the file names.
  case unknown(String)
}
