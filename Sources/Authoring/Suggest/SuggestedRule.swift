import Records
package import Rules

/// A rule stub for records of one template, with the samples that prove it.
package struct SuggestedRule: Sendable {
  package let rule: Rule
  /// What its records are, in numbers.
  package let note: String
}

/// Makes rule stubs of message groups and tries them on their own samples by the whole way of the analysis.
struct SuggestedRuleMaker: ~Copyable {
  private let catalog: FormatCatalog
  private let pack: String
  private var reader: TextReader
  private var taken: Set<String>

  /// - Parameter taken: ids that are in use.
  init(_ catalog: FormatCatalog, pack: String, taken: Set<String>) {
    self.catalog = catalog
    self.pack = pack
    self.taken = taken
    reader = TextReader(catalog)
  }

  private static let matchingMax = 3
  private static let negativesMax = 2
  private static let triedNegatives = 12

  /// nil when no pattern can be made that finds its own samples again.
  mutating func make(_ group: MessageGroup, near others: [MessageSample]) -> SuggestedRule? {
    // Without a word there is nothing that a reader could name.
    guard Self.wordList(group.template).contains(where: { $0.count > 2 }),
      let pattern = MessagePattern.make(group.template, group.samples)
    else { return nil }
    for subject in [Subject.message, .line] {
      var rule = stub(group, pattern, subject)
      guard var explainer = try? RuleExplainer(rule, catalog) else { return nil }
      var samples: [RuleSample] = []
      for sample in group.samples where samples.count < Self.matchingMax {
        if let proven = positive(sample, &explainer) { samples.append(proven) }
      }
      if samples.isEmpty { continue }
      samples += negatives(group, others, &explainer)
      rule.id = id(group)
      rule.samples = samples
      return SuggestedRule(rule: rule, note: Self.note(group))
    }
    return nil
  }

  private func stub(_ group: MessageGroup, _ pattern: MessagePattern, _ subject: Subject) -> Rule {
    var rule = Rule(id: "\(pack).stub", title: Self.title(group.template), event: .error)
    rule.status = .test
    rule.severity =
      group.level >= .critical ? .critical : group.level >= .error ? .error : .warning
    rule.patterns = [subject == .line ? String(pattern.source.dropFirst(4)) : pattern.source]
    rule.subject = subject
    rule.captures = pattern.captures
    let formats = Set(group.samples.map(\.format)).filter { catalog[$0].isRequestLine }
    // Access logs are looked at only by rules that name them.
    if !formats.isEmpty { rule.appliesTo.formats = formats.map { catalog[$0].id }.sorted() }
    return rule
  }

  /// The sample as a test, with what the rule captures; nil when the rule does not know it.
  private mutating func positive(_ sample: MessageSample, _ explainer: inout RuleExplainer) -> RuleSample? {
    for format in [nil, sample.format] {
      var test = RuleSample(expectation: .match, text: sample.text, mark: .start)
      test.format = format.map { catalog[$0].id }
      guard let event = explainer.explain(reader.records(of: test))?.event else { continue }
      // Text that was replaced because it is no UTF-8 would be no text to expect.
      test.captures = event.captures.filter {
        !$0.text.isEmpty && !$0.text.unicodeScalars.contains("\u{FFFD}")
      }
      return test
    }
    return nil
  }

  /// The most similar messages that the rule does not know.
  private mutating func negatives(
    _ group: MessageGroup, _ others: [MessageSample], _ explainer: inout RuleExplainer
  ) -> [RuleSample] {
    let words = Self.words(group.template)
    let rated = others.enumerated().map { place, sample in
      (likeness: Self.likeness(words, Self.words(sample.message)), place: place, sample: sample)
    }.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }
    var samples: [RuleSample] = []
    for (_, _, sample) in rated.prefix(Self.triedNegatives) where samples.count < Self.negativesMax {
      let test = RuleSample(expectation: .noMatch, text: sample.text, mark: .start)
      let records = reader.records(of: test)
      guard !records.isEmpty, explainer.explain(records)?.event == nil,
        !samples.contains(where: { $0.text == test.text })
      else { continue }
      samples.append(test)
    }
    return samples
  }

  /// `pool.connection-timed-out`, made of the first words of the template; a number tells it from others.
  private mutating func id(_ group: MessageGroup) -> String {
    let words = Self.wordList(group.template).filter { word in
      word.count >= 2 && word.allSatisfy { $0 &- 0x61 < 26 }
    }
    let stem = words.prefix(5).map { String(decoding: $0.prefix(20), as: UTF8.self) }.joined(separator: "-")
    let base = "\(pack).\(stem.isEmpty ? "message" : stem)"
    var (id, number) = (base, 1)
    while !taken.insert(id).inserted {
      number += 1
      id = "\(base)-\(number)"
    }
    return id
  }

  private static func title(_ template: [UInt8]) -> String {
    let text = String(decoding: template, as: UTF8.self)
    let parts = text.split(separator: " ").map { word in
      String(word.unicodeScalars.filter { $0.properties.generalCategory != .control })
    }.filter { !$0.isEmpty && !$0.contains("<*>") }
    var title = parts.joined(separator: " ").prefix(80)
    while let last = title.last, " :,;-=".contains(last) { title.removeLast() }
    return title.isEmpty ? "A message" : String(title)
  }

  private static func note(_ group: MessageGroup) -> String {
    // A comment of the file, so nothing that could end it.
    let services = group.services.sorted().map { name in
      name.filter { $0.isASCII && ($0.isLetter || "0123456789-_.".contains($0)) }
    }
    .filter { !$0.isEmpty }
    let place = services.isEmpty ? "" : " of \(services.joined(separator: ", "))"
    let peak =
      group.peakShare > 0 ? ", \(Int((group.peakShare * 100).rounded())) % of them within 5 minutes" : ""
    return "\(group.count) record\(group.count == 1 ? "" : "s")\(place)\(peak)."
  }

  /// The words in lower case, masks left out.
  private static func words(_ text: [UInt8]) -> Set<[UInt8]> { Set(wordList(text)) }

  private static func wordList(_ text: [UInt8]) -> [[UInt8]] {
    let lower = text.prefix(300).map { (byte: UInt8) -> UInt8 in byte &- 0x41 < 26 ? byte | 0x20 : byte }
    return lower.split { $0 &- 0x61 >= 26 }.filter { $0.count > 1 }.map { Array($0) }
  }

  private static func likeness(_ left: Set<[UInt8]>, _ right: Set<[UInt8]>) -> Double {
    let all = left.union(right).count
    return all == 0 ? 0 : Double(left.intersection(right).count) / Double(all)
  }
}
