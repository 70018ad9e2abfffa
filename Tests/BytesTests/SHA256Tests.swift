import Bytes
import Testing

@Suite struct SHA256Tests {
  @Test(
    "the digests of FIPS 180-4's examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func examples(text: String, digest: String) {
    let bytes = Array(text.utf8)
    #expect(SHA256.hex(bytes, 0..<bytes.count) == digest)
  }

  @Test("any cut into pieces gives the same digest")
  func pieces() {
    let bytes = sampleLog(200)
    for cut in 0...bytes.count {
      var digest = SHA256()
      digest.update(bytes, 0..<cut)
      digest.update(bytes, cut..<bytes.count)
      #expect(digest.finish() == SHA256.hex(bytes, 0..<bytes.count))
    }
  }
}
