import Foundation
import Statistics
import StructuralEquations
import Testing

@Suite struct OrdinalFitTests {
    static let model = "agree =~ A1 + A2 + A3 + A4 + A5\nconsc =~ C1 + C2 + C3 + C4 + C5"

    private func specification(_ change: (inout StructuralSpecification) -> Void = { _ in }) throws -> OrdinalSpecification {
        var plan = StructuralSpecification(try ModelSyntax(Self.model))
        plan.isAllOrdered = true
        change(&plan)
        return OrdinalSpecification(plan)
    }

    private func items() throws -> DataTable { try ReferenceFile.table("j6-cfa-ordinal-wlsmv-bfi/data.csv") }

    /// Items of three categories, with a group.
    private func cut() throws -> DataTable {
        let table = try items()
        let columns = try table.names.map { name in
            Column(name: name, numbers: try table.numbers(name).map { cell in cell.value.map { $0 <= 3 ? 1 : $0 == 4 ? 2 : 3 } })
        }
        return try DataTable(columns: columns + [Column(name: "g", numbers: (0..<600).map { $0 < 350 ? 1 : 2 })])
    }

    /// Numbers of `Reference/ordinal.R` under a first word.
    private func compare(_ results: ResultTree, _ word: String, _ tolerance: Double) throws {
        var compared = 0
        for line in try ReferenceFile.text("ordinal.txt").split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 4, parts[0] == word, let value = Double(parts[2]), let error = Double(parts[3]) else { continue }
            compared += 1
            // This version of lavaan takes Γ of the baseline model without the groups' shares.
            if word != "theta", parts[1] == "cfi.robust" { continue }
            if let node = results["parameters", parts[1]] {
                let est = try #require(node["est"]?.number)
                let se = try #require(node["se"]?.number)
                #expect((est - value).magnitude < tolerance * (1 + value.magnitude), "\(line): \(est)")
                #expect((se - error).magnitude < tolerance * (1 + error.magnitude), "\(line): \(se)")
            } else {
                let own = try #require(results["fit", parts[1]]?.number, "\(parts[1])")
                #expect((own - value).magnitude < 5 * tolerance * (1 + value.magnitude), "\(line): \(own)")
            }
        }
        #expect(compared > 30)
    }

    @Test func thetaParametrisationIsThatOfLavaan() throws {
        let fit = try specification { $0.parameterization = .theta }.fit(on: try items(), running: Running(threads: 2))
        try compare(fit.results, "theta", 1e-4)
    }

    @Test func groupsAreThoseOfLavaan() throws {
        let fit = try specification { $0.group = "g" }.fit(on: try cut(), running: Running(threads: 2))
        try compare(fit.results, "groups", 1e-4)
    }

    @Test func groupsWithEqualLoadingsAreThoseOfLavaan() throws {
        let plan = try specification {
            $0.group = "g"
            $0.groupEqual = [.loadings]
        }
        let fit = try plan.fit(on: try cut(), running: Running(threads: 2))
        try compare(fit.results, "equal", 2e-4)
    }

    @Test func bothParametrisationsHaveOneFit() throws {
        let delta = try specification().fit(on: try items(), running: Running())
        let theta = try specification { $0.parameterization = .theta }.fit(on: try items(), running: Running())
        #expect((delta.chiSquare - theta.chiSquare).magnitude < 1e-7)
        let names = ["cfi.robust", "rmsea.robust", "chisq.scaled"]
        for name in names {
            let one = try #require(delta.results["fit", name]?.number)
            let other = try #require(theta.results["fit", name]?.number)
            #expect((one - other).magnitude < 1e-6, "\(name)")
        }
    }

    @Test func threadsDoNotChangeABit() throws {
        let one = try specification().fit(on: try items(), running: Running(threads: 1))
        let four = try specification().fit(on: try items(), running: Running(threads: 4))
        #expect(one.results == four.results)
    }

    @Test func whatCannotBeFittedIsASentence() throws {
        let table = try items()
        var some = StructuralSpecification(try ModelSyntax(Self.model))
        some.ordered = ["A1", "A2", "X"]
        some.isFullInformation = true
        do {
            _ = try OrdinalSpecification(some).fit(on: table, running: Running())
            Issue.record("no error")
        } catch {
            let text = "\(error)"
            #expect(text.contains("together with continuous") && text.contains("ordered names X") && text.contains("fiml"))
        }
        // A category that one group lacks.
        let lacking = try DataTable(columns: table.columns + [Column(name: "g", numbers: try table.numbers("A2").map { $0.value.map { $0 < 2 ? 1 : 2 } })])
        let grouped = try specification { $0.group = "g" }
        #expect(throws: (any Error).self) { _ = try grouped.fit(on: lacking, running: Running()) }
    }
}
