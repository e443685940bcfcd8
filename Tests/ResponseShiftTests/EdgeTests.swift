import Statistics
import Testing
@testable import ResponseShift

@Suite("Faulty and poor data give an answer or a sentence")
struct EdgeTests {
    private func told(_ table: DataTable, group: String? = "arm") -> String {
        do {
            let fit = try Fixtures.fit(table, group: group)
            for leaf in fit.results.leaves { if case .number(let value) = leaf.value { #expect(value.isFinite, "\(leaf.name)") } }
            #expect(!fit.tables.isEmpty)
            _ = fit.pictures
            _ = fit.account
            return fit.warnings.joined(separator: "\n")
        } catch {
            return "\(error)"
        }
    }

    @Test("An item that does not vary, an occasion that nobody answered, an arm without answers, few people")
    func poor() throws {
        let table = try Fixtures.answers(40, seed: 3, fall: 0)
        let constant = try Fixtures.replacing(table, "after_2", [Double?](repeating: 3, count: 40))
        #expect(told(constant).contains("cannot be told"))
        #expect(told(constant).contains("after_2"))
        var empty = table
        for item in 1...5 { empty = try Fixtures.replacing(empty, "after_\(item)", [Double?](repeating: nil, count: 40)) }
        #expect(told(empty).contains("cannot be told"))
        var half = table
        for item in 1...5 {
            let cells = try table.numbers("after_\(item)")
            half = try Fixtures.replacing(half, "after_\(item)", cells.enumerated().map { $0 % 2 == 1 ? nil : $1.value })
        }
        #expect(!told(half).isEmpty)
        for count in [0, 1, 2, 3, 6, 12] {
            #expect(!told(table.selecting(rows: Array(0..<count))).isEmpty, "\(count)")
            #expect(!told(table.selecting(rows: Array(0..<count)), group: nil).isEmpty, "\(count)")
        }
    }

    @Test("Two items that are one, and an arm of one level")
    func collinear() throws {
        let table = try Fixtures.answers(60, seed: 5, fall: 0)
        let cells = try table.numbers("before_1")
        #expect(told(try Fixtures.replacing(table, "before_2", cells.map(\.value))).contains("cannot be told"))
        let one = table.selecting(rows: (0..<60).filter { $0 % 2 == 0 })
        #expect(told(one).contains("one group"))
        #expect(told(table, group: "sex").contains("sex"))
    }

    @Test("Scales of two items, of one occasion, or with a column twice are refused")
    func refused() throws {
        #expect(!RepeatedScale("s", occasions: ["a", "b"], columns: [["x", "y"], ["u", "v"]]).faults.isEmpty)
        #expect(!RepeatedScale("s", occasions: ["a"], columns: [["x", "y", "z"]]).faults.isEmpty)
        #expect(!RepeatedScale("s", occasions: ["a", "b"], columns: [["x", "y", "z"], ["x", "v", "w"]]).faults.isEmpty)
        #expect(RepeatedScale("s", occasions: ["a", "b"], columns: [["x", "y", "z"], ["u", "v", "w"]]).faults.isEmpty)
    }

    @Test("The verdict stands first, and no sentence claims what it must not")
    func words() throws {
        let fit = try Fixtures.fit(try Fixtures.example("answers-twice.csv"), group: "arm")
        #expect(fit.tables.first?.title == "Is it the same scale afterwards?")
        let text = fit.warnings.joined() + fit.tables.flatMap(\.notes).joined()
        for word in ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism"] {
            #expect(!text.lowercased().contains(word), "\(word)")
        }
        #expect(text.contains("Compare change scores only with care."))
    }
}
