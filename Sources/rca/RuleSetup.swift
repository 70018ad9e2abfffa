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

  /// The rules and formats that the options name.
  init(_ input: InputOptions) throws {
    var prefix: PostgresPrefix?
    if let setting = input.prefix {
      do throws(PostgresPrefix.Failure) { prefix = try PostgresPrefix(setting) } catch {
        throw CommandFailure(.usage, "--prefix \"\(setting)\": \(error)")
      }
    }
    try self.init(input.rules, prefix: prefix)
  }

  /// - Parameters:
  ///   - paths: of `--rules`, in their order.
  ///   - prefix: PostgreSQL's `log_line_prefix`, where it is known.
  ///   - hasSamples: the built-in rules keep their samples, for commands that test rules.
  init(_ paths: [String], prefix: PostgresPrefix? = nil, hasSamples: Bool = false) throws {
    let fromEnvironment = RuleBook.paths(inEnvironment: ProcessInfo.processInfo.environment["RCA_RULES"])
    let options = RuleBook.Options(hasSamples: hasSamples, paths: fromEnvironment + paths)
    do throws(RuleError) { book = try RuleBook(options) } catch {
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
