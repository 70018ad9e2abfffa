/// Writes a `Codable` value as JSON whose bytes depend on the value alone: keys in the order in which the type
/// declares them, nil as `null`, numbers in the shortest form that reads back equal, two spaces of indentation,
/// arrays and objects without members of their own on one line.
///
/// `JSONEncoder` can do none of the first two.
package struct OrderedJSONEncoder {
  package init() {}

  /// JSON text, with a newline at its end.
  package func encode(_ value: some Encodable) -> String {
    var text = ""
    JSONNode(of: value).write(to: &text, indentation: 0)
    return text + "\n"
  }

  /// JSON text on one line, without a newline: one record of NDJSON.
  package func encodeLine(_ value: some Encodable) -> String {
    var text = ""
    JSONNode(of: value).write(to: &text, indentation: nil)
    return text
  }
}

/// A JSON value while it is being filled. A class because encoders hand out containers that write later.
private final class JSONNode {
  enum Content {
    case scalar(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
  }
  fileprivate(set) var content = Content.scalar("null")

  init() {}

  init(of value: some Encodable) { set(value) }

  /// Adds a member to an object.
  func member(_ key: String) -> JSONNode {
    let child = JSONNode()
    guard case .object(var members) = content else { return child }
    // Taken out for the moment, so that it grows in place and is not copied for each member.
    content = .scalar("")
    members.append((key, child))
    content = .object(members)
    return child
  }

  /// Adds an element to an array.
  func element() -> JSONNode {
    let child = JSONNode()
    guard case .array(var nodes) = content else { return child }
    content = .scalar("")
    nodes.append(child)
    content = .array(nodes)
    return child
  }

  /// Numbers that JSON cannot say (NaN, infinities) become `null`.
  func set(_ value: some Encodable) {
    switch value {
    case let text as String: content = .scalar(JSONNode.quoted(text))
    case let flag as Bool: content = .scalar(flag ? "true" : "false")
    case let number as Double: content = .scalar(number.isFinite ? "\(number)" : "null")
    case let number as any BinaryInteger: content = .scalar("\(number)")
    default:
      do {
        try value.encode(to: NodeEncoder(node: self))
      } catch {
        preconditionFailure("a report value refused to be written: \(error)")
      }
    }
  }

  func write(to text: inout String, indentation: Int?) {
    switch content {
    case .scalar(let scalar): text += scalar
    case .array(let nodes):
      write(nodes.map { (nil, $0) }, between: "[", "]", to: &text, indentation: indentation)
    case .object(let members):
      write(members.map { ($0.key, $0.value) }, between: "{", "}", to: &text, indentation: indentation)
    }
  }

  private func write(
    _ members: [(key: String?, value: JSONNode)], between open: String, _ close: String,
    to text: inout String,
    indentation: Int?
  ) {
    let inner = members.contains(where: { $0.value.isNested }) ? indentation.map { $0 + 2 } : nil
    let separator = inner.map { ",\n" + String(repeating: " ", count: $0) } ?? ", "
    text += open
    if let inner { text += "\n" + String(repeating: " ", count: inner) }
    for (place, member) in members.enumerated() {
      if place > 0 { text += separator }
      if let key = member.key { text += JSONNode.quoted(key) + ": " }
      member.value.write(to: &text, indentation: inner)
    }
    if inner != nil { text += "\n" + String(repeating: " ", count: indentation ?? 0) }
    text += close
  }

  private var isNested: Bool {
    switch content {
    case .scalar: false
    case .array(let nodes): !nodes.isEmpty
    case .object: true
    }
  }

  /// Quotes and backslash, C0 and C1 controls, DEL, and the separators and bidirectional controls that confuse
  /// terminals and editors are escaped; everything else stands as UTF-8.
  static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where HostileText.isHidden(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

private struct NodeEncoder: Encoder, SingleValueEncodingContainer {
  var node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.content = .object([])
    return KeyedEncodingContainer(NodeKeyedContainer(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .array([])
    return NodeUnkeyedContainer(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { node.content = .scalar("null") }
  func encode<T: Encodable>(_ value: T) { node.set(value) }
}

private struct NodeKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  var node: JSONNode
  var codingPath: [any CodingKey] { [] }

  private func member(_ key: Key) -> JSONNode { node.member(key.stringValue) }

  func encodeNil(forKey key: Key) { _ = member(key) }
  func encode<T: Encodable>(_ value: T, forKey key: Key) { member(key).set(value) }
  func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) { orNull(value, key) }
  // The protocol has its own versions for these types, which would leave nil out.
  func encodeIfPresent(_ value: String?, forKey key: Key) { orNull(value, key) }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) { orNull(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) { orNull(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) { orNull(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) { orNull(value, key) }

  private func orNull(_ value: (some Encodable)?, _ key: Key) {
    let child = member(key)
    if let value { child.set(value) }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { NodeEncoder(node: member(key)).container(keyedBy: keyType) }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: member(key)).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { NodeEncoder(node: node) }
  func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: member(key)) }
}

private struct NodeUnkeyedContainer: UnkeyedEncodingContainer {
  var node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var count: Int {
    guard case .array(let nodes) = node.content else { return 0 }
    return nodes.count
  }

  private func element() -> JSONNode { node.element() }

  func encodeNil() { _ = element() }
  func encode<T: Encodable>(_ value: T) { element().set(value) }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { NodeEncoder(node: element()).container(keyedBy: keyType) }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: element()).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { NodeEncoder(node: element()) }
}
