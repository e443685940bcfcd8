import Foundation
import Statistics

/// Files beside the tests of the meta-analysis.
enum MetaFixture {
    struct Unreadable: Error {}

    static func text(_ path: String) throws -> String {
        String(decoding: try Reference.bytes(path), as: UTF8.self)
    }

    static func table(_ path: String) throws -> DataTable { try DataTable(bytes: Array(try text(path).utf8)) }

    /// Leaves of a JSON tree of numbers, and of `{"value", "tol"}`, under dotted names.
    static func numbers(_ path: String, under key: String? = nil) throws -> [String: (value: Double, tolerance: Double)] {
        let parsed = try JSONSerialization.jsonObject(with: Data(try text(path).utf8))
        guard let file = parsed as? [String: Any] else { throw Unreadable() }
        let tree = key.flatMap { file[$0] as? [String: Any] } ?? file
        var leaves: [String: (value: Double, tolerance: Double)] = [:]
        func collect(_ tree: [String: Any], _ prefix: String) {
            for (name, value) in tree {
                let path = prefix + name
                if let branch = value as? [String: Any] {
                    if let number = branch["value"] as? NSNumber, let tol = branch["tol"] as? NSNumber {
                        leaves[path] = (number.doubleValue, tol.doubleValue)
                    } else {
                        collect(branch, path + ".")
                    }
                } else if let number = value as? NSNumber {
                    leaves[path] = (number.doubleValue, 0)
                }
            }
        }
        collect(tree, "")
        return leaves
    }

    static func studies(_ y: [Double?], _ v: [Double?], _ more: [Column] = []) throws -> DataTable {
        try DataTable(columns: [Column(name: "yi", numbers: y), Column(name: "vi", numbers: v)] + more)
    }
}

func isNear(_ left: Double?, _ right: Double?, _ tolerance: Double = 1e-9) -> Bool {
    guard let left, let right else { return false }
    return (left - right).magnitude <= tolerance * max(1, right.magnitude)
}
