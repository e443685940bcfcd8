import Foundation
import Statistics
import Testing

/// Files below `Tests/TrialStatisticsTests/Reference`, each with the script that made it, or of a case below
/// `Tests/ReferenceCases`.
enum Reference {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Reference")

    static func bytes(_ path: String) throws -> [UInt8] {
        let own = folder.appendingPathComponent(path)
        let isOwn = FileManager.default.fileExists(atPath: own.path)
        return Array(try Data(contentsOf: isOwn ? own : folder.appendingPathComponent("../../ReferenceCases/\(path)")))
    }

    static func table(_ path: String) throws -> DataTable { try DataTable(bytes: try bytes(path)) }

    /// `name,value` rows.
    static func numbers(_ path: String) throws -> [(name: String, value: Double)] {
        let text = String(decoding: try bytes(path), as: UTF8.self)
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let parts = line.split(separator: ",")
            guard parts.count == 2, let value = Double(parts[1].trimmingCharacters(in: .whitespaces)) else { return nil }
            return (String(parts[0]), value)
        }
    }
}

/// Compares every number that stands under `prefix` with the results; a number that is missing is a failure.
///
/// - Parameter relative: tolerance relative to 1 + |expected|, unless `loose` gives another for a name's ending.
@discardableResult
func expectResults(
    _ results: ResultTree, _ expected: [(name: String, value: Double)], under prefix: String, relative: Double = 1e-9,
    loose: [String: Double] = [:]
) -> Int {
    let ours = Dictionary(results.leaves.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var compared = 0
    for (name, value) in expected where name.hasPrefix(prefix + ".") {
        let own = String(name.dropFirst(prefix.count + 1))
        compared += 1
        guard let number = ours[own]?.number else {
            Issue.record("\(name) is not given")
            continue
        }
        let tolerance = loose.first { own.hasSuffix($0.key) }?.value ?? relative
        #expect(abs(number - value) <= tolerance * (1 + abs(value)), "\(name): \(number), expected \(value)")
    }
    return compared
}

func table(_ columns: [(String, [Double?])]) throws -> DataTable {
    try DataTable(columns: columns.map { Column(name: $0.0, numbers: $0.1) })
}

extension AnalysisSpecification {
    func fit(_ table: DataTable) throws -> Fit { try fit(on: table, running: Running()) }

    /// The sentence of the error, or nil when there is none.
    func sentence(_ table: DataTable) -> String? {
        do {
            _ = try fit(table)
            return nil
        } catch {
            return "\(error)"
        }
    }
}

/// No number that is not one, anywhere.
func expectFinite(_ results: ResultTree) {
    for leaf in results.leaves {
        switch leaf.value {
        case .number(let value): #expect(value.isFinite, "\(leaf.name)")
        case .list(let values):
            let isFinite = values.allSatisfy { $0.isFinite }
            #expect(isFinite, "\(leaf.name)")
        case .count, .missing, .branch: break
        }
    }
}
