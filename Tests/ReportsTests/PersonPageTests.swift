import Datasets
import Instruments
import Records
import Simulation
import StudyDesign
import Testing

@testable import Reports

/// The page of one person as the team reads it.
@Suite struct PersonPageTests {
    static let material = Result {
        let catalog = try Catalog.bundled()
        let trial = try VirtualTrial(
            protocol: .mdmaForPTSD, truth: .trueMediation, participants: 40, seed: 3, catalog: catalog,
            opening: Day(daysSinceEpoch: 20_460))
        return StudyMaterial(trial.snapshot(of: .mdmaForPTSD), catalog: catalog, openAlerts: [])
    }

    static func pages() throws -> [(person: SubjectLevel, document: Document)] {
        let material = try material.get()
        return material.dataset.randomized.map { ($0, ParticipantPage(material: material, person: $0).document) }
    }

    static func shift(_ document: Document) -> Section? { document.sections.first { $0.id == "shift" } }

    @Test func everyPageSaysWhichCameFirstOrWhyThatCannotBeTold() throws {
        var titles: Set<String> = []
        for (person, page) in try Self.pages() {
            let section = try #require(Self.shift(page))
            guard case .notice(let notice)? = section.blocks.first else {
                Issue.record("\(person.participant): the section begins with what can be said.")
                continue
            }
            titles.insert(notice.title)
            #expect(notice.kind == .note)
            let isTold = notice.title != "Cannot be told"
            #expect(notice.text.contains("nothing of why") == isTold)
            if person.discontinued.map({ $0.studyDay < 50 }) ?? false { #expect(!isTold) }
        }
        #expect(titles.count > 2)
    }

    /// Both lines stand in the section with their bands and their gaps, and the primary outcome is
    /// not drawn again below.
    @Test func bothLinesAreDrawnOnceWithTheirBands() throws {
        let (_, page) = try #require(try Self.pages().first { $0.person.discontinued == nil })
        let ids = page.figures.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("shift-scs") && ids.contains("shift-caps5") && !ids.contains("course-caps5"))
        let text = PlainText().render(page).split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("Jacobson and Truax 1991"))
        #expect(text.contains("Marx et al. 2022"))
        // 1.96 √2 0.68 √(1 − 0.93) = 0.499; the published threshold of CAPS-5 is 12 to 13.
        #expect(text.contains("± 0.5") && text.contains("± 13"))
        #expect(text.contains("The parts of SCS"))
    }

    /// Whoever reads the page is masked: neither arm, nor guess, nor expectancy.
    @Test func nothingUnmasks() throws {
        for (_, page) in try Self.pages() {
            let text = PlainText().render(page).lowercased()
            for word in ["guess", "expectancy", "placebo", "mdma"] { #expect(!text.contains(word), "\(word)") }
        }
    }

    @Test func noPageSaysWhyOrGrades() throws {
        for (_, page) in try Self.pages() {
            let text = PlainText().render(page).lowercased()
            for word in ["mediat", "caused", "because of", "proof", "responder", "patient", "failed to"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    /// A study that says nothing of measurement error gets a sentence and no band.
    @Test func withoutAnErrorThereIsASentence() throws {
        let known = StudyProtocol.mdmaForPTSD
        let study = StudyProtocol(
            id: known.id, version: known.version, title: known.title, isFictional: true, substance: known.substance,
            condition: known.condition, arms: known.arms, visits: known.visits, sessions: known.sessions, eligibility: known.eligibility,
            alertRules: known.alertRules, primaryOutcome: known.primaryOutcome, primaryVisit: known.primaryVisit,
            mechanism: known.mechanism, masking: known.masking)
        let whole = try Self.material.get().snapshot
        let snapshot = Snapshot(
            study: study, ledgerSize: 1, screenings: whole.screenings, enrollments: whole.enrollments, allocations: whole.allocations,
            sessions: whole.sessions, submissions: whole.submissions, missedVisits: whole.missedVisits,
            discontinuations: whole.discontinuations)
        let material = StudyMaterial(snapshot, catalog: try Catalog.bundled(), openAlerts: [])
        let person = try #require(material.dataset.randomized.first)
        let page = ParticipantPage(material: material, person: person).document
        guard case .notice(let notice)? = Self.shift(page)?.blocks.first else {
            Issue.record("There is no sentence.")
            return
        }
        #expect(notice.title == "Cannot be told")
        #expect(notice.text.contains("SCS"))
        #expect(page.figures.map(\.id).contains("course-caps5"))
    }
}
