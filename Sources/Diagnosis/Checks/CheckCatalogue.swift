/// Every check of the correlator, with the outcomes that it can have besides neutral: some only ever speak for a lead,
/// some only against it.
package enum CheckCatalogue {
  package static let outcomes: [(check: String, outcomes: [Check.Outcome])] = [
    ("aftermath", [.refutes]),
    ("dose-response", [.supports, .refutes]),
    ("explained-away", [.refutes]),
    ("exposure", [.supports, .refutes]),
    ("mechanism", [.supports, .refutes]),
    ("novelty", [.supports]),
    ("precedence", [.supports, .refutes]),
    ("reversal", [.supports, .refutes]),
    ("scope", [.supports, .refutes]),
    ("specificity", [.refutes]),
    ("stagger", [.supports, .refutes]),
    ("surprise", [.supports, .refutes]),
    ("witness", [.supports]),
  ]
}
