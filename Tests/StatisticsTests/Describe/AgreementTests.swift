import Statistics
import Testing

@Suite("Agreement") struct AgreementTests {
    private func table(_ columns: [[Double?]]) throws -> DataTable {
        try DataTable(columns: columns.enumerated().map { Column(name: "r\($0 + 1)", numbers: $1) })
    }

    private func fit(_ statistic: AgreementSpecification.Statistic, _ columns: [[Double?]], metric: AgreementSpecification.Metric = .interval,
        weights: AgreementSpecification.Weights = .quadratic, resamples: Int = 200) throws -> AgreementFit {
        let names = columns.indices.map { "r\($0 + 1)" }
        return try AgreementSpecification(statistic: statistic, raters: names, weights: weights, metric: metric, resamples: resamples)
            .fit(on: try table(columns), running: Running())
    }

    @Test("Every number of the reference case k2 within its own tolerance")
    func referenceCaseK2() throws {
        let folder = "k2-icc-shrout-fleiss"
        let expected = try #require(try JSONValue.parse(try ReferenceCopy.caseBytes("\(folder)/expected.json"))["results"])
        let data = try DataTable(bytes: try ReferenceCopy.caseBytes("\(folder)/data.csv"))
        let results = try AgreementSpecification(statistic: .icc, raters: data.names).fit(on: data, running: Running()).results
        let ours = Dictionary(uniqueKeysWithValues: results.leaves.map { ($0.name, $0.value) })
        var compared = 0
        func compare(_ value: JSONValue, _ path: String) {
            guard let number = value["value"]?.double, let tolerance = value["tol"]?.double else {
                for member in value.members ?? [] { compare(member.value, path.isEmpty ? member.name : "\(path).\(member.name)") }
                return
            }
            compared += 1
            guard let own = ours[path]?.number else {
                Issue.record("\(path) is not given")
                return
            }
            #expect(abs(own - number) <= tolerance, "\(path): \(own), expected \(number)")
        }
        compare(expected, "")
        #expect(compared == 46)
    }

    private let one: [Double?] = [1, 2, 3, 3, 2, 1, 4, 4, 2, 3, 1, 1, 2, 4, 3, 2, 2, 1, 3, 4, 4, 1]
    private let two: [Double?] = [1, 2, 3, 2, 2, 1, 4, 3, 2, 3, 2, 1, 2, 4, 4, 2, 1, 1, 3, 4, 3, 3]

    /// Estimates: psych 2.2.9 cohen.kappa of these ratings. Standard errors of the weighted ones: the delta method with
    /// derivatives by differences. Both in Tests/TrialStatisticsTests/Reference/tests.R.
    @Test("Kappa and quadratically weighted kappa with their standard errors")
    func kappa() throws {
        let plain = try fit(.kappa, [one, two]).results
        let weighted = try fit(.weightedKappa, [one, two]).results
        #expect(abs((plain["kappa", "est"]?.number ?? 0) - 0.57458563535911589) < 1e-12)
        #expect(abs((plain["kappa", "se"]?.number ?? 0) - 0.13158407047909967) < 1e-12)
        #expect(abs((weighted["weighted_kappa", "est"]?.number ?? 0) - 0.80251346499102338) < 1e-12)
        #expect(abs((weighted["weighted_kappa", "se"]?.number ?? 0) - 0.088508585294022543) < 1e-8)
        let linear = try fit(.weightedKappa, [one, two], weights: .linear).results
        #expect(abs((linear["weighted_kappa", "se"]?.number ?? 0) - 0.10388067682827005) < 1e-8)
    }

    /// Krippendorff (2004), section 11.3.3: four coders, twelve units, values missing; printed to three digits.
    @Test("Krippendorff's own example, with ratings missing")
    func krippendorff() throws {
        let a: [Double?] = [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil]
        let b: [Double?] = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3]
        let c: [Double?] = [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil]
        let d: [Double?] = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil]
        for (metric, value) in [(AgreementSpecification.Metric.nominal, 0.743), (.ordinal, 0.815), (.interval, 0.849)] {
            let results = try fit(.krippendorffAlpha, [a, b, c, d], metric: metric).results["krippendorff_alpha"]
            let alpha = try #require(results?["est"]?.number)
            #expect(abs(alpha - value) < 5e-4, "\(metric): \(alpha)")
            #expect((results?["ci_lower"]?.number ?? 2) < alpha)
            #expect((results?["ci_upper"]?.number ?? -2) > alpha)
        }
    }

    @Test("Nothing to agree on, one subject and three raters of a kappa are sentences; perfect raters have no NaN")
    func edges() throws {
        func sentence(_ body: () throws -> AgreementFit) -> String {
            do {
                let fit = try body()
                for leaf in fit.results.leaves { if case .number(let value) = leaf.value { #expect(value.isFinite, "\(leaf.name)") } }
                return "no error"
            } catch { return "\(error)" }
        }
        let flat: [Double?] = [2, 2, 2, 2]
        let some: [Double?] = [1, 2, 3, 5]
        let told: [(String, String)] = [
            (sentence { try fit(.icc, [flat, flat]) }, "same number"),
            (sentence { try fit(.kappa, [flat, flat]) }, "not defined"),
            (sentence { try fit(.krippendorffAlpha, [flat, flat]) }, "not defined"),
            (sentence { try fit(.icc, [[1], [2]]) }, "at least two subjects"),
            (sentence { try fit(.kappa, [some, some, some]) }, "krippendorff_alpha"),
            (sentence { try fit(.icc, [[nil, nil], [nil, nil]]) }, "at least two subjects"),
            (sentence { try fit(.icc, [some, some.map { $0.map { $0 + 1 } }]) }, "no error"),
        ]
        for (text, part) in told { #expect(text.contains(part), "\(text)") }
        for statistic in AgreementSpecification.Statistic.allCases {
            let text = sentence { try fit(statistic, [some, some]) }
            #expect(text == "no error")
        }
    }

    @Test("The ends of Krippendorff's interval have a Monte-Carlo error that falls with the root of the resamples")
    func monteCarloError() throws {
        let one: [Double?] = (0..<40).map { Double($0 % 5) }
        let two: [Double?] = (0..<40).map { Double(($0 + ($0 % 7 == 0 ? 1 : 0)) % 5) }
        func error(_ resamples: Int) throws -> Double {
            try #require(try fit(.krippendorffAlpha, [one, two], resamples: resamples).results["krippendorff_alpha", "mc_error", "lower"]?.number)
        }
        let (few, many) = (try error(400), try error(10_000))
        #expect(few > 0 && many > 0 && few / many > 1.7 && few / many < 10, "\(few) \(many)")
    }
}
