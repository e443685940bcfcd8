import Foundation
import Statistics
@testable import StructuralEquations

/// Tables and expected numbers beside the tests (`Reference/lavaan.R`), and small data with known faults.
enum Fixtures {
    private static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appendingPathComponent("Reference/\(name)")))
    }

    static func table(_ name: String) throws -> DataTable { try DataTable(bytes: try bytes(name)) }

    static func expected() throws -> JSONValue { try JSONValue.parse(try bytes("lavaan.json")) }

    static let three = "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"

    static func specification(_ model: String, _ change: (inout StructuralSpecification) -> Void = { _ in }) throws -> StructuralSpecification {
        var specification = StructuralSpecification(try ModelSyntax(model))
        change(&specification)
        return specification
    }

    static func fit(_ model: String, _ table: DataTable, _ change: (inout StructuralSpecification) -> Void = { _ in }) throws -> StructuralFit {
        try specification(model, change).fit(on: table, running: Running())
    }

    /// Three items of one factor and one of its own, from counter streams.
    static func items(_ rows: Int, seed: UInt64 = 7) throws -> DataTable {
        var random = RandomStream(seed: seed, stream: 0)
        var columns = [[Double?]](repeating: [], count: 4)
        for _ in 0..<rows {
            let factor = random.normal()
            for place in 0..<3 { columns[place].append(factor * (1 - 0.2 * Double(place)) + 0.6 * random.normal()) }
            columns[3].append(random.normal())
        }
        return try DataTable(columns: zip(["a", "b", "c", "d"], columns).map { Column(name: $0, numbers: $1) })
    }

    static func replacing(_ table: DataTable, _ name: String, _ numbers: [Double?]) throws -> DataTable {
        try DataTable(columns: table.columns.map { $0.name == name ? Column(name: name, numbers: numbers) : $0 })
    }
}
