/// Why a regular expression could not be compiled: PCRE2's own message and the byte of the source it stands
/// at.
package struct PatternError: Error, Equatable, Sendable, CustomStringConvertible {
  /// PCRE2's words, such as `missing closing parenthesis`.
  package let message: String
  /// The UTF-8 offset in the source at which PCRE2 noticed the error.
  package let offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }

  package var description: String { "\(message) (at offset \(offset))" }
}
