import Foundation
import Statistics

/// What the tests share.
enum Given {
    static func guesses() throws -> DataTable {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let table = try DataTable(bytes: Array(Data(contentsOf: folder.appending(path: "Examples/guesses.csv"))))
        return try DataTable(columns: table.columns.map { column in
            guard column.name == "arm", case .categorical(let old, let codes) = column.content else { return column }
            let wanted = ["inactive", "active"]
            let place = old.map { level in wanted.firstIndex(of: level) }
            return Column(name: "arm", content: .categorical(levels: wanted, codes: codes.map { code in code.flatMap { place[$0] } }))
        })
    }
}

extension ResultTree {
    /// A leaf under a dotted path.
    func at(_ path: String) -> Double? {
        var tree: ResultTree? = self
        for name in path.split(separator: ".") { tree = tree?[String(name)] }
        return tree?.number
    }
}

func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-6) -> Bool {
    guard let value else { return false }
    return (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}
