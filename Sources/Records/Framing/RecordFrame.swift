/// Where one record lies in a chunk, and when it happened: all that is known without decoding it.
package struct RecordFrame: Sendable, Equatable {
  /// The record's bytes in the chunk, from the start of its first line to the end of its last, the last line end left
  /// out.
  package var body: Range<Int>
  /// 1-based physical line of its start, and how many lines it has.
  package var line: Int
  package var lineCount: Int
  /// Byte offset of its start in the decompressed member.
  package var offset: UInt64
  package var timestamp: Timestamp?
  package var resolution: StampResolution
  package var format: FormatID
  /// What wraps the record: the syslog dialect of an HAProxy line.
  package var envelope: FormatID?
  /// The text of its time within the chunk; empty when there is none.
  package var stamp: Range<Int>
  /// Which of the reader's column lists or contexts applies; 0 for none.
  var variant: UInt16 = 0

  /// Makes the ranges those of a chunk that was moved by `distance` bytes.
  mutating func move(by distance: Int) {
    body = body.lowerBound + distance..<body.upperBound + distance
    stamp = stamp.lowerBound + distance..<stamp.upperBound + distance
  }
}
