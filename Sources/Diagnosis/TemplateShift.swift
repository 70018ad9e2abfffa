package import Events

/// A message no rule knows, and how it changed at the onset.
package struct TemplateShift: Sendable, Equatable {
  package enum Kind: String, Sendable { case new, gone, shifted }
  package var kind: Kind
  package var text: String
  package var host: String?
  package var service: String?
  package var perMinuteBefore: Double
  package var perMinuteDuring: Double
  package var evidence: [Evidence]

  package init(
    kind: Kind, text: String, host: String?, service: String?, perMinuteBefore: Double,
    perMinuteDuring: Double,
    evidence: [Evidence]
  ) {
    self.kind = kind
    self.text = text
    self.host = host
    self.service = service
    self.perMinuteBefore = perMinuteBefore
    self.perMinuteDuring = perMinuteDuring
    self.evidence = evidence
  }
}
