import Statistics
import Testing

@testable import MixedModels

/// Data about which little or nothing can be said: an answer or a sentence, never a trap or a NaN.
@Suite struct EdgeTests {
    struct Line {
        var id: String
        var arm: String
        var visit: String
        var base: Double?
        var y: Double?
    }

    static func lines(persons: Int = 30, visits: Int = 3, missing: Double = 0.15) -> [Line] {
        var random = RandomStream(seed: 3, stream: 1)
        var lines: [Line] = []
        for i in 0..<persons {
            let (base, level) = (20 + 4 * random.normal(), random.normal())
            for t in 0..<visits {
                let y = base - Double(t) + level + random.normal()
                lines.append(
                    Line(id: "p\(i)", arm: i % 2 == 0 ? "a" : "b", visit: "v\(t < 9 ? "0" : "")\(t + 1)", base: base, y: random.uniform() < missing ? nil : y))
            }
        }
        return lines
    }

    static func fit(
        _ lines: [Line], _ formula: String = "y ~ base + arm * visit + us(visit | id)", means: Bool = true,
        fallback: [CovarianceStructure] = []
    ) throws -> MMRMFit {
        func column(_ name: String, _ values: [String]) -> Column {
            let levels = Array(Set(values)).sorted()
            return Column(name: name, content: .categorical(levels: levels, codes: values.map { levels.firstIndex(of: $0) }))
        }
        let table = try DataTable(columns: [
            column("id", lines.map(\.id)), column("arm", lines.map(\.arm)), column("visit", lines.map(\.visit)),
            Column(name: "base", numbers: lines.map(\.base)), Column(name: "y", numbers: lines.map(\.y)),
        ])
        let model = try ModelFormula(formula)
        let covariance = try #require(model.covariance)
        let fit = try MMRMSpecification(
            formula: model, covariance: covariance, degrees: DegreesMethod.allCases,
            marginalMeans: means ? .init(of: "arm", by: "visit") : nil, fallback: fallback
        ).fit(on: table)
        for leaf in fit.results.leaves {
            if case .number(let value) = leaf.value { #expect(value.isFinite, "\(leaf.name)") }
        }
        #expect(!fit.tables.isEmpty)
        _ = fit.pictures
        return fit
    }

    static func sentence(_ body: () throws -> MMRMFit) -> String {
        do {
            _ = try body()
            return "it was fitted"
        } catch {
            return "\(error)"
        }
    }

    @Test func wholeDataAreFitted() throws {
        let fit = try Self.fit(Self.lines())
        #expect(fit.estimate.isConverged)
        #expect(fit.inferences.map(\.method) == DegreesMethod.allCases)
        #expect(fit.inferences[0].contrasts.map(\.row.name) == ["b - a@v01", "b - a@v02", "b - a@v03"])
        #expect(fit.pictures.map(\.id) == ["mmrm-means", "mmrm-differences"])
        #expect(fit.results["covariance", "v01", "v02"] == fit.results["covariance", "v02", "v01"])
    }

    @Test func onePersonIsASentence() {
        #expect(Self.sentence { try Self.fit(Self.lines(persons: 1), "y ~ visit + us(visit | id)", means: false) }.contains("rows do not suffice for"))
    }

    @Test func twoPersonsAreAnAnswerOrASentence() {
        for word in CovarianceStructure.allCases {
            let told = Self.sentence { try Self.fit(Self.lines(persons: 2, missing: 0), "y ~ visit + \(word)(visit | id)", means: false) }
            #expect(!told.isEmpty)
        }
    }

    @Test func nothingThereIsASentence() {
        var lines = Self.lines()
        for index in lines.indices { lines[index].y = nil }
        #expect(Self.sentence { try Self.fit(lines) }.hasPrefix("No row has a value in every variable"))
    }

    @Test func constantOutcomeIsASentence() {
        var lines = Self.lines()
        for index in lines.indices { lines[index].y = 7 }
        #expect(Self.sentence { try Self.fit(lines) }.contains("is it constant?"))
    }

    @Test func constantOutcomeAtOneVisitIsASentenceThatNamesIt() {
        var lines = Self.lines()
        for index in lines.indices where lines[index].visit == "v02" { lines[index].y = 7 }
        let told = Self.sentence { try Self.fit(lines, "y ~ arm * visit + us(visit | id)") }
        #expect(told.contains("at visit \"v02\""))
        #expect(Self.sentence { try Self.fit(lines, "y ~ arm * visit + cs(visit | id)") } == "it was fitted")
    }

    @Test func twiceAtAVisitNamesPersonAndVisit() {
        var lines = Self.lines()
        lines.append(lines[4])
        lines[lines.count - 1].y = 3
        #expect(Self.sentence { try Self.fit(lines) }.contains("The person \"p1\" has more than one row at visit \"v02\""))
    }

    @Test func visitsThatNobodyHadBothAreNamed() {
        var lines = Self.lines(missing: 0)
        for index in lines.indices {
            let isEarly = lines[index].id.count == 2
            if lines[index].visit == (isEarly ? "v03" : "v01") { lines[index].y = nil }
        }
        let told = Self.sentence { try Self.fit(lines, "y ~ visit + us(visit | id)", means: false) }
        #expect(told.contains("both visit \"v01\" and \"v03\""))
        let fit = try? Self.fit(lines, "y ~ visit + us(visit | id)", means: false, fallback: [.toeph, .ar1h])
        #expect(fit?.estimate.structure == .ar1h || fit?.estimate.structure == .toeph)
        #expect(fit?.warnings.contains { $0.contains("could not be fitted") } == true)
    }

    @Test func levelWithoutRowsIsLeftOut() throws {
        var lines = Self.lines(visits: 4)
        for index in lines.indices where lines[index].visit == "v04" { lines[index].y = nil }
        let fit = try Self.fit(lines)
        #expect(fit.visits == ["v01", "v02", "v03"])
        #expect(fit.warnings.contains { $0.contains("v04") })
    }

    @Test func dependentColumnsAreNamed() {
        let told = Self.sentence { try Self.fit(Self.lines(), "y ~ base + I(2 * base + 1) + visit + us(visit | id)", means: false) }
        #expect(told.contains("I(2 * base + 1)") && told.contains("exact combination"))
    }

    @Test func armWithoutRowsAtAVisitIsNamed() {
        var lines = Self.lines()
        for index in lines.indices where lines[index].arm == "b" && lines[index].visit == "v03" { lines[index].y = nil }
        #expect(Self.sentence { try Self.fit(lines) }.contains("armb:visitv03"))
    }

    @Test func personInTwoGroupsIsNamed() {
        var lines = Self.lines()
        lines[1].arm = "b"
        #expect(Self.sentence { try Self.fit(lines, "y ~ visit + us(visit | arm / id)", means: false) }.contains("The person \"p0\" is in \"a\" and in \"b\""))
    }

    @Test func twentyVisitsHaveTwoHundredAndTenParameters() throws {
        let fit = try Self.fit(Self.lines(persons: 60, visits: 20, missing: 0.05))
        #expect(fit.estimate.theta.count == 210)
        #expect(fit.estimate.isConverged)
        let simple = try Self.fit(Self.lines(persons: 60, visits: 20, missing: 0.05), "y ~ base + arm * visit + toeph(visit | id)")
        #expect(simple.estimate.isConverged && simple.estimate.theta.count == 39)
    }

    /// Two people more than visits: the unstructured likelihood has no maximum inside.
    @Test func tooFewPersonsForTheirCovarianceSaySo() throws {
        let told = Self.sentence {
            let fit = try Self.fit(Self.lines(persons: 5, visits: 5, missing: 0), "y ~ visit + us(visit | id)", means: false)
            #expect(!fit.estimate.isConverged)
            #expect(fit.warnings.contains { $0.contains("did not converge") && $0.contains("toeph, ar1h, csh, toep and cs") })
            return fit
        }
        #expect(told == "it was fitted" || told.contains("likelihood"))
    }

    /// Small tables of all kinds; `fit` looks at every number.
    @Test func randomSmallDataGiveAnswersOrSentences() throws {
        var random = RandomStream(seed: 44, stream: 2)
        var fitted = 0
        for round in 0..<240 {
            let missing = 0.6 * random.uniform()
            var lines = Self.lines(persons: 2 + random.index(below: 9), visits: 1 + random.index(below: 5), missing: missing)
            for index in lines.indices where random.uniform() < 0.1 { lines[index].y = random.uniform() < 0.5 ? 0 : 1e6 * random.normal() }
            if round % 5 == 0 { for index in lines.indices { lines[index].base = Double(index / 3) } }
            let word = CovarianceStructure.allCases[round % 9]
            let group = round % 4 == 3 ? "arm / " : ""
            let fixed = ["1", "base", "arm", "base + visit", "arm * visit"][random.index(below: 5)]
            let told = Self.sentence { try Self.fit(lines, "y ~ \(fixed) + \(word)(visit | \(group)id)", means: false) }
            #expect(told.contains(".") || told == "it was fitted", "\(told)")
            if told == "it was fitted" { fitted += 1 }
        }
        #expect(fitted > 60)
    }

    @Test func faultsOfThePlanAreSentences() throws {
        let formula = try ModelFormula("y ~ base + us(visit | id)")
        let covariance = try #require(formula.covariance)
        let faults = MMRMSpecification(formula: formula, covariance: covariance, method: .ML, degrees: [.kenwardRoger], level: 2).faults
        #expect(faults.count == 2 && faults[0].contains("REML") && faults[1].contains("level"))
    }

    @Test func onePersonHasNoSandwichAndNoStandardErrorsThatHold() throws {
        let fit = try Self.fit(Self.lines(persons: 1, missing: 0), "y ~ 1 + cs(visit | id)", means: false)
        #expect(Self.sentence { try Self.fit(Self.lines(persons: 1, missing: 0), "y ~ 1 + us(visit | id)", means: false) }.contains("needs at least"))
        #expect(fit.results["sandwich_se", "(Intercept)"]?.number == nil)
        guard case .notConverged = fit.account.convergence else { return }
        #expect(!fit.warnings.contains { $0.contains("standard errors hold") })
    }
}
