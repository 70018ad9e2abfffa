package import Records

/// One record of a text, read and decoded: all that a rule can look at.
package struct TextRecord: Sendable {
  /// What the record's ranges point into.
  package let bytes: [UInt8]
  package let frame: RecordFrame
  package let record: Record
  package let service: [UInt8]?
  /// Formats that other records of the same text may have.
  let alternates: [FormatID]

  package init(
    bytes: [UInt8], frame: RecordFrame, record: Record, service: [UInt8]?, alternates: [FormatID] = []
  ) {
    self.bytes = bytes
    self.frame = frame
    self.record = record
    self.service = service
    self.alternates = alternates
  }

  package var format: FormatID { record.format ?? frame.format }
  package var envelope: FormatID { frame.envelope ?? frame.format }

  /// The record as it stands in its file, without the last line end.
  package var text: ArraySlice<UInt8> { bytes[frame.body] }

  /// What the record says.
  package var message: ArraySlice<UInt8> {
    let (array, range) = record.bytes(of: record.message, in: bytes)
    return array[range]
  }
}
