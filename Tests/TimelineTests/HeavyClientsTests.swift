import Bytes
import TestSupport
import Testing

@testable import Timeline

@Suite struct HeavyClientsTests {
  /// Sends one request of each client in turn, all in the same bin, and returns who was heavy.
  private func heavy(_ clients: [String]) -> [String: Int64] {
    var heavy = HeavyClients()
    for client in clients {
      let bytes = Array(client.utf8)
      _ = heavy.add(
        bytes, bytes.indices, hash: ByteHash.hash(bytes, bytes.indices), atSecond: 100, isFailed: false,
        isRejected: false)
    }
    let shares = heavy.end()?.shares ?? []
    return Dictionary(uniqueKeysWithValues: shares.map { ($0.name, $0.total) })
  }

  @Test("few clients are counted exactly")
  func exact() {
    let clients = (0..<200).map { $0 % 4 == 0 ? "busy" : "client\($0 % 50)" }
    #expect(heavy(clients) == ["busy": 50])
  }

  @Test("a client with a large share is found among any number of others, its count low by at most the bound")
  func many() throws {
    var random = SeededGenerator(seed: 1)
    let clients = (0..<40_000).map { _ in
      random.next() % 3 == 0 ? "busy" : "client\(random.next() % 1_000_000)"
    }
    let truth = Int64(clients.filter { $0 == "busy" }.count)
    let found = try #require(heavy(clients)["busy"])
    #expect(found <= truth && found >= truth - 40_000 / Int64(HeavyClients.capacity))
  }

  @Test("nobody is heavy in a quiet bin")
  func quiet() { #expect(heavy(["a", "a", "b"]).isEmpty) }

  @Test("a new bin hands out the one before")
  func bins() {
    var heavy = HeavyClients()
    let bytes = Array("busy".utf8)
    for _ in 0..<30 {
      _ = heavy.add(
        bytes, bytes.indices, hash: ByteHash.hash(bytes, bytes.indices), atSecond: 5, isFailed: true,
        isRejected: false)
    }
    let ended = heavy.add(
      bytes, bytes.indices, hash: ByteHash.hash(bytes, bytes.indices), atSecond: 11, isFailed: false,
      isRejected: false)
    #expect(ended?.second == 0 && ended?.shares.map(\.failed) == [30])
  }
}
