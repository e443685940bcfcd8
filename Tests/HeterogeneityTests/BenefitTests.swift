import Heterogeneity
import Statistics
import Testing
import TrialStatistics

@Suite("Benefit by what was known before") struct BenefitTests {
    static func table(_ repetition: Int, n: Int = 160, slope: Double) throws -> DataTable {
        var stream = RandomStream(seed: 21, stream: UInt64(repetition))
        var codes: [Int?] = []
        var columns = [[Double?]](repeating: [], count: 4)
        for person in 0..<n {
            let arm = Double(person % 2)
            codes.append(person % 2)
            let x = (0..<3).map { _ in stream.normal() }
            for index in 0..<3 { columns[index].append(x[index]) }
            let before = 0.5 * x[0] + 0.3 * x[1]
            let benefit = 0.5 + slope * x[0]
            columns[3].append(before - arm * benefit + stream.normal())
        }
        return try DataTable(columns: [Column(name: "arm", content: .categorical(levels: ["a", "b"], codes: codes))]
            + (0..<3).map { Column(name: "x\($0)", numbers: columns[$0]) } + [Column(name: "y", numbers: columns[3])])
    }

    static let specification = Benefit(outcome: "y", group: "arm", moderators: ["x0", "x1", "x2"], repeats: 4, permutations: 199)

    @Test("Where benefit goes with a variable it validates, with a slope near 1")
    func planted() throws {
        var validated = 0
        var slopes = 0.0
        for repetition in 0..<20 {
            let fit = try Self.specification.fit(on: Self.table(repetition, slope: 0.9), running: Running(threads: 2))
            if fit.results["calibration", "is_validated"]?.number == 1 { validated += 1 }
            slopes += (fit.results["calibration", "slope"]?.number ?? 0) / 20
            #expect(fit.results["individual"]?["1"] != nil || fit.results["calibration", "is_validated"]?.number == 0)
        }
        #expect(validated >= 18)
        #expect(slopes > 0.8 && slopes < 1.25)
    }

    @Test("Where it goes with none, nothing validates and no person's benefit is given")
    func null() throws {
        var silent = 0
        var rejected = 0
        for repetition in 0..<60 {
            let fit = try Self.specification.fit(on: Self.table(repetition, n: 120, slope: 0), running: Running(threads: 2))
            if fit.warnings.contains(where: { $0.hasPrefix("Nothing validated") }) {
                silent += 1
                #expect(fit.results["individual"]?["1"] == nil)
            }
            if (fit.results["any_difference", "p"]?.number ?? 1) <= 0.05 { rejected += 1 }
        }
        #expect(silent >= 57)
        #expect(rejected <= 8)
    }

    @Test("Where it goes with none, the intervals hold nothing: slope 0 and C 1/2 are seldom above them")
    func nullIntervals() throws {
        var below = (slope: 0, c: 0)
        var level = 0
        var brief = Self.specification
        brief.permutations = 0
        for repetition in 0..<40 {
            let results = try brief.fit(on: Self.table(repetition, n: 200, slope: 0), running: Running(threads: 2)).results
            if (results["calibration", "ci_upper"]?.number ?? 1) < 0 { below.slope += 1 }
            if (results["c_for_benefit", "ci_upper"]?.number ?? 1) < 0.5 { below.c += 1 }
            if results["calibration", "slope"]?.number == nil { level += 1 }
        }
        #expect(below.slope <= 4)
        #expect(below.c <= 4)
        #expect(level >= 15)
    }

    @Test("Without a penalty the model is least squares with interactions, as the F test has it")
    func leastSquares() throws {
        let table = try Self.table(3, slope: 0.5)
        let formula = try RegressionSpecification(formula: ModelFormula("y ~ arm + x0 + x1 + x2 + arm:x0 + arm:x1 + arm:x2"))
        let smaller = try RegressionSpecification(formula: ModelFormula("y ~ arm + x0 + x1 + x2"))
        func squares(_ specification: RegressionSpecification) throws -> Double {
            let fit = try specification.fit(on: table, running: Running())
            let sigma = fit.results["sigma"]?.number ?? .nan
            return sigma * sigma * Double(160 - fit.coefficients.count)
        }
        let more = try squares(formula)
        let f = try (squares(smaller) - more) / 3 / (more / 152)
        let found = try Self.specification.fit(on: table, running: Running()).results["any_difference", "f"]?.number ?? .nan
        #expect(abs(found - f) < 1e-8)
    }

    @Test("Too few people, a constant moderator, three arms: a sentence or an answer; threads do not matter")
    func edges() throws {
        let table = try Self.table(1, slope: 0.9)
        #expect(throws: TrialError.self) { _ = try Self.specification.fit(on: table.selecting(rows: Array(0..<12)), running: Running()).account }
        #expect(try Self.specification.fit(on: table, running: Running(threads: 1)) == Self.specification.fit(on: table, running: Running(threads: 3)))
        let level = Column(name: "x1", numbers: [Double?](repeating: 1, count: 160))
        let flat = try DataTable(columns: table.columns.map { $0.name == "x1" ? level : $0 })
        #expect(try Self.specification.fit(on: flat, running: Running()).results["calibration", "slope"] != nil)
    }
}
