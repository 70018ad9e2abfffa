import Analysis
import Records

/// Reads `--tz ZONE` and `--tz 'GLOB=ZONE'`.
enum ZoneArguments {
  static func read(_ arguments: [String]) throws -> InputZones {
    var zones = InputZones()
    for argument in arguments {
      if let equals = argument.firstIndex(of: "=") {
        let name = String(argument[argument.index(after: equals)...])
        zones.byName.append((String(argument[..<equals]), try zone(name, argument)))
      } else {
        zones.standard = try zone(argument, argument)
      }
    }
    return zones
  }

  private static func zone(_ name: String, _ argument: String) throws -> InputZone {
    if let zone = InputZone(name: name) { return zone }
    if let rules = NamedZone.rules(of: name) { return .rules(rules) }
    throw CommandFailure(
      .usage,
      "--tz \(argument): unknown zone \"\(name)\"; write UTC, an offset such as +02:00, or a name such as Europe/Berlin"
    )
  }
}
