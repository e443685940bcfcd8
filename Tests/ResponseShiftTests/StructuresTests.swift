import Statistics
import StructuralEquations
import Testing
@testable import ResponseShift

@Suite("Structures of a questionnaire")
struct StructuresTests {
    static let negative = [1, 8, 11, 16, 21, 4, 13, 18, 25, 2, 6, 20, 24].map { "scs_\($0)" }

    static var scale: FacetedScale {
        func items(_ numbers: [Int]) -> [String] { numbers.map { "scs_\($0)" } }
        return FacetedScale(
            facets: [
                .init("f1", items([5, 12, 19, 23, 26])), .init("f2", items([3, 7, 10, 15])), .init("f3", items([9, 14, 17, 22])),
                .init("f4", items([1, 8, 11, 16, 21])), .init("f5", items([4, 13, 18, 25])), .init("f6", items([2, 6, 20, 24])),
            ], sides: [.init("cs", ["f1", "f2", "f3"]), .init("ucs", ["f4", "f5", "f6"])])
    }

    static func fit(_ change: (inout StructuresSpecification) -> Void = { _ in }) throws -> StructuresFit {
        var specification = StructuresSpecification(scale)
        specification.reversed = negative
        change(&specification)
        return try specification.fit(on: try Fixtures.example("self-compassion-items.csv"), running: Running())
    }

    @Test("Fit, shares and correlations of the 375 people are lavaan's")
    func reference() throws {
        let fit = try Self.fit()
        let expected = try Fixtures.expected("structures.json")
        let names = ["npar": "npar", "chisq": "chisq", "df": "df", "chisq_scaled": "chisq.scaled", "cfi": "cfi", "rmsea": "rmsea", "srmr": "srmr", "bic": "bic"]
        for structure in ScaleStructure.allCases {
            let wanted = try #require(expected[structure.rawValue])
            for (ours, theirs) in names {
                let value = try #require(fit.results["structures", structure.rawValue, ours]?.number)
                let other = try #require(wanted[theirs]?.double)
                #expect((value - other).magnitude < 2e-6 * max(1, other.magnitude), "\(structure) \(ours): \(value), \(other)")
            }
        }
        #expect((try #require(fit.meaning.twoFactors?.value) - (try #require(expected["two_factors"]?["r"]?.double))).magnitude < 1e-5)
        #expect((try #require(fit.meaning.twoTier?.value) - (try #require(expected["two_tier"]?["r"]?.double))).magnitude < 1e-5)
        #expect(fit.structures.first { $0.structure == .two_tier }?.omitted == "f4")
        let shares = try #require(expected["shares"])
        for part in fit.meaning.facets + [fit.meaning.total].compactMap({ $0 }) {
            let wanted = try #require(shares[part.name])
            #expect((part.general - (try #require(wanted["general"]?.double))).magnitude < 1e-5, "\(part.name)")
            #expect((part.own - (try #require(wanted["own"]?.double))).magnitude < 1e-5, "\(part.name)")
        }
        #expect((try #require(fit.meaning.explainedCommonVariance) - (try #require(expected["ecv"]?.double))).magnitude < 1e-5)
    }

    @Test("Shares are those of the bifactor indices of a model")
    func shares() throws {
        let fit = try Self.fit { $0.structures = [.bifactor] }
        let found = try #require(fit.structures.first?.fit)
        let indices = try #require(try found.part("bifactor_indices"))
        #expect((try #require(indices["omega_hierarchical"]?.number) - (try #require(fit.meaning.total?.general))).magnitude < 1e-9)
        #expect((try #require(indices["omega_total"]?.number) - (try #require(fit.meaning.total?.omega))).magnitude < 1e-9)
        #expect((try #require(indices["ecv"]?.number) - (try #require(fit.meaning.explainedCommonVariance))).magnitude < 1e-9)
    }

    @Test("The interval of a correlation chooses the words, and stays within 1")
    func verdicts() throws {
        let near = try #require(ScoreMeaning.Correlation(value: 0.97, standardError: 0.045, level: 0.95))
        let upper = try #require(near.upper)
        #expect(upper < 1)
        #expect(near.verdict == .open)
        #expect(ScoreMeaning.Correlation(value: 0.97, standardError: 0.005, level: 0.95)?.verdict == .together)
        #expect(ScoreMeaning.Correlation(value: 0.6, standardError: 0.05, level: 0.95)?.verdict == .apart)
        #expect(ScoreMeaning.Correlation(value: 0.6, standardError: nil, level: 0.95)?.verdict == .open)
        #expect(ScoreMeaning.Correlation(value: 1.02, standardError: 0.05, level: 0.95) == nil)
    }

    @Test("From a doubtful solution neither shares nor a verdict are read")
    func doubtful() throws {
        let table = try Fixtures.example("self-compassion-items.csv")
        var found = 0
        for start in 0..<8 {
            var specification = StructuresSpecification(Self.scale)
            specification.reversed = Self.negative
            specification.structures = [.bifactor]
            let few = table.selecting(rows: Array((start * 45)..<(start * 45 + 45)))
            guard let fit = try? specification.fit(on: few, running: Running()), fit.structures[0].doubt != nil else { continue }
            found += 1
            #expect(fit.meaning.total == nil && fit.meaning.facets.isEmpty)
            #expect(!fit.sentences.contains { $0.contains("omega h") })
            #expect(fit.sentences.contains { $0.contains("cannot be told") })
        }
        #expect(found > 0)
    }

    @Test("No structure is named the winner, and few people give a sentence")
    func words() throws {
        let fit = try Self.fit { $0.structures = [.one_factor, .two_factors] }
        #expect(fit.sentences.last?.contains("Fit alone does not choose") == true)
        #expect(!fit.warnings.joined().lowercased().contains("best"))
        let table = try Fixtures.example("self-compassion-items.csv").selecting(rows: Array(0..<20))
        #expect(throws: ResponseShiftFaults.self) { try StructuresSpecification(Self.scale).fit(on: table, running: Running()) }
    }

    @Test("Facets of two items, on no side or on two, are refused")
    func refused() {
        let facets = [FacetedScale.Facet("a", ["1", "2", "3"]), .init("b", ["4", "5", "6"]), .init("c", ["7", "8", "9"])]
        #expect(FacetedScale(facets: facets, sides: []).faults.isEmpty)
        #expect(!FacetedScale(facets: facets, sides: [.init("s", ["a", "b"]), .init("t", ["c"])]).faults.isEmpty)
        #expect(!FacetedScale(facets: facets + [.init("d", ["1", "10"])], sides: []).faults.isEmpty)
        #expect(FacetedScale(facets: facets, sides: []).structures == [.one_factor, .facets, .one_higher, .bifactor])
    }
}
