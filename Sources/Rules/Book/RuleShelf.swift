/// Collects files into packs, rules and formats, and notes what replaces what.
struct RuleShelf {
  private(set) var rules = Layers<Rule>()
  private(set) var formats = Layers<FormatDefinition>()
  private(set) var scenarios: [Scenario] = []
  private(set) var packs: [RulePack] = []
  private(set) var problems: [RuleProblem] = []
  private var requirements: [(requirement: PackRequirement, mark: SourceMark, manifest: RuleSource)] = []

  var shadowings: [RuleBook.Shadowing] { rules.shadowings + formats.shadowings }

  /// Adds the file or folder that a user named.
  mutating func add(path: String) {
    do throws(RuleError) {
      for contents in try PackFolder.contents(of: path) { add(contents, from: .path(path)) }
    } catch {
      problems += error.problems
    }
  }

  /// Adds a single file that is not part of a folder.
  mutating func add(_ source: RuleSource) {
    add(PackFolder.Contents(manifest: nil, sources: [source]), from: .path(source.name))
  }

  /// Adds files that come together. Within one pack an id stands once; over an earlier pack it wins.
  mutating func add(_ files: [RuleFile], as origin: RulePack.Origin) {
    for file in files {
      shelve(file, origin)
      let known = packs.firstIndex { $0.id == file.pack && $0.origin == origin }
      if let known {
        packs[known].sources.append(file.source)
      } else {
        packs.append(
          RulePack(
            id: file.pack, version: file.version, title: file.title, licence: file.licence, origin: origin,
            sources: [file.source]))
      }
      if !file.rules.isEmpty || !file.formats.isEmpty {
        packs[known ?? packs.count - 1].hasRulesOrFormats = true
      }
    }
  }

  private mutating func add(_ contents: PackFolder.Contents, from origin: RulePack.Origin) {
    var files: [RuleFile] = []
    for source in contents.sources {
      do throws(RuleError) {
        files.append(try RuleFile(source, pack: contents.manifest?.value))
      } catch {
        problems += error.problems
      }
    }
    add(files, as: origin)
    if let (source, manifest) = contents.manifest {
      requirements += zip(manifest.requires, manifest.requirementMarks).map { ($0, $1, source) }
      if let place = packs.firstIndex(where: { $0.id == manifest.id && $0.origin == origin }) {
        packs[place].title = manifest.title
        packs[place].licence = manifest.licence
        packs[place].sources.insert(source, at: 0)
      }
    }
  }

  private mutating func shelve(_ file: RuleFile, _ origin: RulePack.Origin) {
    for rule in file.rules {
      if let earlier = rules.add(rule, rule.id, rule.origin, from: origin) {
        report(rule.id, rule.origin, earlier, file)
      }
    }
    for format in file.formats {
      if let earlier = formats.add(format, format.id, format.origin, from: origin) {
        report(format.id, format.origin, earlier, file)
      }
    }
    for scenario in file.scenarios {
      scenarios.removeAll { $0.name == scenario.name && $0.origin.pack == scenario.origin.pack }
      scenarios.append(scenario)
    }
  }

  private mutating func report(_ id: String, _ origin: RuleOrigin, _ earlier: RuleOrigin, _ file: RuleFile) {
    problems.append(
      RuleProblem(
        file.source, origin.mark,
        "the id \"\(id)\" was used before in the same pack, at \(earlier.file):\(earlier.mark.line)"))
  }

  /// Finds steps of sequences that name no rule.
  mutating func checkSequences() {
    let known = Set(rules.values.map(\.id))
    for rule in rules.values {
      for step in rule.sequence where !known.contains(step.rule) {
        let source = packs.lazy.flatMap(\.sources).first { $0.name == rule.origin.file }
        problems.append(
          RuleProblem(
            source ?? RuleSource(name: rule.origin.file, text: ""), step.mark,
            "the step \"\(step.rule)\" is no rule that is loaded",
            suggestion: Spelling.nearest(to: step.rule, in: rules.values.map(\.id))))
      }
    }
  }

  /// Finds packs that others need and that are missing or too old.
  mutating func checkRequirements() {
    for (requirement, mark, manifest) in requirements {
      let versions = packs.filter { $0.id == requirement.pack }.map(\.version)
      if versions.isEmpty {
        problems.append(
          RuleProblem(
            manifest, mark, "the pack needs \"\(requirement.pack)\", which is not loaded",
            suggestion: Spelling.nearest(to: requirement.pack, in: packs.map(\.id))))
      } else if let minimum = requirement.minimum,
        !versions.contains(where: { PackVersion($0).map { $0 >= minimum } ?? false })
      {
        problems.append(
          RuleProblem(
            manifest, mark,
            "the pack needs \"\(requirement.pack)\" \(minimum) or later, loaded is \(versions.joined(separator: ", "))"
          ))
      }
    }
  }
}

/// Things by id, of which a later one replaces an earlier one in its place.
struct Layers<Element> {
  private(set) var values: [Element] = []
  private(set) var shadowings: [RuleBook.Shadowing] = []
  private var places: [String: Int] = [:]
  private var origins: [(place: RuleOrigin, pack: RulePack.Origin)] = []

  /// Adds an element; gives the place of an earlier one of the same id in the same pack, which is a mistake.
  mutating func add(_ element: Element, _ id: String, _ origin: RuleOrigin, from pack: RulePack.Origin)
    -> RuleOrigin?
  {
    guard let place = places[id] else {
      places[id] = values.count
      values.append(element)
      origins.append((origin, pack))
      return nil
    }
    let earlier = origins[place]
    if earlier.pack == pack, earlier.place.pack == origin.pack { return earlier.place }
    shadowings.append(RuleBook.Shadowing(id: id, hidden: earlier.place, by: origin))
    values[place] = element
    origins[place] = (origin, pack)
    return nil
  }
}
