import Bytes
import Events
import Records
import Testing

@testable import Analysis

@Suite struct AccessRecordTests {
  /// The texts of the request that `record` reports, and whether they stand in the chunk.
  private func read(_ record: Record, _ chunk: [UInt8]) throws -> (texts: [String], isOfChunk: Bool) {
    var access = AccessRecord()
    let found = access.read(record, chunk)
    let request = try #require(found)
    let bytes = access.isOfChunk ? chunk : access.text
    let texts = [request.client, request.path, request.upstream].map { range in
      range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }
    return (texts, access.isOfChunk)
  }

  private func field(_ text: String, in chunk: [UInt8]) throws -> FieldText {
    let range = try #require(
      ByteSearch.firstRange(of: Array(text.utf8), in: chunk, from: 0, to: chunk.count))
    return FieldText(range)
  }

  @Test("Texts that stand in the line as they are are not copied; of two upstreams the last answered")
  func plain() throws {
    let chunk = Array("10.0.0.9 GET /cart?id=7 200 10.0.3.1:80, 10.0.3.2:80".utf8)
    var record = Record()
    record.set(.status, try field("200", in: chunk))
    record.set(.client, try field("10.0.0.9", in: chunk))
    record.set(.path, try field("/cart?id=7", in: chunk))
    record.set(.upstream, try field("10.0.3.1:80, 10.0.3.2:80", in: chunk))
    let result = try read(record, chunk)
    #expect(result.texts == ["10.0.0.9", "/cart?id=7", "10.0.3.2:80"])
    #expect(result.isOfChunk)
  }

  @Test("A backend and its server are put together, an unescaped path is found where it stands")
  func written() throws {
    let chunk = Array("10.0.0.9 be_api web1 200".utf8)
    var record = Record()
    record.set(.status, try field("200", in: chunk))
    record.set(.client, try field("10.0.0.9", in: chunk))
    record.set(.path, record.keep("/a b".utf8))
    record.set(.backend, try field("be_api", in: chunk))
    record.set(.server, try field("web1", in: chunk))
    let result = try read(record, chunk)
    #expect(result.texts == ["10.0.0.9", "/a b", "be_api/web1"])
    #expect(!result.isOfChunk)
  }
}
