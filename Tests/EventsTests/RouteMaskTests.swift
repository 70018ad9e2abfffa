import Events
import Testing

@Suite struct RouteMaskTests {
  private func route(_ path: String) -> String {
    var mask = RouteMask()
    let bytes = Array(path.utf8)
    mask.mask(bytes, bytes.indices)
    return String(decoding: mask.route, as: UTF8.self)
  }

  @Test(
    "identifiers in a path are masked, its words stay",
    arguments: [
      ("/api/products/61?page=2", "/api/products/:n"),
      ("/api/v2/orders", "/api/v2/orders"),
      ("/static/js/app.4f2a91c.js", "/static/js/app.:hex.js"),
      ("/users/6fa459ea-ee8a-3ca4-894e-db77e160355e/edit", "/users/:id/edit"),
      ("/item-4711/", "/item-:n"),
      ("https://shop.example.org/cart/12#top", "/cart/:n"),
      ("/", "/"), ("", "/"), ("//double//slash", "/double/slash"),
      ("/a/b/c/d/e/f/g/h/i/j", "/a/b/c/d/e/f/g/h/*"),
    ])
  func masks(_ path: String, _ expected: String) {
    #expect(route(path) == expected)
  }

  @Test("a route never exceeds its length")
  func length() {
    #expect(route("/" + String(repeating: "x", count: 5000)).utf8.count <= RouteMask.lengthMax)
  }
}
