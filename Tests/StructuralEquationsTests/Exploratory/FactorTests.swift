import Foundation
import Statistics
import StructuralEquations
import Testing

/// `Reference/factors.R`, on ten items of 600 people.
@Suite struct FactorTests {
    private let items = ["A1", "A2", "A3", "A4", "A5", "C1", "C2", "C3", "C4", "C5"]

    private func fit(_ extraction: FactorExtraction.Method, _ rotation: FactorRotation.Method) throws -> FactorAnalysisFit {
        let table = try ReferenceFile.table("j6-cfa-ordinal-wlsmv-bfi/data.csv")
        return try FactorAnalysis(items: items, factors: 2, extraction: extraction, rotation: rotation)
            .fit(on: table, running: Running(threads: 2))
    }

    private func expectEqual(_ ours: [Double], _ name: String, _ tolerance: Double) throws {
        let theirs = try ReferenceFile.numbers("factors.txt", name)
        #expect(ours.count == theirs.count && !theirs.isEmpty)
        for (index, pair) in zip(ours, theirs).enumerated() {
            #expect((pair.0 - pair.1).magnitude <= tolerance * (1 + pair.1.magnitude), "\(name) \(index): \(pair)")
        }
    }

    @Test func maximumLikelihoodIsThatOfFactanal() throws {
        let fit = try fit(.ml, .none)
        try expectEqual(fit.extraction.uniquenesses, "ml_uniquenesses", 1e-5)
        try expectEqual([try #require(fit.chiSquare)], "ml_chisq", 1e-6)
        #expect(fit.extraction.isConverged && fit.extraction.gradient < 1e-7)
    }

    @Test func minimumResidualIsTheOptimumFoundByAnotherSearch() throws {
        let fit = try fit(.minres, .none)
        try expectEqual(fit.extraction.uniquenesses, "minres_uniquenesses", 1e-4)
        try expectEqual([fit.extraction.discrepancy], "minres_discrepancy", 1e-7)
    }

    @Test func rotationsAreThoseOfTheReference() throws {
        for (method, name, tolerance) in [(FactorRotation.Method.varimax, "varimax", 2e-4), (.promax, "promax", 2e-3), (.oblimin, "oblimin", 2e-4)] {
            let loadings = try fit(.ml, method).rotation.loadings
            try expectEqual((0..<2).flatMap { loadings.column($0) }, name, tolerance)
        }
    }

    /// Rotation leaves what the factors explain: ΛΦΛ' + Ψ.
    @Test func rotationLeavesTheImpliedCorrelations() throws {
        let plain = try fit(.ml, .none).implied
        for method in FactorRotation.Method.allCases {
            let turned = try fit(.ml, method).implied
            for (one, other) in zip(plain.elements, turned.elements) { #expect((one - other).magnitude < 1e-9) }
        }
    }

    @Test func derivativesOfTheCriterionVanishAtTheUniquenesses() throws {
        let correlation = try fit(.minres, .none).correlation
        for method in FactorExtraction.Method.allCases {
            let end = try FactorExtraction(correlation, factors: 2, method: method)
            let model = end.loadings.timesTransposed(end.loadings)
            // At either optimum the model reproduces the diagonal.
            for item in items.indices { #expect((model[item, item] + end.uniquenesses[item] - 1).magnitude < 1e-7) }
        }
    }

    @Test func tooManyFactorsAndConstantItemsAreSentences() throws {
        let table = try ReferenceFile.table("j6-cfa-ordinal-wlsmv-bfi/data.csv")
        #expect(throws: FactorError.self) {
            _ = try FactorAnalysis(items: ["A1", "A2", "A3"], factors: 2).fit(on: table, running: Running())
        }
        let flat = try DataTable(columns: [
            Column(name: "a", numbers: [1, 2, 3, 4]), Column(name: "b", numbers: [2, 2, 2, 2]), Column(name: "c", numbers: [1, 3, 2, 4]),
        ])
        #expect(throws: ModelFaults.self) {
            _ = try FactorAnalysis(items: ["a", "b", "c"], factors: 1).fit(on: flat, running: Running())
        }
    }

    @Test func parallelAnalysisFindsTwoComponentsOnAnyNumberOfThreads() throws {
        let table = try ReferenceFile.table("j6-cfa-ordinal-wlsmv-bfi/data.csv")
        let plan = ParallelAnalysis(items: items, resamples: 200, randomSeed: 4)
        let one = try plan.fit(on: table, running: Running(threads: 1))
        let three = try plan.fit(on: table, running: Running(threads: 3))
        #expect(one.results == three.results)
        #expect(one.components == 2)
        #expect((one.mean.reduce(0, +) - 10).magnitude < 1e-9)
    }

    /// Fewer rows than items, where no triangular draw exists, gives finite numbers.
    @Test func parallelAnalysisOfFewRows() throws {
        var columns: [Column] = []
        for item in 0..<6 {
            var numbers: [Double?] = []
            for row in 0..<4 {
                let turned: Int = (row * (item + 2) * 7 + item) % 5
                numbers.append(Double(turned + row))
            }
            columns.append(Column(name: "i\(item)", numbers: numbers))
        }
        let fit = try ParallelAnalysis(items: columns.map(\.name), resamples: 30).fit(on: try DataTable(columns: columns), running: Running())
        let areFinite = (fit.reference + fit.observed).allSatisfy(\.isFinite)
        #expect(areFinite)
    }
}
