import Foundation

/// A headless Chromium that is spoken to over a pipe (`--remote-debugging-pipe`): JSON messages of the Chrome DevTools
/// Protocol, each ended by a zero byte, in on descriptor 3 and out on descriptor 4.
final class Browser {
  typealias Object = [String: Any]

  struct Failure: Error { var message: String }

  /// The program, from `RCA_BROWSER`; nil: the tests in a browser do not run.
  static let program = ProcessInfo.processInfo.environment["RCA_BROWSER"].flatMap { $0.isEmpty ? nil : $0 }

  /// Events that came while something else was waited for.
  private(set) var events: [Object] = []

  private let process = Process()
  private let folder: URL
  private let toBrowser: FileHandle
  private let fromBrowser: FileHandle
  private var pending = Data()
  private var lastID = 0
  private var session: String?

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rca-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (input, output) = (
      folder.appendingPathComponent("in").path, folder.appendingPathComponent("out").path
    )
    guard mkfifo(input, 0o600) == 0, mkfifo(output, 0o600) == 0 else { throw Failure(message: "mkfifo") }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      exec "$0" --headless --no-sandbox --disable-gpu --hide-scrollbars --remote-debugging-pipe \
      --user-data-dir="$3" about:blank 3<"$1" 4>"$2" 2>/dev/null
      """,
      Browser.program ?? "", input, output, folder.appendingPathComponent("profile").path,
    ]
    // Opened for both directions, so that opening does not wait for the other side.
    guard let toBrowser = FileHandle(forUpdatingAtPath: input),
      let fromBrowser = FileHandle(forUpdatingAtPath: output)
    else { throw Failure(message: "pipes") }
    (self.toBrowser, self.fromBrowser) = (toBrowser, fromBrowser)
    try process.run()
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens a page and waits until it is loaded.
  ///
  /// - Parameter hasScript: false: as with JavaScript turned off.
  func open(_ html: String, fragment: String = "", hasScript: Bool = true) throws {
    let file = folder.appendingPathComponent("page.html")
    try Data(html.utf8).write(to: file)
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    events = []
    for domain in ["Page", "Runtime", "Network", "Log"] { _ = try call("\(domain).enable") }
    if !hasScript { _ = try call("Emulation.setScriptExecutionDisabled", ["value": true]) }
    _ = try call("Page.navigate", ["url": file.absoluteString + fragment])
    while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) { try receive() }
  }

  /// The value of a JavaScript expression in the page.
  func value<Value>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
    let answer = try call(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let exception = answer["exceptionDetails"] { throw Failure(message: "\(expression): \(exception)") }
    guard let value = (answer["result"] as? Object)?["value"] as? Value else {
      throw Failure(message: "\(expression) gave \(answer)")
    }
    return value
  }

  func press(_ key: String, text: String? = nil) throws {
    var down: Object = ["type": "keyDown", "key": key]
    if let text { down["text"] = text }
    if key == "Tab" { down["windowsVirtualKeyCode"] = 9 }
    _ = try call("Input.dispatchKeyEvent", down)
    _ = try call("Input.dispatchKeyEvent", ["type": "keyUp", "key": key])
  }

  func mouse(_ type: String, x: Double, y: Double) throws {
    _ = try call(
      "Input.dispatchMouseEvent",
      ["type": type, "x": x, "y": y, "button": type == "mouseMoved" ? "none" : "left", "clickCount": 1])
  }

  /// Sends a command and returns its result.
  func call(_ method: String, _ parameters: Object = [:]) throws -> Object {
    lastID += 1
    var message: Object = ["id": lastID, "method": method, "params": parameters]
    if let session, !method.hasPrefix("Target.") { message["sessionId"] = session }
    try toBrowser.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == lastID else { continue }
      if let error = answer["error"] { throw Failure(message: "\(method): \(error)") }
      return answer["result"] as? Object ?? [:]
    }
  }

  /// The next message; events are kept.
  @discardableResult
  private func receive() throws -> Object {
    while true {
      if let end = pending.firstIndex(of: 0) {
        let message =
          try JSONSerialization.jsonObject(with: pending[pending.startIndex..<end]) as? Object ?? [:]
        pending = Data(pending[pending.index(after: end)...])
        if message["method"] != nil { events.append(message) }
        return message
      }
      let more = fromBrowser.availableData
      if more.isEmpty { throw Failure(message: "the browser has gone") }
      pending += more
    }
  }
}
