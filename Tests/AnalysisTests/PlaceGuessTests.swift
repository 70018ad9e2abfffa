import Testing

@testable import Analysis

@Suite struct PlaceGuessTests {
  /// A file of a collection, the path that was given, and the host and service that are meant.
  struct Case: Sendable {
    var name: String
    var root = "logs"
    var others: [String] = []
    var host: String?
    var service: String?
  }

  @Test(
    "hosts and services are read from paths",
    arguments: [
      Case(name: "web01/nginx/access.log.gz", host: "web01", service: "nginx"),
      Case(name: "app01/shop/api.log.1", host: "app01", service: "api"),
      Case(name: "logs/db-1/postgresql/postgresql.log", host: "db-1", service: "postgresql"),
      Case(name: "gateway/syslog", others: ["web/syslog"], host: "gateway", service: nil),
      Case(name: "checkout/app.log", others: ["payments/app.log"], host: nil, service: "checkout"),
      Case(name: "checkout-7f8d7d756d-k7b9j.log.gz", host: nil, service: "checkout"),
      Case(name: "nginx/error.log", root: "collected/web01", host: "web01", service: "nginx"),
      Case(name: "nginx/error.log", root: "/var/log", host: nil, service: "nginx"),
      Case(name: "access.log", host: nil, service: nil),
    ])
  func places(_ file: Case) {
    let place = PlaceGuess(names: [file.name] + file.others).place(of: file.name, root: file.root)
    #expect(place.host == file.host && place.service == file.service)
  }
}
