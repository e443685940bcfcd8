import Foundation
import Statistics
import Testing

@testable import MixedModels

/// The data of `Reference/mixed`, whose numbers are in `out.txt` beside them.
enum MixedFiles {
    static func table(_ name: String) throws -> DataTable {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let bytes = try Data(contentsOf: folder.appending(path: "Reference/mixed/\(name).csv"))
        return try DataTable(bytes: Array(bytes))
    }

    static func fit(
        _ formula: String, _ name: String, method: LinearMixedSpecification.Method = .restricted,
        freedom: [LinearMixedSpecification.Freedom] = [.satterthwaite, .kenwardRoger], profile: Bool = false
    ) throws -> LinearMixedFit {
        try LinearMixedSpecification(ModelFormula(formula), method: method, freedom: freedom, profile: profile)
            .fit(on: table(name), running: Running())
    }

    static func columns(_ columns: [(String, [Double?])]) throws -> DataTable {
        try DataTable(columns: columns.map { Column(name: $0.0, numbers: $0.1) })
    }
}

/// Whether two numbers agree to a share of the larger, at least `floor`.
func agree(_ one: Double?, _ other: Double, _ share: Double = 1e-6, floor: Double = 1e-8) -> Bool {
    guard let one else { return false }
    return (one - other).magnitude <= max(floor, share * other.magnitude)
}
