import Foundation
import Report
import Testing

/// What only a browser can tell about the page. `make test-browser` runs these with a headless Chromium.
@Suite(.enabled(if: Browser.program != nil), .serialized) struct BrowserTests {
  private let page = HTMLReport(SampleReport.document).text

  @Test func `the page loads without an error, a warning or a request`() throws {
    let browser = try Browser()
    for document in [SampleReport.document, SampleReport.quiet, SampleReport.undecided] {
      try browser.open(HTMLReport(document).text)
      for event in browser.events {
        let method = event["method"] as? String ?? ""
        #expect(
          !["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"].contains(method),
          "\(event)")
      }
      let requests = browser.events.filter { $0["method"] as? String == "Network.requestWillBeSent" }
      #expect(requests.count == 1, "the page itself and nothing else: \(requests)")
    }
  }

  @Test func `the policy stops what is added to the page`() throws {
    let browser = try Browser()
    try browser.open(page)
    for addition in [
      "const e = new Image(); e.src = 'https://example.invalid/x.png'; document.body.append(e);",
      "const e = document.createElement('script'); e.textContent = 'window.broken = 1'; document.body.append(e);",
      "const e = document.createElement('p'); e.innerHTML = '<b onclick=\"1\" style=\"color:red\">x</b>'; document.body.append(e);",
      "fetch('https://example.invalid/').catch(() => {});",
    ] {
      let directive: String = try browser.value(
        """
        new Promise((done) => { addEventListener('securitypolicyviolation', (e) => done(e.violatedDirective), { once: true });
        \(addition) setTimeout(() => done(''), 3000); })
        """)
      #expect(!directive.isEmpty, "\(addition)")
    }
    #expect(try browser.value("typeof window.broken") == "undefined")
  }

  @Test(arguments: HostilePayloads.all) func `hostile text runs nothing`(payload: String) throws {
    let browser = try Browser()
    try browser.open(HTMLReport(HostilePayloads.document(payload)).text)
    let methods = browser.events.compactMap { $0["method"] as? String }
    #expect(!methods.contains("Page.javascriptDialogOpening"))
    #expect(!methods.contains("Runtime.exceptionThrown"))
    #expect(methods.count { $0 == "Network.requestWillBeSent" } == 1)
    #expect(try browser.value("document.querySelectorAll('script').length") == 1)
    #expect(try browser.value("document.querySelectorAll('main > section').length") >= (8 as Int))
    #expect(try browser.value("document.querySelectorAll('.chart svg > .lane').length") >= (5 as Int))
  }

  @Test func `without JavaScript everything can be read, and no dead control is shown`() throws {
    let browser = try Browser()
    try browser.open(page, hasScript: false)
    let hidden: Int = try browser.value(
      "[...document.querySelectorAll('main > section')].filter((s) => s.offsetHeight < 20).length")
    #expect(hidden == 0)
    let controls: Int = try browser.value(
      "[...document.querySelectorAll('button')].filter((b) => b.offsetHeight > 0).length")
    #expect(controls == 0)
    let words: String = try browser.value("document.body.innerText")
    for part in [
      "connection surge exhausts max_connections", "12 min of traffic", "rca cite E1",
      "sorry, too many clients",
    ] {
      #expect(words.contains(part))
    }
  }

  @Test(arguments: [320, 360, 768, 1200, 2000]) func `nothing makes the page wider than the window`(
    width: Int
  ) throws {
    let browser = try Browser()
    for document in [SampleReport.document, HostilePayloads.document(HostilePayloads.all[16])] {
      try browser.open(HTMLReport(document).text)
      _ = try browser.call(
        "Emulation.setDeviceMetricsOverride",
        ["width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500])
      #expect(try browser.value("document.documentElement.scrollWidth") <= (width as Int))
    }
  }

  @Test func `the pointer reads values, the keys move, zoom and reset, and a zoom can be linked to`() throws {
    let browser = try Browser()
    try browser.open(page)
    let box: [String: Double] = try browser.value(
      "(() => { const r = document.querySelector('.chart svg').getBoundingClientRect(); scrollTo(0, r.top); "
        + "const b = document.querySelector('.chart svg').getBoundingClientRect(); "
        + "return { x: b.left + b.width / 2, y: b.top + b.height / 3 }; })()")
    try browser.mouse("mouseMoved", x: box["x"] ?? 0, y: box["y"] ?? 0)
    let read: String = try browser.value("document.querySelector('#readout').textContent")
    #expect(read.hasPrefix("2024-07-15 1") && read.contains("75"))
    try browser.mouse("mouseMoved", x: 1, y: 1)
    #expect(try browser.value("document.querySelector('#readout').textContent") == "")

    _ = try browser.value("document.querySelector('#chart').focus(), true", as: Bool.self)
    try browser.press("ArrowRight")
    #expect(try browser.value("document.querySelector('#readout').textContent.length") > (10 as Int))
    try browser.press("+", text: "+")
    let link: String = try browser.value("location.hash")
    #expect(link.hasPrefix("#zoom="))
    let ticks: String = try browser.value("document.querySelector('.ticks').textContent")
    try browser.press("0", text: "0")
    #expect(try browser.value("document.querySelector('.ticks').textContent") != ticks)
    try browser.open(page, fragment: link)
    #expect(try browser.value("document.querySelector('.ticks').textContent") == ticks)
  }

  @Test func `a permalink leads to its card, also one inside a closed part`() throws {
    let browser = try Browser()
    try browser.open(page, fragment: "#L3")
    #expect(try browser.value("document.querySelector(':target').id") == "L3")
    let marker: String = try browser.value(
      "document.querySelector('.chart a[href=\"#L3\"]').getAttribute('aria-label')")
    #expect(marker.contains("deploy web"))
  }

  @Test func `every link and button is reached by Tab and has a name`() throws {
    let browser = try Browser()
    try browser.open(page)
    let count: Int = try browser.value(
      "[...document.querySelectorAll('a, button, summary, [tabindex]')].filter((e) => e.checkVisibility()).length"
    )
    var reached = Set<Int>()
    for _ in 0..<count + 5 {
      try browser.press("Tab")
      reached.insert(
        try browser.value(
          "[...document.querySelectorAll('a, button, summary, [tabindex]')].indexOf(document.activeElement)"))
    }
    reached.remove(-1)
    let all = "[...document.querySelectorAll('a, button, summary, [tabindex]')]"
    let missed: String = try browser.value(
      "\(all).filter((e, i) => e.checkVisibility() && !\(reached.sorted()).includes(i)).map((e) => e.outerHTML.slice(0, 150)).join()"
    )
    #expect(missed.isEmpty)
    _ = try browser.call("Accessibility.enable")
    let tree = try browser.call("Accessibility.getFullAXTree")["nodes"] as? [Browser.Object] ?? []
    for node in tree where node["ignored"] as? Bool != true {
      let role = (node["role"] as? Browser.Object)?["value"] as? String ?? ""
      guard ["link", "button", "image", "img", "region", "figure", "heading"].contains(role) else { continue }
      let name = (node["name"] as? Browser.Object)?["value"] as? String ?? ""
      #expect(!name.isEmpty, "a nameless \(role)")
    }
  }

  @Test(arguments: ["light", "dark"]) func `text stands out from its ground`(scheme: String) throws {
    let browser = try Browser()
    try browser.open(page)
    _ = try browser.call(
      "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": scheme]]])
    // Contrast as WCAG 2.2 §1.4.3 defines it; 4.5 is what its level AA asks of text.
    let weakest: [String: Any] = try browser.value(
      """
      (() => {
        const parse = (c) => c.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
        let worst = { ratio: 99, text: '' };
        for (const e of document.querySelectorAll('main *, header *')) {
          if (e.closest('svg') && !e.matches('text')) continue;
          if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
          const style = getComputedStyle(e);
          const [a, b] = [light(parse(e.closest('svg') ? style.fill : style.color)), light(ground(e))].sort((p, q) => q - p);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < worst.ratio) worst = { ratio, text: e.textContent.slice(0, 60) };
        }
        return worst;
      })()
      """)
    #expect(weakest["ratio"] as? Double ?? 0 >= 4.5, "\(weakest)")
    let ground: String = try browser.value("getComputedStyle(document.body).backgroundColor")
    #expect(ground == (scheme == "light" ? "rgb(255, 255, 255)" : "rgb(18, 22, 27)"))
  }

  @Test func `on paper there are no controls, and what was folded is open`() throws {
    let browser = try Browser()
    try browser.open(page)
    _ = try browser.call("Emulation.setEmulatedMedia", ["media": "print"])
    let shown: Int = try browser.value(
      "[...document.querySelectorAll('button, nav, .permalink')].filter((e) => e.getClientRects().length).length"
    )
    #expect(shown == 0)
    let rows: Int = try browser.value(
      "[...document.querySelectorAll('details tr')].filter((e) => e.getClientRects().length).length")
    #expect(rows == SampleReport.document.timeline.count + 1)
  }

  @Test func `times can be shown in the reader's zone`() throws {
    let browser = try Browser()
    try browser.open(page)
    _ = try browser.call("Emulation.setTimezoneOverride", ["timezoneId": "Asia/Kolkata"])
    _ = try browser.value("document.querySelector('#zone').click(), true", as: Bool.self)
    #expect(
      try browser.value("document.querySelector('#verdict time').textContent") == "2024-07-15 17:30:00 local")
    #expect(try browser.value("document.querySelector('.ticks').textContent") != ("" as String))
    _ = try browser.value("document.querySelector('#zone').click(), true", as: Bool.self)
    #expect(
      try browser.value("document.querySelector('#verdict time').textContent") == "2024-07-15 12:00:00 UTC")
  }
}
