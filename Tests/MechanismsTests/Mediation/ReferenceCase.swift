import Foundation
import Mechanisms
import Statistics

/// One reference case read from disk: its plan, its table, its expected numbers.
struct ReferenceCase {
    struct Expected {
        let name: String
        let value: Double
        /// Allowed distance; 0 for counts.
        let tolerance: Double
    }

    let name: String
    let plan: Data
    let table: DataTable
    let expected: [Expected]

    struct Unreadable: Error {}

    init(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("ReferenceCases/\(name)")
        self.name = name
        plan = try Data(contentsOf: folder.appendingPathComponent("plan.json"))
        table = try Self.table(String(contentsOf: folder.appendingPathComponent("data.csv"), encoding: .utf8))
        let file = try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.appendingPathComponent("expected.json")))
        guard let results = (file as? [String: Any])?["results"] as? [String: Any] else { throw Unreadable() }
        expected = Self.leaves(results, "").sorted { $0.name < $1.name }
    }

    /// Plain numbers separated by commas, names in quotes, empty for missing: what these cases hold.
    static func table(_ text: String) throws -> DataTable {
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let names = lines[0].map { $0.replacingOccurrences(of: "\"", with: "") }
        return try DataTable(columns: names.indices.map { index in
            Column(name: names[index], numbers: lines.dropFirst().map { Double($0[index]) })
        })
    }

    /// `{"value", "tol", "kind"}` is a leaf; a bare integer is a count. Kind `mc` is allowed the larger
    /// of 1.5 tol and 0.15 of the expected standard error beside it.
    private static func leaves(_ tree: [String: Any], _ path: String) -> [Expected] {
        let standardError = ((tree["se"] as? [String: Any])?["value"] as? NSNumber)?.doubleValue
        return tree.flatMap { key, value -> [Expected] in
            let name = path.isEmpty ? key : "\(path).\(key)"
            if let branch = value as? [String: Any] {
                guard let kind = branch["kind"] as? String else { return leaves(branch, name) }
                guard let number = branch["value"] as? NSNumber, let tol = branch["tol"] as? NSNumber
                else { return [] }
                let monteCarlo = max(1.5 * tol.doubleValue, 0.15 * (standardError ?? 0))
                return [
                    Expected(
                        name: name, value: number.doubleValue,
                        tolerance: kind == "mc" ? monteCarlo : tol.doubleValue)
                ]
            }
            guard let number = value as? NSNumber, number.doubleValue.rounded() == number.doubleValue
            else { return [] }
            return [Expected(name: name, value: number.doubleValue, tolerance: 0)]
        }
    }

    /// Every expected number that ours misses, in words; a name that is not there is a miss.
    func misses(of results: ResultTree, where counts: (String) -> Bool = { _ in true }) -> [String] {
        let ours = Dictionary(results.leaves.map { ($0.name, $0.value) }) { first, _ in first }
        return expected.filter { counts($0.name) }.compactMap { expected in
            guard let number = ours[expected.name]?.number else { return "\(expected.name) is not there" }
            let distance = (number - expected.value).magnitude
            if distance <= expected.tolerance { return nil }
            return "\(expected.name): expected \(expected.value), ours \(number), tolerance \(expected.tolerance)"
        }
    }
}
