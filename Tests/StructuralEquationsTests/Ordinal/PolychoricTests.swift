import Foundation
import Statistics
import Testing

import StructuralEquations

@Suite struct PolychoricTests {
    private func items() throws -> OrderedItems {
        let table = try ReferenceFile.table("j6-cfa-ordinal-wlsmv-bfi/data.csv")
        var columns = try ["A1", "A2", "A3", "C1"].map { name in try table.numbers(name).compactMap(\.value) }
        columns[3] = columns[3].map { $0 > 3 ? 1 : 0 }
        return try OrderedItems(names: ["A1", "A2", "A3", "C1"], columns: columns)
    }

    private func expectEqual(_ ours: [Double], _ theirs: [Double], _ tolerance: Double) {
        #expect(ours.count == theirs.count)
        for (index, pair) in zip(ours, theirs).enumerated() {
            #expect((pair.0 - pair.1).magnitude <= tolerance * (1 + pair.1.magnitude), "\(index): \(pair)")
        }
    }

    /// `Reference/polychoric.R`.
    @Test func thresholdsCorrelationsAndTheirCovarianceAreThoseOfLavaan() throws {
        let moments = PolychoricMoments(try items(), threads: 2)
        let file = "polychoric.txt"
        expectEqual(moments.items.thresholds.flatMap { $0 }, try ReferenceFile.numbers(file, "thresholds"), 1e-10)
        expectEqual(moments.pairs.map(\.estimate.correlation), try ReferenceFile.numbers(file, "correlations"), 2e-6)
        let gamma = moments.covariance(threads: 2)
        let lower = (0..<gamma.columns).flatMap { column in (column..<gamma.rows).map { gamma[$0, column] } }
        expectEqual(lower, try ReferenceFile.numbers(file, "gamma"), 2e-5)
    }

    @Test func variancesFromTablesAreThoseFromPeople() throws {
        let moments = PolychoricMoments(try items(), threads: 1)
        let own = moments.correlationCovariance(threads: 1).own
        expectEqual(moments.correlationVariances, own.diagonal, 1e-12)
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        let one = PolychoricMoments(try items(), threads: 1)
        let four = PolychoricMoments(try items(), threads: 4)
        #expect(one == four)
        let (first, second) = (one.covariance(threads: 1), four.covariance(threads: 4))
        #expect(first == second)
    }

    /// The score by finite differences of the log-likelihood.
    @Test func slopeIsTheDerivativeOfTheLogLikelihood() throws {
        let pair = PolychoricMoments(try items(), threads: 1).pairs[0]
        func logLikelihood(_ rho: Double) -> Double {
            var grid = PolychoricGrid(rows: [-1, 0.2, 0.9], columns: [-0.4, 0.7])
            grid.move(to: rho)
            var sum = 0.0
            for cell in grid.probability.indices { sum += pair.table.elements[cell] * log(grid.probability[cell]) }
            return sum
        }
        for rho in [-0.8, -0.4, 0, 0.3, 0.76] {
            var grid = PolychoricGrid(rows: [-1, 0.2, 0.9], columns: [-0.4, 0.7])
            grid.move(to: rho)
            let counts = Matrix(rows: 4, columns: 3, elements: Array(pair.table.elements[..<12]))
            let numeric = (logLikelihood(rho + 1e-6) - logLikelihood(rho - 1e-6)) / 2e-6
            let slope = grid.slope(counts).0
            #expect((slope - numeric).magnitude < 1e-5 * (1 + numeric.magnitude), "\(rho): \(slope) \(numeric)")
            #expect((grid.probability.reduce(0, +) - 1).magnitude < 1e-13)
        }
    }

    /// Two items that are one: no number that is not finite, and a sentence.
    @Test func itemsThatGoTogetherEndAtTheBound() throws {
        let column: [Double] = (0..<60).map { Double($0 % 3) }
        let moments = PolychoricMoments(try OrderedItems(names: ["a", "b"], columns: [column, column]), threads: 1)
        #expect(moments.correlation[0, 1] == Polychoric.bound)
        let areFinite = moments.covariance(threads: 1).elements.allSatisfy(\.isFinite)
        #expect(areFinite)
        let remarks = moments.remarks().joined(separator: " ")
        #expect(remarks.contains("end of the range"))
        let turned = PolychoricMoments(
            try OrderedItems(names: ["a", "b"], columns: [column, column.map { 2 - $0 }]), threads: 1)
        #expect(turned.correlation[0, 1] == -Polychoric.bound)
    }

    @Test func constantAndContinuousItemsAreSentencesTogether() {
        let columns: [[Double]] = [
            Array(repeating: 1, count: 50), (0..<50).map { Double($0) }, (0..<50).map { Double($0 % 2) },
        ]
        do {
            _ = try OrderedItems(names: ["a", "b", "c"], columns: columns)
            Issue.record("no error")
        } catch {
            let lines = "\(error)".split(separator: "\n")
            #expect(lines.count == 2 && lines[0].contains("The item a has only one category"))
        }
    }

    @Test func twoByTwoTableWithAnEmptyCellStaysInside() {
        let table = Matrix(rows: 2, columns: 2, elements: [20, 0, 15, 25])
        let cut = Normal.standard.quantile(20.0 / 60) ?? 0
        let other = Normal.standard.quantile(35.0 / 60) ?? 0
        let estimate = Polychoric(table: table, rows: [cut], columns: [other], start: 0.5)
        #expect(!estimate.isAtBound && estimate.isConverged && estimate.correlation > 0.8)
    }
}
