enum JSONStream {
  static func isNeeded(_ bytes: [UInt8], _ count: Int) -> Bool { false }
}
