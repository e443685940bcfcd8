import Foundation
import Statistics
@testable import ResponseShift

/// The files beside these tests, the examples, and answers made of a known truth.
enum Fixtures {
    private static func bytes(_ path: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    static func expected(_ name: String) throws -> JSONValue { try JSONValue.parse(try bytes("Reference/\(name)")) }

    static func example(_ name: String) throws -> DataTable { try DataTable(bytes: try bytes("../../Examples/\(name)")) }

    static let twice = RepeatedScale(
        "kindness", occasions: ["before", "after"],
        columns: [(1...5).map { "before_\($0)" }, (1...5).map { "after_\($0)" }])

    static func fit(
        _ table: DataTable, group: String? = nil, _ change: (inout ResponseShiftSpecification) -> Void = { _ in }
    ) throws -> ResponseShiftFit {
        var specification = ResponseShiftSpecification([twice], group: group)
        change(&specification)
        return try specification.fit(on: table, running: Running())
    }

    /// Five items at two occasions of people in two arms, the treated one improved by 0.8; the first two loadings of
    /// it fall by `fall` afterwards.
    static func answers(_ persons: Int, seed: UInt64, fall: Double) throws -> DataTable {
        var random = RandomStream(seed: seed, stream: 0)
        var columns = [[Double?]](repeating: [], count: 10)
        var arms: [Int?] = []
        for person in 0..<persons {
            let isTreated = person % 2 == 1
            arms.append(isTreated ? 1 : 0)
            let before = random.normal()
            let after = 0.6 * before + 0.8 * random.normal() + (isTreated ? 0.8 : 0)
            for item in 0..<5 {
                let habit = 0.5 * random.normal()
                let later = 0.75 - (isTreated && item < 2 ? fall : 0)
                columns[item].append(0.75 * before + 0.66 * (habit + 0.866 * random.normal()))
                columns[item + 5].append(later * after + 0.66 * (habit + 0.866 * random.normal()))
            }
        }
        let names = twice.columns.flatMap { $0 }
        return try DataTable(
            columns: zip(names, columns).map { Column(name: $0, numbers: $1) }
                + [Column(name: "arm", content: .categorical(levels: ["control", "drug"], codes: arms))])
    }

    static func replacing(_ table: DataTable, _ name: String, _ numbers: [Double?]) throws -> DataTable {
        try DataTable(columns: table.columns.map { $0.name == name ? Column(name: name, numbers: numbers) : $0 })
    }
}
