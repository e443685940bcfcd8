import Accompaniment
import Instruments
import Records
import StudyDesign
import Testing

@Suite("My course: one's own lines, and no verdict")
struct OwnCourseTests {
    private let study = StudyProtocol.mdmaForPTSD

    /// Self-compassion at these visits, every item answered with the value.
    private func record(_ values: [(visit: String, week: Int, value: Double)]) throws -> PaperRecord {
        var record = try PaperRecord(study: study, catalog: .bundled())
        let scs = try record.catalog.instrument(named: "scs")
        for (visit, week, value) in values {
            let answers = try Answers(inOrder: Array(repeating: .value(value), count: scs.items.count), for: scs)
            let response = ResponseRecord(
                id: .init("r-\(visit)"), participant: record.person, visit: visit, day: PaperRecord.firstDay + 7 * week, answers: answers)
            record.keep(.submitted(Submission(response, scoredBy: scs, under: study, at: Instant(response.day))), as: .participant)
        }
        return record
    }

    private func course(_ record: PaperRecord, today: Int = 20) -> OwnCourse {
        let scores = OwnScores(record.opened(OwnScores.entriesToOpen(of: record.own)), of: record.own)
        return OwnCourse(scores, of: record.own, in: study, catalog: record.catalog, today: PaperRecord.firstDay + 7 * today)
    }

    @Test("A line holds each score on its own day, and a gap where nothing was filled in")
    func gaps() throws {
        let record = try record([("baseline", 0, 2), ("week8", 9, 4)])
        let line = try #require(course(record, today: 9).lines.first)
        #expect(line.scale == "total_item_mean")
        #expect(line.points.map(\.visit) == ["baseline", "week4", "week8"])
        #expect(line.points.map { $0.score != nil } == [true, false, true])
        #expect(line.points.map(\.week) == [0, 4, 9])
    }

    @Test("What is still to come is no gap; a window that closed is one")
    func future() throws {
        let record = try record([("baseline", 0, 2)])
        #expect(course(record, today: 1).lines.first?.points.count == 1)
        #expect(course(record, today: 6).lines.first?.points.map(\.visit) == ["baseline", "week4"])
    }

    @Test("The band is the level's standard errors of measurement, worked out by hand")
    func band() throws {
        let line = try #require(course(record([("baseline", 0, 2)])).lines.first)
        // 1.96 × 0.68 × √(1 − 0.93)
        let width = try #require(line.halfWidth)
        #expect(abs(width - 0.352_625_66) < 1e-6)
    }

    @Test("Two scores are called the same or different only against what measuring leaves open")
    func movement() throws {
        func movement(_ values: [(visit: String, week: Int, value: Double)]) throws -> OwnCourseLine.Movement? {
            try course(record(values)).lines.first { $0.scale == "cs_item_mean" }?.movement
        }
        #expect(try movement([("baseline", 0, 2), ("week8", 8, 4)]) == .beyondMeasuring)
        #expect(try movement([("baseline", 0, 4), ("week8", 8, 2)]) == .beyondMeasuring)
        #expect(try movement([("baseline", 0, 3), ("week8", 8, 3)]) == .withinMeasuring)
        #expect(try movement([("baseline", 0, 3)]) == .unread)
    }

    @Test("Answers of the rater, and what people expect or guess, have no line")
    func hidden() throws {
        var record = try record([("baseline", 0, 2)])
        let caps = try record.catalog.instrument(named: "caps5")
        let answers = try Answers(inOrder: Array(repeating: .value(2), count: caps.items.count), for: caps)
        let response = ResponseRecord(id: .init("caps"), participant: record.person, visit: "baseline", day: PaperRecord.firstDay, answers: answers)
        record.keep(.submitted(Submission(response, scoredBy: caps, under: study, at: Instant(PaperRecord.firstDay))), as: .rater)
        let guess = try record.catalog.instrument(named: "guess")
        let guessed = try Answers(inOrder: Array(repeating: .value(1), count: guess.items.count), for: guess)
        let second = ResponseRecord(id: .init("g"), participant: record.person, visit: "week4", day: PaperRecord.firstDay + 28, answers: guessed)
        record.keep(.submitted(Submission(second, scoredBy: guess, under: study, at: Instant(PaperRecord.firstDay))), as: .participant)
        #expect(Set(course(record).lines.map(\.instrument.rawValue)) == ["scs"])
    }

    @Test("A correction takes the place of what it corrects, and a rescoring of the first sheet")
    func corrected() throws {
        var record = try record([("baseline", 0, 2)])
        let scs = try record.catalog.instrument(named: "scs")
        let answers = try Answers(inOrder: Array(repeating: .value(5), count: scs.items.count), for: scs)
        let corrected = ResponseRecord(
            id: .init("r2"), participant: record.person, visit: "baseline", day: PaperRecord.firstDay, answers: answers, replaces: .init("r-baseline"))
        record.keep(.submitted(Submission(corrected, scoredBy: scs, under: study, at: Instant(PaperRecord.firstDay))), as: .participant)
        let side = try #require(course(record).lines.first { $0.scale == "cs_item_mean" })
        #expect(side.scored.map(\.score) == [5])
        let again = scs.score(try Answers(inOrder: Array(repeating: .value(4), count: scs.items.count), for: scs))
        record.keep(.rescored(Rescoring(participant: record.person, response: .init("r2"), version: 2, scores: again)), as: .service)
        #expect(course(record).lines.first { $0.scale == "cs_item_mean" }?.scored.map(\.score) == [4])
    }

    @Test("Facets stand on two sides, first and latest; one occasion has no first")
    func facets() throws {
        let two = try #require(course(record([("baseline", 0, 2), ("week8", 8, 4)])).facets)
        #expect(two.facets.filter(\.isKind).count == 3 && two.facets.count == 6)
        #expect(two.facets.allSatisfy { $0.first == 2 && $0.latest == 4 })
        #expect(try course(record([("baseline", 0, 2)])).facets?.firstDay == nil)
        #expect(try course(record([])).facets == nil)
    }

    @Test("Swapping the arms changes nothing that a person sees")
    func masked() throws {
        func seen(_ arm: String) throws -> OwnCourse {
            var record = try record([("baseline", 0, 2), ("week8", 8, 4)])
            record.keep(.allocated(Allocation(participant: record.person, arm: arm, place: 1)), as: .service)
            return course(record)
        }
        #expect(try seen(study.arms[0].code) == seen(study.arms[1].code))
    }
}
