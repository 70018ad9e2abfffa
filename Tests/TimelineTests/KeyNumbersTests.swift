import Testing

@testable import Timeline

@Suite struct KeyNumbersTests {
  private func key(_ number: Int) -> EventTable.Key {
    EventTable.Key(
      kind: number % 2 == 0 ? .rule : .level, id: Int32(number % 7), host: Int32(number % 3) - 1,
      service: Int32(number / 3), instance: Int32(number % 5) - 2)
  }

  @Test("Every key keeps its number however many come after it, and a key that never came has none")
  func numbers() {
    var numbers = KeyNumbers()
    var keys: [EventTable.Key] = []
    for number in 0..<3_000 {
      #expect(numbers.number(of: key(number), in: keys) == nil)
      keys.append(key(number))
      numbers.noteLast(of: keys)
    }
    #expect((0..<3_000).allSatisfy { numbers.number(of: key($0), in: keys) == $0 })
    #expect(numbers.number(of: key(3_000), in: keys) == nil)
  }
}
