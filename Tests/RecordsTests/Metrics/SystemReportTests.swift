import Records
import Testing

/// Reports of sysstat and procps, StatsD logs and OpenTelemetry's batches.
@Suite struct SystemReportTests {
  private func read(_ text: String, _ format: MetricsFormat) throws -> [NamedSample] {
    let bytes = Array(text.utf8)
    #expect(MetricsFormat.detect(bytes, bytes.indices, fileName: "x", isWhole: true) == format)
    let whole = try MetricsReading(text, format).samples
    #expect(try MetricsReading(text, format, blockBytes: 7).samples == whole)
    return whole
  }

  /// 2025-03-04T00:00:00Z.
  private static let day = 1_741_046_400.0

  @Test(
    "sar: the date stands in the banner, the half of the day behind the clock, and averages are no samples")
  func sar() throws {
    let samples = try read(
      """
      Linux 5.15.0-91-generic (db-1) \t03/04/2025 \t_x86_64_\t(4 CPU)

      08:15:01 AM     CPU     %user   %iowait
      08:25:01 AM     all     12.50      1.20
      12:35:01 PM     all     92.50      3.20
      Average:        all     50.00      1.20

      08:15:01 AM     IFACE   rxpck/s    txkB/s
      08:25:01 AM      eth0      1.00      2.00

      """, .system)
    #expect(samples.count == 6)
    #expect(
      samples.first
        == NamedSample(Self.day + 30_301, "cpu_user_percent", 12.5, host: "db-1", labels: "cpu=all", line: 4))
    #expect(samples[2].time == Self.day + 45_301 && samples[2].value == 92.5)
    #expect(samples[5].name == "net_txkB_per_second" && samples[5].time == Self.day + 30_301)
  }

  @Test("a clock of twenty-four hours goes on behind midnight")
  func midnight() throws {
    let samples = try read(
      """
      Linux 5.15.0 (db-1) 	2025-03-04 	_x86_64_	(4 CPU)

      23:49:01     CPU    %usr
      23:59:01     all   12.50
      00:09:01     all   13.50

      """, .system)
    #expect(samples.map(\.time) == [Self.day + 86_341, Self.day + 86_941])
  }

  @Test("iostat tells date and time before its tables, with a row per device")
  func iostat() throws {
    let samples = try read(
      """
      Linux 5.15.0 (db-1) 	03/04/2025 	_x86_64_	(4 CPU)

      03/04/2025 08:15:01 AM
      avg-cpu:  %user   %nice
                12.50    0.00

      Device            r/s  %util
      sda              1.00  45.00
      nvme0n1          2.00  95.00

      """, .system)
    #expect(samples.map(\.name).suffix(2) == ["disk_r_per_second", "disk_util_percent"])
    #expect(samples.last?.value == 95 && samples.last?.labels == "device=nvme0n1")
    #expect(samples.first?.name == "cpu_user_percent" && samples.first?.time == Self.day + 29_701)
  }

  @Test("vmstat -t ends its rows with date and time")
  func vmstat() throws {
    let samples = try read(
      """
      procs -----------memory---------- -----timestamp-----
       r  b   swpd   free                 UTC
       2  0      0 123456 2025-03-04 08:15:31
       9  3      0 123450 2025-03-04 08:15:32

      """, .system)
    #expect(samples.map(\.value) == [2, 0, 0, 123_456, 9, 3, 0, 123_450])
    #expect(samples.last?.name == "vmstat_free" && samples.last?.time == Self.day + 29_732)
  }

  @Test("pidstat's processes and free's kinds of memory are labels; free takes its time from date")
  func labels() throws {
    let processes = try read(
      """
      Linux 5.15.0 (db-1) 	03/04/2025 	_x86_64_	(4 CPU)

      08:15:01 AM   UID       PID    %CPU   CPU  Command
      08:15:02 AM   999      4711   50.00     2  postgres

      """, .system)
    #expect(
      processes.map(\.name) == ["process_CPU_percent"] && processes.first?.labels.contains("pid=4711") == true
    )
    let memory = try read(
      """
      Tue Mar  4 08:15:31 UTC 2025
                    total        used        free
      Mem:       16282112     8192000      123456
      Swap:       2097148           0     2097148

      """, .system)
    #expect(
      memory.map(\.labels) == ["kind=Mem", "kind=Mem", "kind=Mem", "kind=Swap", "kind=Swap", "kind=Swap"])
    #expect(memory.first?.time == Self.day + 29_731)
  }

  @Test("StatsD: counters are scaled by their sampling, changes of gauges are no values, tags are labels")
  func statsd() throws {
    let samples = try read(
      """
      2025-03-04T08:15:31Z shop.requests:1|c|@0.1
      2025-03-04 08:15:32 shop.latency:320|ms
      1741076133 shop.pool:17|g|#host:web-1,env:prod
      1741076134 shop.pool:-2|g

      """, .statsd)
    #expect(samples.map(\.value) == [10, 320, 17])
    #expect(samples.last?.host == "web-1" && samples.last?.labels == "env=prod")
    #expect(samples.map(\.time) == [1_741_076_131, 1_741_076_132, 1_741_076_133])
  }

  @Test("OTLP: a data point has the name of its metric and the attributes of itself and of its resource")
  func openTelemetry() throws {
    let resource =
      #"{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}},{"key":"host.name","value":{"stringValue":"web-1"}}]}"#
    let gauge =
      #"{"name":"queue.size","gauge":{"dataPoints":[{"timeUnixNano":"1741076131204000000","asInt":"17","attributes":[{"key":"queue","value":{"stringValue":"mail"}}]}]}}"#
    let histogram =
      #"{"name":"latency","histogram":{"dataPoints":[{"timeUnixNano":"1741076131204000000","count":"3","sum":1.5,"bucketCounts":["1","2"]}]}}"#
    let samples = try read(
      "{\"resourceMetrics\":[{\"resource\":\(resource),\"scopeMetrics\":[{\"scope\":{\"name\":\"x\"},\"metrics\":[\(gauge),\(histogram)]}]}]}\n",
      .json)
    #expect(samples.map(\.name) == ["queue.size", "latency_sum", "latency_count"])
    #expect(
      samples.map(\.value) == [17, 1.5, 3]
        && samples.allSatisfy { $0.service == "cart" && $0.host == "web-1" })
    #expect(samples.first?.labels.contains("queue=mail") == true)
    #expect(samples.first?.labels.contains("mail") == true && samples.last?.labels.contains("mail") == false)
  }

  @Test("OpenMetrics: exemplars are no values, the end mark no error, times are seconds")
  func openMetrics() throws {
    let reading = try MetricsReading(
      """
      # TYPE http_requests counter
      http_requests_total{code="500"} 3 1741076131.204 # {trace_id="KOO5"} 0.67 1741076131
      foo_bucket{le="0.1"} 8 1741076132.0 # {} 0.054
      # EOF

      """, .prometheus)
    #expect(reading.samples.map(\.value) == [3, 8] && reading.unparsed == 0)
    #expect(reading.samples.map(\.time) == [1_741_076_131.204, 1_741_076_132])
  }

  @Test(
    "logs are no reports",
    arguments: ["2025-03-04T08:15:31Z cart: pool is full|c\n", "Linux version 6.1.0 (gcc) #1 SMP (4 CPU)\n"])
  func logs(_ text: String) {
    let bytes = Array(text.utf8)
    let found = MetricsFormat.detect(bytes, bytes.indices, fileName: "x", isWhole: true)
    #expect(found != .statsd)
  }
}
