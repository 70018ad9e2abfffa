import Analysis
import Events
import Foundation
import Records
import Report
import Rules

/// The rules and formats of a run: the built-in ones, `$RCA_RULES`, then `--rules`.
struct RuleSetup {
  let book: RuleBook
  let rules: CompiledRules
  let catalog: FormatCatalog

  /// - Parameters:
  ///   - paths: of `--rules`, in their order; they come after those of the configuration and of `$RCA_RULES`.
  ///   - prefix: PostgreSQL's `log_line_prefix`, where it is known.
  ///   - hasSamples: whether the built-in rules and formats keep their samples and scenarios.
  init(
    _ paths: [String], _ configuration: Configuration?, prefix: PostgresPrefix? = nil,
    hasSamples: Bool = false
  ) throws {
    let fromEnvironment = RuleBook.paths(inEnvironment: ProcessInfo.processInfo.environment["RCA_RULES"])
    var options = RuleBook.Options(
      hasSamples: hasSamples, paths: (configuration?.rulePaths ?? []) + fromEnvironment + paths,
      selection: configuration?.selection ?? RuleSelection())
    options.overrides = configuration?.overrides ?? []
    do throws(RuleError) {
      book = try RuleBook(options)
      if let configuration, !book.idleSelectors.isEmpty {
        throw RuleError(
          book.idleSelectors.map { configuration.problem(ofIdle: $0.selector, suggestion: $0.suggestion) })
      }
    } catch {
      throw CommandFailure(
        error.problems.contains(where: \.isUnreadable) ? .usage : .rules, error.description)
    }
    do throws(FormatError) { catalog = try FormatCatalog(book, prefix: prefix) } catch {
      throw CommandFailure(.rules, error.description)
    }
    do throws(CompiledRules.Failure) { rules = try CompiledRules(book.rules, catalog: catalog) } catch {
      throw CommandFailure(.rules, "rule \(error.ruleID): \(error.problem)")
    }
  }

  /// The packs as reports name them; those that hold nothing but scenarios took no part.
  var packs: [ReportDocument.Pack] {
    book.packs.filter { $0.hasRulesOrFormats }.map { pack in
      ReportDocument.Pack(pack: pack.id, version: pack.version, sha256: pack.sha256)
    }
  }
}
