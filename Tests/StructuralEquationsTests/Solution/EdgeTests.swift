import Statistics
import Testing
@testable import StructuralEquations

@Suite("Data that a model cannot be fitted to")
struct EdgeTests {
    private func sentence(_ model: String, _ table: DataTable, _ change: (inout StructuralSpecification) -> Void = { _ in }) throws -> String {
        try #require(throws: ModelFaults.self) { try Fixtures.fit(model, table, change) }.description
    }

    @Test("A constant item, a collinear one, one without values are named")
    func items() throws {
        let table = try Fixtures.items(80)
        let model = "f =~ a + b + c + d"
        #expect(try sentence(model, try Fixtures.replacing(table, "b", [Double?](repeating: 3, count: 80))).contains("b has the same value"))
        let a = try table.numbers("a").map(\.value)
        let c = try table.numbers("c").map(\.value)
        let sum: [Double?] = zip(a, c).map { one, other in one.flatMap { one in other.map { one + $0 } } }
        #expect(try sentence(model, try Fixtures.replacing(table, "d", sum)).contains("d is a combination of a, c"))
        #expect(try sentence(model, try Fixtures.replacing(table, "d", [Double?](repeating: nil, count: 80))) { $0.isFullInformation = true }.contains("d has no value"))
        #expect(try sentence(model, try Fixtures.replacing(table, "d", [Double?](repeating: nil, count: 80))).contains("d has no value at all"))
    }

    @Test("Too few rows, and one person")
    func few() throws {
        #expect(try sentence("f =~ a + b + c + d", try Fixtures.items(4)).contains("more rows than variables"))
        #expect(try sentence("f =~ a + b + c + d", try Fixtures.items(1)).contains("Only one row"))
    }

    @Test("Unknown columns are told with the nearest")
    func unknown() throws {
        #expect(try sentence("f =~ a + b + e", try Fixtures.items(50)).contains("\"e\""))
        #expect(try sentence("a =~ b + c + d", try Fixtures.items(50)).contains("column of the data too"))
    }

    @Test("More parameters than moments, and parameters that cannot be told apart")
    func identification() throws {
        let table = try Fixtures.items(100)
        #expect(try sentence("f =~ a + b", table).contains("4 free parameters for 3 moments"))
        let loose = try sentence("f =~ NA*a + b + c + d", table)
        #expect(loose.contains("not identified") && loose.contains("f~~f") && loose.contains("f=~a"))
    }

    @Test("An inadmissible solution is shown as one")
    func heywood() throws {
        let table = try Fixtures.items(60)
        let a = try table.numbers("a").compactMap(\.value)
        var random = RandomStream(seed: 3, stream: 1)
        let b = a.map { 0.98 * $0 + 0.05 * random.normal() }
        let made = try Fixtures.replacing(table, "b", b.map { $0 })
        let fit = try Fixtures.fit("f =~ c + a + b\ng =~ d + 1*a", made)
        var numbers = 0
        for leaf in fit.results.leaves { if let number = leaf.value.number { numbers += 1; #expect(number.isFinite, "\(leaf.name)") } }
        #expect(numbers > 20)
        if case .admissible = fit.account.admissibility {
            Issue.record("a variance is negative here, and nothing is said")
        }
    }

    @Test("A saturated model has no degrees of freedom and no p")
    func saturated() throws {
        let fit = try Fixtures.fit("f =~ a + b + c", try Fixtures.items(100)) { $0.estimator = .MLR }
        #expect(fit.degreesOfFreedom == 0)
        #expect(fit.chiSquare < 1e-8)
        #expect(fit.results["fit", "pvalue"]?.number == nil)
        #expect(fit.results["fit", "cfi"]?.number == 1)
        #expect(!fit.tables.isEmpty && !fit.pictures.isEmpty)
    }

    @Test("The bootstrap of incomplete data is the same on any number of threads, failures counted")
    func bootstrap() throws {
        let specification = try Fixtures.specification("y =~ post1 + post2 + post3\ny ~ a*pre1\npre1 ~ b*arm\ni := a*b") {
            $0.isFullInformation = true
            $0.bootstrap = BootstrapSpecification(resamples: 40, intervals: [.percentile])
            $0.monteCarloDraws = 500
            $0.seed = 5
        }
        let table = try Fixtures.table("change.csv")
        let one = try specification.fit(on: table, running: Running(threads: 1))
        let two = try specification.fit(on: table, running: Running(threads: 2))
        #expect(one.results == two.results)
        #expect(one.bootstrap?.bootstrap.quantity("i:=a*b")?.monteCarlo != nil)
        let drawn = try #require(one.monteCarlo?.summaries.first?.summary)
        let delta = try #require(one.parameters.first { $0.op == ":=" }?.standardError)
        #expect((drawn.standardError / delta - 1).magnitude < 0.15)
    }
}
