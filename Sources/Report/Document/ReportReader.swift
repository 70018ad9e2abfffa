import Foundation

/// Reads `report/v1` back from JSON.
package enum ReportReader {
  private struct Preamble: Decodable {
    var schema: String?
  }

  /// - Parameters:
  ///   - bytes: the whole JSON text.
  ///   - name: what to call it in an error.
  package static func read(_ bytes: [UInt8], name: String) throws(ReportError) -> ReportDocument {
    let data = Data(bytes)
    let preamble: Preamble
    do {
      preamble = try JSONDecoder().decode(Preamble.self, from: data)
    } catch {
      throw ReportError.notAReport(name: name, reason: describe(error))
    }
    guard preamble.schema == ReportDocument.currentSchema else {
      throw ReportError.otherSchema(name: name, found: preamble.schema)
    }
    do {
      return try JSONDecoder().decode(ReportDocument.self, from: data)
    } catch {
      throw ReportError.notAReport(name: name, reason: describe(error))
    }
  }

  private static func describe(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let steps = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
      let path = steps.joined()
      return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      let place = path(context)
      return "the key \"\(key.stringValue)\" is missing\(place.isEmpty ? "" : " in \(place)")"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "\(path(context)) has the wrong type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      return "\(path(context)): \(context.debugDescription)"
    default: return "it is not JSON"
    }
  }
}

extension KeyedDecodingContainer {
  /// A list that an earlier version of the program did not know yet is empty: additions to report/v1 are lists, and
  /// reports of before an addition stay readable.
  func decode<Element: Decodable>(_ type: [Element].Type, forKey key: Key) throws -> [Element] {
    try decodeIfPresent(type, forKey: key) ?? []
  }
}
