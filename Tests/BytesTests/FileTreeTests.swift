import Bytes
import Foundation
import Testing

@Suite struct FileTreeTests {
  let folder = try! TemporaryFolder()

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + name, withDestinationPath: target)
  }

  @Test("files at any depth are found, sorted by the bytes of their names")
  func order() throws {
    for name in ["b/x.log", "a.log", "a/z.log", "B.log", "é.log", "a/b/c/d.log", ".hidden", "a-1.log"] {
      _ = try folder.write([], to: name)
    }
    let files = try FileTree.files(under: folder.path)
    #expect(
      files.map(\.name) == [
        ".hidden", "B.log", "a-1.log", "a.log", "a/b/c/d.log", "a/z.log", "b/x.log", "é.log",
      ])
    #expect(files.allSatisfy { $0.path == folder.path + "/" + $0.name })
    #expect(try FileTree.files(under: folder.path + "/").map(\.name) == files.map(\.name))
  }

  @Test("links that go round in circles end, and a file is found once")
  func links() throws {
    let elsewhere = try TemporaryFolder()
    _ = try elsewhere.write([], to: "far/away.log")
    _ = try folder.write([], to: "real/app.log")
    try link("again", to: "real")
    try link("real/up", to: "..")
    try link("alias.log", to: "real/app.log")
    try link("other", to: elsewhere.path)
    try link("zother", to: elsewhere.path)
    #expect(try FileTree.files(under: folder.path).map(\.name) == ["other/far/away.log", "real/app.log"])
  }

  @Test("a link to nothing is listed, so that opening it tells")
  func danglingLink() throws {
    try link("gone.log", to: "nowhere")
    let file = try #require(try FileTree.files(under: folder.path).first)
    #expect(throws: InputError(path: file.path, reason: .notFound)) { try readAll(file.path) }
  }

  @Test("a file stands for itself, and so does standard input")
  func singleFile() throws {
    let path = try folder.write([], to: "a/x.log")
    #expect(try FileTree.files(under: path) == [InputFile(path: path, name: "x.log")])
    #expect(try FileTree.files(under: "-") == [InputFile(path: "-", name: "stdin")])
    #expect(throws: InputError(path: "/nowhere", reason: .notFound)) { try FileTree.files(under: "/nowhere") }
  }
}
