import ArgumentParser
import Report
import Store

/// `rca label`: what a past report turned out to be about.
struct LabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Say what a past report was about, and whether its answer was right.",
    discussion: "Later incidents that look like it are named with the label.")

  @Argument(help: ArgumentHelp("Number of the report; see rca history.", valueName: "number"))
  var number: Int64

  @Argument(help: "What it was about, in your words.")
  var words: [String] = []

  @Flag(inversion: .prefixedNo, help: "Whether the answer was right.")
  var correct: Bool?

  mutating func validate() throws {
    if words.isEmpty, correct == nil { throw ValidationError("Give a label, --correct or --no-correct.") }
  }

  func run() throws {
    let store = try History.open()
    do throws(StoreError) {
      try store.label(number, words.isEmpty ? nil : words.joined(separator: " "), isCorrect: correct)
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }
}
