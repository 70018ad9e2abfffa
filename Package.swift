// swift-tools-version: 6.2
// The targets stand in the order of the data flow; ARCHITECTURE.md draws the graph.
import Foundation
import PackageDescription

// ISA-L inflates three times as fast as zlib, with the same results. It is used where its headers are installed
// (libisal-dev, Homebrew's isa-l); RCA_ISAL=0 or 1 decides otherwise.
let isalHeaders = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"].map {
  "\($0)/isa-l/igzip_lib.h"
}
let usesISAL =
  ProcessInfo.processInfo.environment["RCA_ISAL"].map { $0 == "1" }
  ?? isalHeaders.contains { FileManager.default.fileExists(atPath: $0) }
let isal = Target.systemLibrary(
  name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"]), .brew(["isa-l"])])

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
  ] + (usesISAL ? [.define("ISAL")] : [])

func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ module: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.init(stringLiteral: module), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "rca",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "rca", targets: ["rca"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: (usesISAL ? [isal] : []) + [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"]), .brew(["xz"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"]), .brew(["bzip2"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(name: "CLiteralSearch"),
    .target(name: "CRulePack"),

    stage("Bytes", ["CZlib", "CZstd", "CLZMA", "CBzip2"] + (usesISAL ? ["CISAL"] : [])),
    stage("Patterns", ["CPCRE2", "CLiteralSearch"]),
    stage("Rules", ["Bytes", "Patterns", "CRulePack", .product(name: "Yams", package: "Yams")]),
    stage("Records", ["Bytes", "Patterns", "Rules"]),
    stage("Events", ["Bytes", "Patterns", "Rules", "Records"]),
    stage("Timeline", ["Bytes", "Records", "Events"]),
    stage("Diagnosis", ["Records", "Events", "Timeline"]),
    stage("Report", ["Bytes", "Records", "Events", "Timeline", "Diagnosis"]),
    stage("Store", ["Bytes", "Records", "Report", .product(name: "GRDB", package: "GRDB.swift")]),
    stage("Analysis", ["Bytes", "Patterns", "Rules", "Records", "Events", "Timeline", "Diagnosis"]),
    stage(
      "Authoring",
      ["Bytes", "Patterns", "Rules", "Records", "Events", "Timeline", "Diagnosis", "Analysis"]),
    .executableTarget(
      name: "rca",
      dependencies: [
        "Bytes", "Patterns", "Rules", "Records", "Events", "Timeline", "Diagnosis", "Report", "Store",
        "Analysis", "Authoring",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Bytes", ["CZlib", "CZstd", "CLZMA", "CBzip2"]), tests("Patterns"), tests("Rules", ["Patterns"]),
    tests("Records", ["Bytes", "Patterns", "Rules"]),
    tests("Events", ["Bytes", "Patterns", "Rules", "Records"]),
    tests("Timeline", ["Bytes", "Records", "Events"]),
    tests("Diagnosis", ["Records", "Events", "Timeline"]),
    tests("Report", ["Bytes", "Records", "Events", "Timeline", "Diagnosis"]),
    tests("Store", ["Records", "Timeline", "Diagnosis", "Report"]),
    tests("Analysis", ["Bytes", "Rules", "Records", "Events", "Timeline", "Diagnosis"]),
    tests(
      "Authoring",
      ["Bytes", "Patterns", "Rules", "Records", "Events", "Timeline", "Diagnosis", "Analysis"]),
    .testTarget(name: "CommandTests", dependencies: ["rca", "TestSupport"], swiftSettings: settings),
  ]
)
