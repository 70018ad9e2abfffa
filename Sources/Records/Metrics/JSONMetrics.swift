/// Metrics in JSON, whatever wraps them: responses of Prometheus' `query_range` and `query` APIs, Graphite's
/// `datapoints`, OpenTelemetry's batches, one object per sample (`{"ts": …, "name": …, "tags": {…}, "value": …}`), Telegraf's objects with
/// `fields`, and objects with a time and a number per metric.
struct JSONMetrics {
  private var scanner = JSONTokens()
  private var objects: [JSONMetricObject] = []
  /// For each open array: the key it is the value of, and the scalars it holds itself.
  private var arrays: [(key: String, items: [JSONMetricObject.Scalar])] = []
  /// For each open container, true for an object.
  private var isObject: [Bool] = []
  private var key = ""

  /// What one step found.
  enum Step { case samples, newline, nothing, needsMore }

  /// Reads the next token at `place`, which moves behind it.
  mutating func step(
    _ bytes: [UInt8], _ place: inout Int, _ end: Int, isLast: Bool, series table: inout SeriesTable,
    into samples: inout [MetricSample]
  ) throws(JSONTokens.Failure) -> Step {
    guard let token = try scanner.next(bytes, &place, end, isLast: isLast) else { return .needsMore }
    switch token {
    case .newline: return .newline
    case .beginObject:
      objects.append(JSONMetricObject(key: key))
      isObject.append(true)
      key = ""
    case .beginArray:
      // The pairs of a series follow each other by the thousand: their brackets inherit the key.
      arrays.append((isObject.last == false ? arrays.last?.key ?? "" : key, []))
      isObject.append(false)
    case .endObject:
      isObject.removeLast()
      return closeObject(&table, &samples) ? .samples : .nothing
    case .endArray:
      isObject.removeLast()
      return closeArray(&table, &samples) ? .samples : .nothing
    case .key: key = String(decoding: scanner.text, as: UTF8.self)
    case .string: append(JSONMetricObject.Scalar(text: scanner.text))
    case .number: append(JSONMetricObject.Scalar(number: bytes, scanner.span))
    case .word: append(nil)
    }
    return .nothing
  }

  private mutating func append(_ scalar: JSONMetricObject.Scalar?) {
    guard let scalar, let inObject = isObject.last else { return }
    if !inObject {
      arrays[arrays.count - 1].items.append(scalar)
    } else if let top = objects.indices.last, objects[top].members.count < JSONMetricObject.maxMembers {
      objects[top].members.append((key, scalar))
    }
  }

  /// An object that ends is a part of the one around it (its labels, its fields), or a sample, or a wrapper.
  private mutating func closeObject(_ table: inout SeriesTable, _ samples: inout [MetricSample]) -> Bool {
    let object = objects.removeLast()
    if let parent = objects.indices.last, isObject.last == true, objects[parent].absorb(object) {
      return false
    }
    let before = samples.count
    if isObject.last == false, let list = arrays.last?.key, let top = objects.indices.last {
      if list == "attributes", let label = object.attribute {
        objects[top].add(label)
        return false
      }
      if list == "dataPoints" {
        object.emitDataPoint(inside: objects, into: &samples, &table)
        return samples.count > before
      }
    }
    object.emit(into: &samples, &table)
    return samples.count > before
  }

  /// `[time, "value"]` inside `values`, or `value` itself, is a sample of the object around it.
  private mutating func closeArray(_ table: inout SeriesTable, _ samples: inout [MetricSample]) -> Bool {
    let array = arrays.removeLast()
    guard array.items.count == 2, let top = objects.indices.last else { return false }
    let isPair = isObject.last == false || array.key == "value"
    guard isPair, let pair = JSONMetricObject.Pair(key: array.key, array.items) else { return false }
    return objects[top].add(pair, into: &samples, &table)
  }
}
