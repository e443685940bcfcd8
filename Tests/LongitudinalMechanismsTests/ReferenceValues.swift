import Foundation
import Statistics
import Testing

/// Tables and values of `Reference/longitudinal.R`.
enum ReferenceValues {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reference")

    static func table(_ name: String) throws -> DataTable {
        try DataTable(bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }

    /// Name and quantity → the numbers of that line.
    static let values: [String: [Double]] = {
        guard let text = try? String(contentsOf: folder.appendingPathComponent("longitudinal.txt"), encoding: .utf8) else { return [:] }
        var values: [String: [Double]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            let numbers = words.reversed().prefix { Double($0) != nil }.reversed().compactMap(Double.init)
            values[words.dropLast(numbers.count).joined(separator: " ")] = numbers
        }
        return values
    }()

    static func value(_ name: String, _ place: Int = 0) throws -> Double {
        let numbers = try #require(values[name], "\(name)")
        return numbers[place]
    }
}

/// Whether two numbers agree to a share of the larger.
func agree(_ one: Double?, _ other: Double, _ tolerance: Double = 1e-4) -> Bool {
    guard let one else { return false }
    return (one - other).magnitude <= tolerance * max(1e-2, one.magnitude, other.magnitude)
}

extension ResultTree {
    /// The number under a dotted path.
    func at(_ path: String) -> Double? {
        var tree: ResultTree? = self
        for name in path.split(separator: ".") { tree = tree?[String(name)] }
        return tree?.number
    }
}
