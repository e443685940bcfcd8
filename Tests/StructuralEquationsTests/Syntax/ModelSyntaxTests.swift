import Testing
@testable import StructuralEquations

@Suite("lavaan's syntax")
struct ModelSyntaxTests {
    private func table(_ model: String, _ change: (inout ModelOptions) -> Void = { _ in }) throws -> ParameterTable {
        var options = ModelOptions()
        change(&options)
        return try ParameterTable(try ModelSyntax(model), options)
    }

    @Test("Comments, semicolons and lines that go on are one model")
    func lines() throws {
        let one = try table("f =~ x1 + x2 + x3\ny ~ f\ny ~~ y")
        let other = try table("# a factor\nf =~ x1 +\n  x2 + x3; y ~ f ! regression\ny ~~ y")
        #expect(one.rows == other.rows)
        #expect(one.rows.map(\.name) == ["f=~x1", "f=~x2", "f=~x3", "y~f", "y~~y", "x1~~x1", "x2~~x2", "x3~~x3", "f~~f"])
    }

    @Test("Modifiers fix, free, label and start")
    func modifiers() throws {
        let made = try table("f =~ NA*x1 + a*x2 + a*x3 + start(0.7)*x4 + -0.5*x5\nf ~~ 1*f")
        let rows = made.rows
        #expect(rows[0].freeIndex != nil)
        #expect(rows[1].freeIndex == rows[2].freeIndex)
        #expect(rows[1].label == "a")
        #expect(rows[3].start == 0.7)
        #expect(rows[4].value == .fixed(-0.5))
        #expect(made.estimatedCount == 3 + 5)
    }

    @Test("c() gives each group its own")
    func groups() throws {
        let made = try table("f =~ x1 + c(a, b)*x2 + c(0.3, NA)*x3") { $0.groups = 2 }
        let second = made.rows(group: 2)
        #expect(made.rows(group: 1)[1].label == "a")
        #expect(second[1].label == "b")
        #expect(made.rows(group: 1)[2].value == .fixed(0.3))
        #expect(second[2].freeIndex != nil)
        #expect(throws: ModelFaults.self) { try table("f =~ x1 + c(a, b, d)*x2") { $0.groups = 2 } }
    }

    @Test("A label in two groups is one parameter; group_equal makes one of unlabelled ones")
    func equal() throws {
        #expect(try table("f =~ x1 + a*x2 + x3") { $0.groups = 2 }.estimatedCount == 11)
        let metric = try table("f =~ x1 + x2 + x3") { $0.groups = 2; $0.equal = [.loadings]; $0.hasMeans = true }
        #expect(metric.estimatedCount == 2 + 2 * 4 + 6)
        let partial = try table("f =~ x1 + x2 + x3") { $0.groups = 2; $0.equal = [.loadings]; $0.partial = ["f=~x3"]; $0.hasMeans = true }
        #expect(partial.estimatedCount == metric.estimatedCount + 1)
    }

    @Test("What a model leaves open follows sem(): covariances of factors, of last outcomes, single indicators")
    func defaults() throws {
        let names = try table("f =~ x1 + x2 + x3\ng =~ w\nf ~ z + u\ny ~ z").rows
        func value(_ name: String) -> ModelParameter.Value? { names.first { $0.name == name }?.value }
        #expect(value("w~~w") == .fixed(0))
        #expect(value("z~~u") == .sample)
        #expect(value("f~~y").map { if case .free = $0 { true } else { false } } == true)
        #expect(value("f~~g") == nil)
    }

    @Test("Every fault is told with its line, and what to do")
    func faults() throws {
        let error = try #require(throws: ModelFaults.self) { try ModelSyntax("f =~ x1 + x2\ny = f\nz ~ 3x\nf <~ x1\n") }
        #expect(error.sentences.count == 3)
        #expect(error.sentences[0].hasPrefix("line 2"))
        #expect(error.sentences[1].hasPrefix("line 3"))
        #expect(error.sentences[2].contains("formative"))
        #expect(throws: ModelFaults.self) { try ModelSyntax("# nothing") }
        let label = try #require(throws: ModelFaults.self) { try table("f =~ x1 + a*x2 + x3\ne := a*b") }
        #expect(label.description.contains("\"b\" is no label"))
    }

    @Test("A constraint that is not linear, or contradicts, is refused")
    func constraints() throws {
        let model = "f =~ x1 + a*x2 + b*x3\n"
        #expect(try table(model + "a == 2*b").estimatedCount == 5)
        #expect(try table(model + "a == 0.5").estimatedCount == 5)
        #expect(throws: ModelFaults.self) { try table(model + "a == b^2") }
        #expect(throws: ModelFaults.self) { try table(model + "a == 1; a == 2") }
    }

    @Test("Levels keep their relations apart")
    func levels() throws {
        let made = try table("level: 1\ny ~ x\nlevel: 2\ny ~ x")
        #expect(made.roles.count == 2)
        #expect(made.rows.filter { $0.name == "y~x" }.map(\.level) == [1, 2])
    }
}
