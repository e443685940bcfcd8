import Statistics
import Testing
@testable import StructuralEquations

/// Numbers of lavaan (`Reference/lavaan.R`) for what no case of the reference collection holds.
@Suite("Agreement with lavaan")
struct ReferenceTests {
    private func compare(_ fit: StructuralFit, _ name: String) throws {
        let expected = try #require(try Fixtures.expected()[name])
        func members(_ value: JSONValue?) -> [JSONValue.Member] { if case .object(let members)? = value { members } else { [] } }
        #expect(!members(expected["fit"]).isEmpty)
        for member in members(expected["fit"]) {
            let wanted = try #require(member.value.double)
            let ours = try #require(fit.results["fit", member.name]?.number, "\(member.name)")
            #expect((ours - wanted).magnitude < 2e-5 * (1 + wanted.magnitude), "\(member.name): \(ours), lavaan \(wanted)")
        }
        for (kind, key) in [("est", "est"), ("se", "se")] {
            for member in members(expected[kind]) {
                let wanted = try #require(member.value.double)
                let ours = try #require(fit.results["parameters", member.name, key]?.number, "\(member.name)")
                #expect((ours - wanted).magnitude < 5e-5 * (1 + wanted.magnitude), "\(member.name) \(key): \(ours), lavaan \(wanted)")
            }
        }
    }

    @Test("Partial invariance of two groups with MLR")
    func partial() throws {
        try compare(try Fixtures.fit(Fixtures.three, try Fixtures.table("school.csv")) {
            $0.group = "school"
            $0.groupEqual = [.loadings, .intercepts]
            $0.groupPartial = ["visual=~x2", "x3~1"]
            $0.estimator = .MLR
        }, "partial")
    }

    @Test("Two groups with means by MLM")
    func groups() throws {
        try compare(try Fixtures.fit(Fixtures.three, try Fixtures.table("school.csv")) {
            $0.group = "school"
            $0.estimator = .MLM
        }, "groups_mlm")
    }

    @Test("Linear constraints, and a ratio by the delta method")
    func constrained() throws {
        let model = "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + c*x5 + d*x6\na == b\nc == 2*d - 0.9\nratio := c/d"
        try compare(try Fixtures.fit(model, try Fixtures.table("school.csv")), "constrained")
    }

    private static let covariates = "visual =~ x1 + x2 + x3\nvisual ~ a*ageyr + grade\nx7 ~ b*visual + ageyr\nindirect := a*b"

    @Test("Fixed covariates with MLR: conditional likelihood, scaled chi-square")
    func fixed() throws {
        try compare(try Fixtures.fit(Self.covariates, try Fixtures.table("school.csv")) { $0.estimator = .MLR }, "covariates_mlr")
    }

    @Test("Random covariates add their own parameters")
    func random() throws {
        try compare(try Fixtures.fit(Self.covariates, try Fixtures.table("school.csv")) { $0.fixesX = false }, "covariates_random")
    }

    @Test("Invariance over time is lavaan's model with equal labels and correlated items")
    func occasions() throws {
        let base = try Fixtures.specification("A =~ pre1 + pre2 + pre3\nB =~ post1 + post2 + post3") {
            $0.isFullInformation = true
            $0.occasions = [["A", "B"]]
        }
        let fit = try InvarianceSpecification(base).fit(on: try Fixtures.table("change.csv"), running: Running())
        let expected = try #require(try Fixtures.expected()["occasions"])
        for step in fit.steps {
            let wanted = try #require(expected[step.step.rawValue])
            #expect(step.fit.degreesOfFreedom == (wanted["df"]?.double).map { Int($0) })
            #expect((step.fit.chiSquare - (wanted["chisq"]?.double ?? 0)).magnitude < 1e-4, "\(step.step)")
        }
    }

    @Test("Standardised residuals")
    func residuals() throws {
        let fit = try Fixtures.fit(Fixtures.three, try Fixtures.table("school.csv"))
        let tree = try #require(try fit.part("standardised_residuals"))
        let expected = try #require(try Fixtures.expected()["standardised_residuals"])
        for (row, column) in [("x1", "x7"), ("x7", "x9"), ("x4", "x1")] {
            let wanted = try #require(expected["\(row) \(column)"]?.double)
            let ours = try #require(tree[row, column]?.number)
            #expect((ours - wanted).magnitude < 1e-3)
        }
    }
}
