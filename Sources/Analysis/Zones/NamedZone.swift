import Bytes
package import Records

/// The zones that the machine knows by name.
package enum NamedZone {
  private static let folder = "/usr/share/zoneinfo/"
  private static let bytesMax = 64 << 10

  /// The rules of `Europe/Paris`; nil when no such zone is known here. Never reads outside of the folder of the zones.
  package static func rules(of name: String) -> ZoneRules? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == ".." || $0 == "." }) else { return nil }
    return ZoneRules(tzif: FileEnd.read(folder + name, count: bytesMax))
  }
}
