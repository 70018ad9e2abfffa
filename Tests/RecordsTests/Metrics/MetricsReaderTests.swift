import Bytes
import Records
import TestSupport
import Testing

@Suite struct MetricsReaderTests {
  /// Each notation with what it says: a file, its format, and the samples in it.
  static let files: [(text: String, format: MetricsFormat, samples: [NamedSample])] = [
    (
      """
      timestamp,metric,instance,labels,value
      2026-11-22T20:22:31.128Z,pg_locks_waiting,db01:9187,,3
      2026-11-22T20:22:33.128Z,pg_stat_activity_count,db01:9187,datname=shop;state=idle in transaction,0.5
      """, .table,
      [
        NamedSample(1_795_378_951.128, "pg_locks_waiting", 3, host: "db01", line: 2),
        NamedSample(
          1_795_378_953.128, "pg_stat_activity_count", 0.5, host: "db01",
          labels: "datname=shop,state=idle in transaction", line: 3),
      ]
    ),
    (
      "timestamp,service,metric,value\n1600000000,carts,cpu,1.5e-3\n1600000005,carts,cpu,NaN\n1600000010,carts,cpu,2\n",
      .table,
      [
        NamedSample(1_600_000_000, "cpu", 0.0015, service: "carts", line: 2),
        NamedSample(1_600_000_010, "cpu", 2, service: "carts", line: 4),
      ]
    ),
    (
      "time\thost\tload1\tload5\r\n1600000000\tdb01\t1\t2\r\n1600000010\tweb01\t3\t\r\n", .table,
      [
        NamedSample(1_600_000_000, "load1", 1, host: "db01", line: 2),
        NamedSample(1_600_000_000, "load5", 2, host: "db01", line: 2),
        NamedSample(1_600_000_010, "load1", 3, host: "web01", line: 3),
      ]
    ),
    (
      """
      time,"node_procs{instance=""app01""}",carts_cpu,carts_mem,orders_cpu,orders_mem
      1795383377.476,7,1,2,3,4
      """, .table,
      [
        NamedSample(1_795_383_377.476, "node_procs", 7, host: "app01", line: 2),
        NamedSample(1_795_383_377.476, "cpu", 1, service: "carts", line: 2),
        NamedSample(1_795_383_377.476, "mem", 2, service: "carts", line: 2),
        NamedSample(1_795_383_377.476, "cpu", 3, service: "orders", line: 2),
        NamedSample(1_795_383_377.476, "mem", 4, service: "orders", line: 2),
      ]
    ),
    (
      """
      # TYPE http_requests_total counter
      http_requests_total{instance="web01",job="node",code="5\\"xx",path="/a}b"} 12 1795380379852
      up{job="api",instance="app01:8000"} 1 1795380379.852 # {trace_id="x"} 1
      nan_value NaN 1795380379852
      # EOF
      """, .prometheus,
      [
        NamedSample(
          1_795_380_379.852, "http_requests_total", 12, host: "web01",
          labels: "code=5\"xx,job=node,path=/a}b", line: 2),
        NamedSample(1_795_380_379.852, "up", 1, host: "app01", service: "api", line: 3),
      ]
    ),
    (
      """
      cpu,host=db01,cpu=cpu\\ 0 usage_user=1.5,usage_system=2i,name="a,b c" 1795384235192000000
      queue\\ length,host=mq01 value=7u 1795384235
      """, .influx,
      [
        NamedSample(1_795_384_235.192, "cpu_usage_user", 1.5, host: "db01", labels: "cpu=cpu 0", line: 1),
        NamedSample(1_795_384_235.192, "cpu_usage_system", 2, host: "db01", labels: "cpu=cpu 0", line: 1),
        NamedSample(1_795_384_235, "queue length", 7, host: "mq01", line: 2),
      ]
    ),
    (
      """
      {"status":"success","data":{"resultType":"matrix","result":[
        {"metric":{"__name__":"up","instance":"db01:9187","quantile":"0.5"},
         "values":[[1795384183.593,"0.011"],[1795384188.594,"NaN"],[1795384193.594,"0.009"]]}]}}
      """, .json,
      [
        NamedSample(1_795_384_183.593, "up", 0.011, host: "db01", labels: "quantile=0.5", line: 3),
        NamedSample(1_795_384_193.594, "up", 0.009, host: "db01", labels: "quantile=0.5", line: 3),
      ]
    ),
    (
      #"{"data":{"result":[{"value":[1795384183,"4"],"metric":{"__name__":"up","job":"api"}}]}}"#, .json,
      [NamedSample(1_795_384_183, "up", 4, service: "api", line: 1)]
    ),
    (
      """
      {"ts": "2026-11-22T21:12:29.168Z", "name": "node_procs", "tags": {"instance": "web01"}, "value": 4}
      {"timestamp": 1795383149, "host": "db01", "load1": 0.5, "load5": 2}
      {"name":"cpu","tags":{"host":"db01"},"fields":{"user":1,"system":2},"timestamp":1795383149}
      """, .json,
      [
        NamedSample(1_795_381_949.168, "node_procs", 4, host: "web01", line: 1),
        NamedSample(1_795_383_149, "load1", 0.5, host: "db01", line: 2),
        NamedSample(1_795_383_149, "load5", 2, host: "db01", line: 2),
        NamedSample(1_795_383_149, "cpu_user", 1, host: "db01", line: 3),
        NamedSample(1_795_383_149, "cpu_system", 2, host: "db01", line: 3),
      ]
    ),
    (
      #"[{"target":"app01.requests","datapoints":[[12.5,1600000000],[null,1600000060],[13,1600000120]]}]"#,
      .json,
      [
        NamedSample(1_600_000_000, "app01.requests", 12.5, line: 1),
        NamedSample(1_600_000_120, "app01.requests", 13, line: 1),
      ]
    ),
  ]

  @Test("every notation is recognised and gives its samples", arguments: files.indices)
  func reads(_ index: Int) throws {
    let file = Self.files[index]
    let bytes = Array(file.text.utf8)
    #expect(MetricsFormat.detect(bytes, bytes.indices, fileName: "", isWhole: true) == file.format)
    #expect(try MetricsReading(file.text, file.format).samples == file.samples)
  }

  @Test("the chunks in which a file comes change nothing", arguments: files.indices)
  func chunking(_ index: Int) throws {
    let file = Self.files[index]
    let whole = try MetricsReading(file.text, file.format)
    for blockBytes in [1, 2, 3, 7, 64] {
      let pieces = try MetricsReading(file.text, file.format, blockBytes: blockBytes)
      #expect(pieces.samples == whole.samples && pieces.lines == whole.lines, "blocks of \(blockBytes)")
    }
  }

  @Test(
    "a cited line is found again at its number and offset, with the hash of its bytes",
    arguments: files.indices)
  func citations(_ index: Int) throws {
    let file = Self.files[index]
    let bytes = Array(file.text.utf8)
    let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in try MetricsReading(file.text, file.format).lines {
      let row = Array(rows[line.number - 1])
      let text = row.last == 0x0D ? Array(row.dropLast()) : row
      #expect(line.head == text && line.sha256 == SHA256.hex(text, text.indices))
      #expect(bytes[Int(line.offset)...].starts(with: text))
    }
  }

  @Test("a line longer than a chunk is cited by its beginning and the hash of all of it")
  func longLine() throws {
    let values = (0..<2000).map { "[\(1_600_000_000 + $0),\"\($0)\"]" }.joined(separator: ",")
    let text = #"{"data":{"result":[{"metric":{"__name__":"up"},"values":["# + values + "]}]}}"
    let reading = try MetricsReading(text, .json, blockBytes: 512)
    let bytes = Array(text.utf8)
    #expect(reading.samples.count == 2000)
    #expect(reading.lines.map(\.head.count) == [CitedLine.headCapacity])
    #expect(reading.lines.first?.sha256 == SHA256.hex(bytes, bytes.indices))
  }

  @Test("lines that are no samples are counted and the others read")
  func unparsed() throws {
    let reading = try MetricsReading(
      "time,value\n1600000000,1\nnonsense\n1600000010,2\n", .table, fileName: "queue")
    #expect(reading.samples.map(\.value) == [1, 2] && reading.samples.map(\.name) == ["queue", "queue"])
    #expect(reading.unparsed == 1)
  }

  @Test(
    "logs are not taken for metrics",
    arguments: [
      "timestamp,level,message\n2026-11-22T20:22:31Z,INFO,started\n",
      #"{"level":30,"time":1795379733045,"pid":359,"name":"gateway","msg":"request completed"}"#,
      #"{"ts":"2026-11-22T21:12:29.168Z","severity":"error","value":3,"name":"x","message":"failed"}"#,
      "ts=2026-11-22T20:22:31Z level=info msg=\"started\" took=12\n",
      "2026-11-22 20:22:31,857 INFO [301] api: started\n",
      "127.0.0.1 - - [22/Nov/2026:20:22:31 +0000] \"GET / HTTP/1.1\" 200 12\n", "", "\n\n",
    ])
  func logs(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(MetricsFormat.detect(bytes, bytes.indices, fileName: "app", isWhole: true) == nil)
  }

  @Test("hostile bytes neither trap nor hang", arguments: 0..<200)
  func hostile(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "value", "1", "1795384183", "metric", "values", "=",
      " ", "\u{0}",
    ]
    let text = (0..<200).compactMap { _ in parts.randomElement(using: &generator) }.joined()
    for format in MetricsFormat.allCases { _ = try MetricsReading(text, format, blockBytes: 16) }
  }
}
