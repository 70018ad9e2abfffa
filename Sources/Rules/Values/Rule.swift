/// One thing that a log line can say, and what it means when it does.
package struct Rule: Sendable, Equatable {
  package var id: String
  package var title: String
  package var status = RuleStatus.stable
  package var severity = RuleSeverity.info
  package var event: EventKind
  package var category = Category.unknown
  package var role = Role.either
  package var appliesTo = Applicability()
  /// Tests on parsed fields that must all hold before a pattern is tried.
  package var conditions: [FieldCondition] = []
  package var subject = Subject.message
  /// PCRE2 patterns of which any one must match; empty for a rule of conditions alone and for a sequence.
  package var patterns: [String] = []
  package var captures: [CaptureDeclaration] = []
  package var entity = EntityTemplate()
  package var signal: Signal?
  package var explains: [Explanation] = []
  package var actions: [String] = []
  package var references: [String] = []
  package var change: ChangeTemplate?
  package var request: RequestTemplate?
  package var defines: AddressDefinition?
  /// Name or address that the logging service calls.
  package var calls: Template?
  /// Label of the interval that the event opens or closes on its entity.
  package var starts: Template?
  package var ends: Template?
  /// Version, revision or label of what the event undoes.
  package var reverts: Template?
  package var threshold: Threshold?
  package var sequence: [SequenceStep] = []
  package var samples: [RuleSample] = []
  /// Whether the rule counts only on records that no other rule knows: words that any program uses.
  package var isFallback = false
  package var origin = RuleOrigin()

  package init(id: String, title: String, event: EventKind) {
    self.id = id
    self.title = title
    self.event = event
  }
}

/// Where a rule or a format was read.
package struct RuleOrigin: Sendable, Equatable {
  package var pack: String
  package var file: String
  package var mark: SourceMark

  package init(pack: String = "", file: String = "", mark: SourceMark = .start) {
    self.pack = pack
    self.file = file
    self.mark = mark
  }
}

/// Which records a rule looks at; an empty list means all. A name may end in `*`.
package struct Applicability: Sendable, Equatable {
  package var formats: [String]
  package var services: [String]

  package init(formats: [String] = [], services: [String] = []) {
    self.formats = formats
    self.services = services
  }

  /// Whether records of this format and service are looked at. A record without a service is in no service list.
  package func includes(format: String, service: String?) -> Bool {
    Self.contains(formats, format)
      && (services.isEmpty || service.map { Self.contains(services, $0) } ?? false)
  }

  private static func contains(_ names: [String], _ name: String) -> Bool {
    names.isEmpty
      || names.contains { candidate in
        candidate.hasSuffix("*") ? name.hasPrefix(candidate.dropLast()) : candidate == name
      }
  }
}

/// The text in which a rule's patterns are searched.
package enum Subject: Sendable, Equatable {
  case message
  /// The whole record as it stands in the file.
  case line
  case field(String)
}

/// What a named group of the patterns holds.
package struct CaptureDeclaration: Sendable, Equatable {
  package var name: String
  package var type: CaptureType
  /// Personal data, replaced by a keyed token wherever the report is redacted.
  package var isPersonal: Bool
  /// Unit of a number that is written without one.
  package var unit: Unit?

  package init(name: String, type: CaptureType, isPersonal: Bool = false, unit: Unit? = nil) {
    self.name = name
    self.type = type
    self.isPersonal = isPersonal
    self.unit = unit
  }
}

/// What the event is about, where that is not simply where it was logged.
package struct EntityTemplate: Sendable, Equatable {
  package var host: Template?
  package var service: Template?
  package var instance: Template?

  package init(host: Template? = nil, service: Template? = nil, instance: Template? = nil) {
    self.host = host
    self.service = service
    self.instance = instance
  }
}
