import Mechanisms
import Statistics
import Testing

@Suite struct MultilevelMediationTests {
    /// Thirty people on six occasions; a = 0.6 and b = 0.5 within people, the other way round between them.
    private func table(balanced: Bool = false, names: (String, String, String) = ("x", "m", "y")) throws -> DataTable {
        var stream = RandomStream(seed: 12, stream: 1)
        var columns = [[Double?]](repeating: [], count: 4)
        for person in 0..<30 {
            let (own, level) = (stream.normal(), stream.normal())
            for occasion in 0..<6 {
                let x = balanced ? Double(occasion % 2) : own + stream.normal()
                let m = 0.6 * (x - own) - 0.5 * own + level + stream.normal()
                let y = 0.5 * m - 0.8 * level + stream.normal()
                for (index, value) in [Double(person), x, m, y].enumerated() { columns[index].append(value) }
            }
        }
        return try DataTable(columns: zip(["id", names.0, names.1, names.2], columns).map { Column(name: $0, numbers: $1) })
    }

    @Test func theEffectWithinPersonsIsThatWithinPersons() throws {
        let fit = try MultilevelMediationSpecification(exposure: "x", mediator: "m", outcome: "y", cluster: "id")
            .fit(on: table(), running: Running())
        let within = fit.within
        #expect((within.a - 0.6).magnitude < 4 * within.errorA)
        #expect((within.b - 0.5).magnitude < 4 * within.errorB)
        let between = try #require(fit.between)
        #expect(between.a < 0.2)
        #expect(fit.results["within_indirect", "est"]?.number == within.a * within.b)
        let interval = try #require(within.interval(0.95))
        #expect(interval.lower < within.estimate && within.estimate < interval.upper)
        #expect(fit.account.units.first?.count == 30)
        #expect(fit.tables.count == 5)
    }

    @Test func namesThatAreNotPlainGiveTheSameNumbers() throws {
        let plain = try MultilevelMediationSpecification(exposure: "x", mediator: "m", outcome: "y", cluster: "id")
            .fit(on: table(), running: Running())
        let odd = try MultilevelMediationSpecification(exposure: "x 1", mediator: "self kindness", outcome: "mood-now", cluster: "id")
            .fit(on: table(names: ("x 1", "self kindness", "mood-now")), running: Running())
        #expect(plain.within == odd.within)
        #expect(odd.results["mediator_model", "x 1w", "est"]?.number == plain.within.a)
    }

    @Test func anExposureThatIsTheSameForAllOnAverageHasNoPartBetween() throws {
        let fit = try MultilevelMediationSpecification(exposure: "x", mediator: "m", outcome: "y", cluster: "id")
            .fit(on: table(balanced: true), running: Running())
        #expect(fit.between == nil)
        #expect(fit.warnings.contains { $0.contains("same mean") })
        #expect(!fit.pictures.isEmpty)
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try table()
        func sentence(_ specification: MultilevelMediationSpecification, _ table: DataTable) -> String {
            do {
                _ = try specification.fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(.init(exposure: "x", mediator: "x", outcome: "y", cluster: "id"), table).contains("two places"))
        #expect(sentence(.init(exposure: "id", mediator: "m", outcome: "y", cluster: "x"), table).contains("does not vary"))
        #expect(sentence(.init(exposure: "x", mediator: "m", outcome: "yy", cluster: "id"), table).contains("yy"))
    }
}
