import DailyLife
import Mechanisms
import Statistics
import Testing

/// Whatever the data, some words are never said, and no name of our own stands in a sentence.
@Suite struct DailySentenceTests {
    private static let forbidden = ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism", "compliance", "nan", "inf", "xid", "xown", "xother", "xw1", "z1"]

    private func offences(_ fit: any AnalysisFit) -> [String] {
        let tables = fit.tables.flatMap { table in
            [table.title] + table.columns + table.notes + table.rows.flatMap { $0.compactMap { cell -> String? in
                switch cell {
                case .text(let text), .missing(let text): text
                default: nil
                }
            } }
        }
        return (tables + fit.warnings + fit.pictures.flatMap { [$0.title, $0.caption] }).filter { sentence in
            let words = sentence.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            let plain = " " + words.joined(separator: " ") + " "
            return Self.forbidden.contains { plain.contains(" \($0) ") }
        }
    }

    @Test func noForbiddenWordIsSaidOfCheckIns() throws {
        for people in [4, 12, 40] {
            for night in CheckInSpecification.Night.allCases {
                for isRecalled in [false, true] {
                    var plan = CheckInSpecification(person: "id", day: "day", time: "beep", mechanism: "kind", outcome: "shame")
                    plan.night = night
                    plan.random = .auto
                    plan.covariates = ["day"]
                    plan = plan.dated(by: MeasuredDays(day: { _ in nil }, isRecalled: { _ in isRecalled }))
                    let table = try CheckInTests.planted(people: people, days: 6, toOutcome: -0.3, toMechanism: -0.2, seed: UInt64(people))
                    #expect(offences(try plan.fit(on: table, running: Running())) == [])
                }
            }
        }
    }

    @Test func noForbiddenWordIsSaidOfPractices() throws {
        var plan = PracticeSpecification(person: "id", week: "week", practices: ["meditation", "writing"], outcome: "mood")
        plan.arm = "arm"
        plan.baseline = "before"
        let table = try DailyReference.weeks()
        #expect(offences(try plan.fit(on: table, running: Running())) == [])
        plan.adjustsThisWeek = true
        #expect(offences(try plan.fit(on: table, running: Running())) == [])
        let few = table.selecting(rows: Array(0..<40))
        #expect(offences(try plan.fit(on: few, running: Running())) == [])
        // The same baseline twice: the sentence names the plan's columns.
        plan.covariates = ["again"]
        let twice = try DataTable(columns: table.columns + [Column(name: "again", content: try table.requiring("before").content)])
        do {
            _ = try plan.fit(on: twice, running: Running())
            Issue.record("Collinear covariates were fitted.")
        } catch {
            #expect("\(error)".contains("\"again\""), "\(error)")
        }
    }
}
