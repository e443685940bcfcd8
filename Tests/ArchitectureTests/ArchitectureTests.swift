import Foundation
import Testing

@Suite("The floor plan holds")
struct ArchitectureTests {
    let root: URL
    let plan: FloorPlan

    init() throws {
        root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        plan = FloorPlan(page: try String(contentsOf: root.appending(path: "Documentation/Map.md"), encoding: .utf8))
    }

    private var rooms: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
                .filter { !$0.hasPrefix(".") }.sorted()
        }
    }

    private func files(of room: String) throws -> [(name: String, source: String)] {
        let folder = root.appending(path: "Sources/\(room)")
        let names = try #require(FileManager.default.enumerator(atPath: folder.path))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
        return try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    @Test("Every room is on the map, and every room of the map is there")
    func roomsMatch() throws {
        #expect(try rooms == plan.order.sorted())
    }

    @Test("No file imports what its room may not")
    func imports() throws {
        for room in try rooms {
            for file in try files(of: room) {
                #expect(plan.faults(in: file.source, file: file.name, room: room) == [])
            }
        }
    }

    @Test("The manifest gives each room only what the map allows")
    func manifest() throws {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let variables = ["realModule": "RealModule", "crypto": "Crypto", "cryptoExtras": "CryptoExtras", "grdb": "GRDB", "hummingbird": "Hummingbird", "mustache": "Mustache", "argumentParser": "ArgumentParser", "yams": "Yams", "httpTypes": "HTTPTypes", "logging": "Logging", "nioCore": "NIOCore"]
        for room in try rooms {
            let allowed = try #require(plan.allowed[room])
            let declaration = try #require(Self.declaration(of: room, in: manifest), "\(room) is not in the manifest")
            for (variable, module) in variables where Self.words(of: declaration).contains(variable) {
                #expect(allowed.contains(module), "\(room) is given \(module)")
            }
            for other in try rooms where other != room && declaration.contains("\"\(other)\"") {
                #expect(allowed.contains(other), "\(room) is given \(other)")
            }
        }
    }

    @Test("Every folder of tests is in the manifest, so that none is silently left out")
    func testsAreDeclared() throws {
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Tests").path)
            .filter { $0.hasSuffix("Tests") }
        #expect(folders.count > 10)
        for folder in folders { #expect(manifest.contains("\"\(folder)\""), "\(folder)") }
    }

    @Test("What the Makefile runs is there and can be run")
    func makefile() throws {
        let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
        let programs = makefile.split { $0.isWhitespace || $0 == "@" }.filter { $0.hasPrefix("scripts/") || $0.hasPrefix("Benchmarks/") }
        #expect(programs.count >= 3)
        for program in programs {
            #expect(FileManager.default.isExecutableFile(atPath: root.appending(path: String(program)).path), "\(program)")
        }
    }

    @Test("Arrows point up the list")
    func arrowsPointUp() {
        #expect(plan.backwardArrows == [])
    }

    @Test("Only the command and the store know which store there is; nobody below the pages knows HTTP")
    func gates() {
        for (room, allowed) in plan.allowed where room != "Command" {
            #expect(!allowed.contains("SQLiteStore"), "\(room)")
            if room != "SQLiteStore" { #expect(!allowed.contains("GRDB"), "\(room)") }
            if !["Web", "ParticipantSite", "StaffSite"].contains(room) { #expect(!allowed.contains("Hummingbird"), "\(room)") }
        }
    }

    @Test("A planted wrong import is caught", arguments: [
        ("import Records", "Statistics"), ("public import Hummingbird", "Reports"),
        ("@testable import GRDB", "Records"), ("internal import struct Statistics.Column", "Charts"),
        ("import Mechanisms", "Datasets"),
    ])
    func plantedImport(line: String, room: String) {
        #expect(plan.faults(in: "import Foundation\n\(line)\n", file: "Planted.swift", room: room).count == 1)
    }

    @Test("No room is a cupboard")
    func names() throws {
        for name in ["Core", "Common", "Shared", "Utilities", "Helpers"] {
            #expect(try !rooms.contains(name))
        }
    }

    /// The text of the target called `room`, up to the next target.
    private static func declaration(of room: String, in manifest: String) -> String? {
        let targets = manifest.components(separatedBy: "targets: [").dropFirst(2).joined(separator: "targets: [")
        let openings = ["room(", ".target(", ".executableTarget(", "tests(", ".testTarget("]
        var pieces = [targets]
        for opening in openings { pieces = pieces.flatMap { $0.components(separatedBy: opening) } }
        return pieces.first { piece in
            let head = piece.drop { $0.isWhitespace }
            return head.hasPrefix("\"\(room)\"") || head.hasPrefix("name: \"\(room)\"")
        }
    }

    private static func words(of text: String) -> Set<String> {
        Set(text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }
}
