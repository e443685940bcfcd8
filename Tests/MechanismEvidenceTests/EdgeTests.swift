import Foundation
import MechanismEvidence
import Mechanisms
import Statistics
import Testing

@Suite struct EdgeTests {
    private let planted = Planted(truth: .mediation)

    private func rich() throws -> (DataTable, MechanismSpecification) {
        var question = planted.question(resamples: 150)
        let table = try planted.table(seed: 2)
        var chance = RandomStream(seed: 9, stream: 4)
        var more = ["r0", "r1", "r2", "p0", "p1", "p2", "e", "k"].map { name in
            Column(name: name, numbers: (0..<90).map { _ in chance.normal() })
        }
        more.append(Column(name: "g", numbers: (0..<90).map { Double(($0 * 7) % 2) }))
        more.append(Column(name: "s", categories: (0..<90).map { ["A", "B"][($0 / 3) % 2] }))
        question.rivals = [.init(name: "rival", baseline: "r0", early: "r1", late: "r2")]
        question.parts = [.init(name: "part", baseline: "p0", early: "p1", late: "p2")]
        question.expectancy = ["e"]
        question.guess = ["g"]
        question.marker = "k"
        question.site = "s"
        return (try DataTable(columns: table.columns + more), question)
    }

    @Test func sameNumbersOnAnyNumberOfThreads() throws {
        let (table, question) = try rich()
        let one = try question.fit(on: table, running: Running(threads: 1))
        let two = try question.fit(on: table, running: Running(threads: 2))
        #expect(one == two)
        #expect(one.results == two.results)
        #expect(one.tables == two.tables)
    }

    @Test func everyNumberIsOneAndEveryTableIsWhole() throws {
        let (table, question) = try rich()
        let fit = try question.fit(on: table, running: Running(threads: 2))
        for (name, leaf) in fit.results.leaves {
            if case .number(let value) = leaf { #expect(value.isFinite, "\(name)") }
        }
        #expect(fit.pictures.map(\.id) == ["orders-of-time", "paths", "common-cause", "reliability", "sites"])
        // Every table that shows an effect shows its n.
        for table in fit.tables where table.columns.contains("Indirect effect") { #expect(table.columns.contains { $0.hasPrefix("n") }, "\(table.title)") }
        #expect(fit.reporting.people == 90)
        #expect(fit.reporting.items.count >= 12)
    }

    @Test func gapsAreCountedAndOwnPeopleAreShown() throws {
        let table = try planted.table(seed: 2)
        let rival = Column(name: "r1", numbers: (0..<90).map { $0 < 10 ? nil : sin(Double($0)) })
        var question = planted.question(resamples: 100)
        question.rivals = [.init(name: "rival", early: "r1")]
        let fit = try question.fit(on: try DataTable(columns: table.columns + [rival]), running: Running())
        #expect(fit.people == 80)
        #expect(fit.missing.map(\.column) == ["r1"])
        #expect(fit.missing.map(\.rows) == [10])
        let own = try #require(fit.effect(.lagged, of: "kindness")?.ownPeople)
        #expect(own.people == 90)
        let alone = try planted.question(resamples: 100).fit(on: table, running: Running()).effect(.lagged, of: "kindness")
        #expect(abs((own.indirect?.estimate ?? .nan) - (alone?.indirect.estimate ?? .nan)) < 1e-12)
        #expect(fit.effect(.lagged, of: "rival")?.ownPeople == nil)
    }

    @Test func degenerateDataAreASentence() throws {
        let table = try planted.table(seed: 2)
        func replaced(_ name: String, _ numbers: [Double?]) throws -> DataTable {
            try DataTable(columns: table.columns.map { $0.name == name ? Column(name: name, numbers: numbers) : $0 })
        }
        let question = planted.question(resamples: 100)
        func sentence(_ table: DataTable) -> String {
            do {
                _ = try question.fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(try replaced("m1", Array(repeating: 3, count: 90))).contains("same value"))
        #expect(sentence(try replaced("arm", Array(repeating: 1, count: 90))).contains("same value"))
        #expect(sentence(try replaced("y2", Array(repeating: nil, count: 90))).contains("0 rows have no gap"))
        #expect(sentence(table.selecting(rows: [0])).contains("1 row has no gap"))
        #expect(sentence(try DataTable(columns: Array(table.columns.dropLast()))).contains("y2"))
        // A column that is another one: the models that hold both have no solution, and say so.
        let copied = try question.fit(on: try replaced("y1", try table.numbers("m1").map(\.value)), running: Running())
        #expect(copied.effect(.lagged, of: "kindness") == nil)
        #expect(copied.warnings.contains { $0.contains("depend on one another") })
        #expect(copied.verdict == .correctionFails)
    }

    @Test func fewPeopleGiveNumbersOrSentences() throws {
        let question = planted.question(isStated: false, resamples: 60)
        for people in 8...14 {
            var small = planted
            small.people = people
            let fit = try question.fit(on: try small.table(seed: UInt64(people)), running: Running())
            for (name, leaf) in fit.results.leaves {
                if case .number(let value) = leaf { #expect(value.isFinite, "\(name)") }
            }
            _ = fit.tables
            _ = fit.pictures
        }
    }

    @Test func faultsOfThePlanAreToldTogether() {
        let question = MechanismSpecification(
            exposure: "arm", mechanism: .init(name: "a.b", reliability: .share(2)), outcome: .init(name: "y", early: "y1"),
            rivals: [.init(name: "y", early: "y1")], bootstrap: BootstrapSpecification(resamples: 0))
        let faults = question.faults.joined(separator: "\n")
        for part in ["outcome.late", "mechanism needs early", "dot", "reliabilities lie", "Two measures", "stands in the question twice", "resamples is 0"] {
            #expect(faults.contains(part), "\(part)")
        }
    }

    @Test func clustersAreDrawnWhole() throws {
        let (table, rich) = try rich()
        var question = rich
        question.bootstrap.unit = "c"
        let clusters = Column(name: "c", numbers: (0..<90).map { Double($0 / 6) })
        question.site = nil
        let fit = try question.fit(on: try DataTable(columns: table.columns + [clusters]), running: Running())
        #expect(fit.units == 15)
        #expect(fit.warnings.contains { $0.contains("15 units") })
    }
}
