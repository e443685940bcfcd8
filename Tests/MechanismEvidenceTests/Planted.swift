import Foundation
import MechanismEvidence
import Mechanisms
import Statistics

/// Tables whose truth is known.
struct Planted {
    enum Truth: Hashable, CaseIterable {
        /// Arm → mechanism → outcome.
        case mediation
        /// Arm → outcome → mechanism.
        case reverse
        /// One recovery that shows in both scales.
        case shared
        /// The arm does nothing; the mechanism goes before the outcome.
        case nothing
    }

    let truth: Truth
    var people = 90
    var mechanismReliability = 1.0
    var outcomeReliability = 1.0

    static let names = ["m0", "m1", "m2", "y0", "y1", "y2"]

    /// One row of true scores: mechanism at three times, outcome at three times.
    private func scores(_ arm: Double, _ chance: inout RandomStream) -> [Double] {
        let common = chance.normal()
        let m0 = 0.6 * common + 0.8 * chance.normal()
        let y0 = 0.6 * common + 0.8 * chance.normal()
        func own(_ before: Double, _ effect: Double) -> Double { effect * arm + 0.5 * before + 0.75 * chance.normal() }
        switch truth {
        case .mediation, .nothing:
            let m1 = own(m0, truth == .nothing ? 0 : 0.8)
            let y1 = own(y0, truth == .nothing ? 0 : 0.2)
            let m2 = 0.7 * m1 + 0.6 * chance.normal()
            return [m0, m1, m2, y0, y1, 0.4 * y1 + 0.4 * m1 + 0.2 * y0 + 0.6 * chance.normal()]
        case .reverse:
            let y1 = own(y0, 0.8)
            let m1 = own(m0, 0.2)
            let y2 = 0.7 * y1 + 0.6 * chance.normal()
            return [m0, m1, 0.4 * m1 + 0.4 * y1 + 0.2 * m0 + 0.6 * chance.normal(), y0, y1, y2]
        case .shared:
            let early = 0.8 * arm + 0.6 * common + 0.7 * chance.normal()
            let late = 0.8 * early + 0.2 * arm + 0.5 * chance.normal()
            // What is a scale's own stays with the person; so no order lies in it.
            let (ownM, ownY) = (chance.normal(), chance.normal())
            let m2 = late + 0.4 * ownM + 0.3 * chance.normal()
            let y2 = late + 0.4 * ownY + 0.3 * chance.normal()
            return [m0, early + 0.5 * ownM, m2, y0, early + 0.5 * ownY, y2]
        }
    }

    func table(seed: UInt64) throws -> DataTable {
        var chance = RandomStream(seed: seed, stream: 9)
        var arms: [Double] = []
        var columns = [[Double]](repeating: [], count: 6)
        for row in 0..<people {
            let arm = Double(row % 2)
            arms.append(arm)
            for (place, value) in scores(arm, &chance).enumerated() { columns[place].append(value) }
        }
        for place in columns.indices {
            let reliability = place < 3 ? mechanismReliability : outcomeReliability
            guard reliability < 1 else { continue }
            let mean = columns[place].reduce(0, +) / Double(people)
            var squares = 0.0
            for value in columns[place] { squares += (value - mean) * (value - mean) }
            let error = (squares / Double(people - 1) * (1 - reliability) / reliability).squareRoot()
            for row in columns[place].indices { columns[place][row] += error * chance.normal() }
        }
        return try DataTable(
            columns: [Column(name: "arm", numbers: arms)] + zip(Self.names, columns).map { Column(name: $0, numbers: $1) })
    }

    /// - Parameter isStated: whether the question knows how reliable the scales are.
    func question(isStated: Bool = true, resamples: Int = 400, seed: UInt64 = 1) -> MechanismSpecification {
        MechanismSpecification(
            exposure: "arm", assignment: .randomized,
            mechanism: .init(
                name: "kindness", baseline: "m0", early: "m1", late: "m2", reliability: isStated ? .share(mechanismReliability) : nil),
            outcome: .init(
                name: "distress", baseline: "y0", early: "y1", late: "y2", reliability: isStated ? .share(outcomeReliability) : nil),
            bootstrap: BootstrapSpecification(resamples: resamples, intervals: [.percentile]), seed: seed,
            days: ["m0": 0, "y0": 0, "m1": 56, "y1": 56, "m2": 126, "y2": 126])
    }

    static var reference: URL { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference") }

    static func table(_ name: String) throws -> DataTable {
        try DataTable(bytes: Array(Data(contentsOf: reference.appending(path: name))))
    }
}
