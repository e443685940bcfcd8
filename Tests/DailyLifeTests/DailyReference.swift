import Foundation
import Statistics
import Testing

/// Tables and values of `Reference/daily.R`, and the example table of check-ins.
enum DailyReference {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    static func table(_ path: String) throws -> DataTable {
        try DataTable(bytes: Array(try Data(contentsOf: folder.appendingPathComponent(path))))
    }

    static func checkIns() throws -> DataTable { try table("../../Examples/self-compassion-ema.csv") }
    static func weeks() throws -> DataTable { try table("Reference/weeks.csv") }

    private static let values: [String: [Double]] = {
        guard let text = try? String(contentsOf: folder.appendingPathComponent("Reference/daily.txt"), encoding: .utf8) else { return [:] }
        var values: [String: [Double]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            let numbers = words.reversed().prefix { Double($0) != nil }.reversed().compactMap(Double.init)
            values[words.dropLast(numbers.count).joined(separator: " ")] = numbers
        }
        return values
    }()

    static func value(_ name: String, _ place: Int = 0) throws -> Double { try #require(values[name], "\(name)")[place] }
}

func agree(_ one: Double?, _ other: Double, _ tolerance: Double = 1e-5) -> Bool {
    guard let one else { return false }
    return (one - other).magnitude <= tolerance * max(1e-2, one.magnitude, other.magnitude)
}

extension ResultTree {
    func at(_ path: String) -> Double? {
        var tree: ResultTree? = self
        for name in path.split(separator: ".") { tree = tree?[String(name)] }
        return tree?.number
    }
}
