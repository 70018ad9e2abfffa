/// Places a kernel's log on the clock: its times count from the start of the machine, but one of its first lines tells the
/// date (`rtc_cmos 00:04: setting system clock to 2024-07-15T10:00:00 UTC (1721037600)`).
enum KernelClock {
  private static let settingClock = Array("setting system clock to ".utf8)

  /// When the machine started; nil when no line tells it.
  static func startTime(_ bytes: [UInt8], _ lines: [SampleLine]) -> Timestamp? {
    for line in lines {
      guard let time = line.time, case .uptime(let uptime) = time.value,
        let place = ByteFind.first(settingClock, bytes, line.range.lowerBound, line.range.upperBound),
        let told = TimestampParser.parse(
          .iso, bytes, at: place + settingClock.count, end: line.range.upperBound)
      else { continue }
      var context = TimeContext()
      guard let instant = context.resolve(told) else { continue }
      return Timestamp(microseconds: instant.microseconds - uptime)
    }
    return nil
  }
}
