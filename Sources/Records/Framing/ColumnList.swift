/// The columns of a table-like log, as its own header line or its format names them.
struct ColumnList: Sendable, Equatable {
  var separator: UInt8
  /// Name by column; empty for a column that is not kept.
  var names: [[UInt8]]

  /// The names of a `#Fields: date time c-ip …` line (W3C), or a `#fields<tab>ts<tab>uid…` line (Zeek); nil for any
  /// other directive.
  init?(directive bytes: [UInt8], _ line: Range<Int>) {
    let prefix = Array("#fields".utf8)
    guard line.count > prefix.count,
      bytes[line.lowerBound..<line.lowerBound + prefix.count].elementsEqual(
        prefix, by: { $0 | 0x20 == $1 | 0x20 })
    else { return nil }
    var rest = line.lowerBound + prefix.count..<line.upperBound
    if bytes[rest.lowerBound] == 0x3A { rest = rest.dropFirst() }
    let names = ByteFind.trimmed(bytes, rest)
    separator = bytes[names].contains(0x09) ? 0x09 : bytes[names].contains(0x20) ? 0x20 : 0x2C
    self.names = bytes[names].split(separator: separator).map { Array($0) }
  }

  /// The names of the first line of a CSV or TSV file.
  init(header bytes: [UInt8], _ line: Range<Int>, separator: UInt8) {
    self.separator = separator
    var values: [SeparatedValues.Value] = []
    SeparatedValues.split(bytes, line, separator: separator, into: &values)
    names = values.map { Array(bytes[ByteFind.trimmed(bytes, $0.range)]) }
  }

  init(separator: UInt8, names: [String]) {
    self.separator = separator
    self.names = names.map { Array($0.utf8) }
  }

  /// Columns of PostgreSQL's csvlog (version 9.0 to 17; older ones have fewer).
  static let postgresql = ColumnList(
    separator: 0x2C,
    names: [
      "log_time", "user_name", "database_name", "process_id", "connection_from", "session_id",
      "session_line_num",
      "command_tag", "session_start_time", "virtual_transaction_id", "transaction_id", "error_severity",
      "sql_state_code", "message", "detail", "hint", "internal_query", "internal_query_pos", "context",
      "query",
      "query_pos", "location", "application_name", "backend_type", "leader_pid", "query_id",
    ])

  /// IIS with the columns that are on by default, by their number, for files whose header was cut off.
  static func internetInformationServices(count: Int) -> ColumnList? {
    let names = "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent)"
    switch count {
    case 14: return ColumnList(directive: "\(names) sc-status sc-substatus sc-win32-status time-taken")
    case 15:
      return ColumnList(directive: "\(names) cs(Referer) sc-status sc-substatus sc-win32-status time-taken")
    case 17:
      return ColumnList(
        directive: "\(names) cs(Referer) sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken")
    default: return nil
    }
  }

  private init(directive names: String) {
    self.init(separator: 0x20, names: names.split(separator: " ").map(String.init))
  }

  /// Adds one field per column with a value; `-` stands for none.
  func decode(_ bytes: [UInt8], _ body: Range<Int>, keys: KeyMap, into record: inout Record) -> Bool {
    var values: [SeparatedValues.Value] = []
    SeparatedValues.split(bytes, body, separator: separator, into: &values)
    guard values.count >= 2 else { return false }
    for (name, value) in zip(names, values) {
      guard !value.range.isEmpty, !CommonLogDecoder.isDash(bytes, value.range) else { continue }
      let text = SeparatedValues.text(value, bytes, &record)
      record.add(name: record.keep(name), value: text, hash: NameHash(name), keys: keys, in: bytes)
    }
    return true
  }
}
