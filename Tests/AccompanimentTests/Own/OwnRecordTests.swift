import Accompaniment
import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Everything of one's own")
struct OwnRecordTests {
    private let study: TestStudy
    private let person = Participant.ID("p1")

    init() throws { study = try TestStudy() }

    private var sources: OwnRecord.Sources { OwnRecord.Sources(catalog: study.catalog, language: .english) }

    private func record(_ entries: [RecordedEntry], of id: String = "p1") -> OwnRecord {
        OwnRecord(of: .init(id), in: "A fictional study", from: entries, sources, now: TestStudy.start)
    }

    private func entries(_ acts: [Act]) -> [RecordedEntry] {
        acts.enumerated().map { number, act in
            RecordedEntry(
                number: Int64(number), instant: act.instant, actor: act.actor, role: act.role, zone: act.zone, trace: act.change.trace,
                change: act.change, reason: act.reason)
        }
    }

    /// Every kind of change at least once, and what participants do by themselves.
    private func everything() throws -> [Change] {
        let id = Wish.ID("w1")
        let prompt = Prompt(id: .init("evening.2026-01-06.1"), at: TestStudy.start, expires: TestStudy.start + 60)
        return try EveryChange(study).changes() + [
            .preferencesSet(Preferences(participant: person, language: "de", quietHours: QuietHours(from: 1260, until: 480), isNotAlone: true)),
            .personalPlanWritten(PersonalPlan(participant: person, kind: .safety, parts: ["signs": "OWN signs", "reasons": "OWN reasons"])),
            .wishSaid(Wish(id: id, participant: person, kind: .erase, words: "OWN wish")),
            .promptsDrawn(PromptDraw(participant: person, plan: "evening", day: TestStudy.firstDay + 1, prompts: [prompt])),
            .promptSent(PromptStep(participant: person, about: prompt.id.rawValue, result: .accepted)),
            .viewed(Viewing(participant: person, what: .journal, object: "j1")),
        ]
    }

    /// What the person is told of each kind of change, written by hand: by themselves, and by the team.
    private static func told(_ change: Change) -> (own: OwnKind?, team: OwnKind?) {
        switch change {
        case .screened: (.screening, .screening)
        case .identitySet: (.identity, .identity)
        case .zoneSet: (.zone, .zone)
        case .consentSigned: (.consent, .consent)
        case .consentWithdrawn: (.withdrawal, .withdrawal)
        case .enrolled: (.enrolment, .enrolment)
        case .discontinued: (.leaving, .leaving)
        case .privacyOrdered(let order): order.act == .stop ? (.stop, .stop) : (.restriction, .restriction)
        case .erasure: (.erasure, .erasure)
        case .appointed: (.appointment, .appointment)
        case .visitMissed: (.missedVisit, .missedVisit)
        case .answerSaved: (.answer, .answer)
        case .submitted: (.answers, .answers)
        case .correctionAsked: (.correction, nil)
        case .sessionOpened: (.session, .session)
        case .sessionClosed: (.sessionEnd, .sessionEnd)
        case .adverseEventReported: (.event, nil)
        case .alertRaised: (.call, nil)
        case .checkInEnded: (.checkIn, nil)
        case .journalWritten: (.journal, .journal)
        case .journalShared: (.journalSharing, .journalSharing)
        case .practised: (.practice, .practice)
        case .preferencesSet: (.preferences, .preferences)
        case .personalPlanWritten: (.plan, .plan)
        case .wishSaid: (.wish, .wish)
        case .promptSent: (.mail, .mail)
        default: (nil, nil)
        }
    }

    @Test("Each kind of change is told, or is not, as the list written by hand says; no kind is left out of it")
    func kinds() throws {
        let all = try everything()
        #expect(Set(all.map { $0.trace.act.split(separator: "-").joined() }).count > 40)
        for change in all where change.trace.participant == person {
            let expected = Self.told(change)
            #expect(record(entries([change.own()])).entries.map(\.kind) == [expected.own].compactMap(\.self), "\(change.trace.act)")
            let team = Act(at: TestStudy.start, by: "tester", as: .coordinator, change)
            #expect(record(entries([team])).entries.map(\.kind) == [expected.team].compactMap(\.self), "\(change.trace.act)")
        }
    }

    @Test("What the team keeps among itself never stands there, whoever is said to have written it")
    func confidential() throws {
        let secret = "CANARY"
        let changes: [Change] = [
            .noted(Note(id: .init("n"), participant: person, text: secret)),
            .sessionNoted(SessionEvent(id: .init(secret), participant: person, session: 1, at: TestStudy.start, kind: .observation(secret))),
            .allocated(Allocation(participant: person, arm: secret, place: 1)),
            .unblinded(Unblinding(participant: person, number: 1, kind: .emergency, reason: secret, witness: .init("second"))),
            .sessionClosed(
                SessionClosing(participant: person, number: 1, ended: TestStudy.start, checklist: [secret], signedBy: [.init(secret)], escort: secret)),
            .screened(
                ScreeningRecord(participant: person, day: TestStudy.firstDay, findings: [.init(criterion: "I1", isMet: true, evidence: secret)], outcome: .excluded([secret]))),
            .promptsDrawn(PromptDraw(participant: person, plan: secret, day: TestStudy.firstDay, prompts: [])),
        ]
        for role in [Role.participant, .therapist, .service] {
            let own = record(entries(changes.map { Act(at: TestStudy.start, by: "p1", as: role, $0, because: role == .participant ? nil : secret) }))
            #expect(try !String(decoding: own.json(), as: UTF8.self).contains(secret))
            #expect(!String(decoding: own.csv(), as: UTF8.self).contains(secret))
        }
    }

    @Test("Nothing of another person is ever in it")
    func others() throws {
        let own = Change.journalWritten(JournalEntry(id: .init("j"), participant: person, day: TestStudy.firstDay, text: "OWN"))
        let other = Participant.ID("p2")
        let foreign: [Change] = [
            .journalWritten(JournalEntry(id: .init("CANARY"), participant: other, day: TestStudy.firstDay, text: "CANARY")),
            .wishSaid(Wish(id: .init("CANARY"), participant: other, kind: .contact, words: "CANARY")),
            .viewed(Viewing(participant: other, what: .journal, object: "CANARY")),
            .accountSet(Account(id: .init("CANARY"), name: "CANARY", roles: [.therapist])),
        ]
        let mixed = entries([own.own()] + foreign.map { Act(at: TestStudy.start, by: "p1", as: .participant, $0) })
        // An entry that says one person in the open and holds another's words.
        let crossed = RecordedEntry(
            number: 9, instant: TestStudy.start, actor: "p1", role: .participant, zone: nil, trace: own.trace, change: foreign[0], reason: nil)
        let json = String(decoding: try record(mixed + [crossed]).json(), as: UTF8.self)
        #expect(json.contains("OWN") && !json.contains("CANARY") && !json.contains("p2"))
        // The test sees it: for the other person it does stand there.
        #expect(String(decoding: try record(mixed, of: "p2").json(), as: UTF8.self).contains("CANARY"))
    }

    @Test("With the arms exchanged, every file has the same bytes")
    func twoWorlds() throws {
        func world(_ arm: String) throws -> OwnRecord {
            let acts = try EveryChange(study).acts() + [Change.allocated(Allocation(participant: person, arm: arm, place: 1)).act()]
            return record(entries(acts))
        }
        let (first, second) = (try world("therapy"), try world("waiting"))
        #expect(try first.json() == second.json() && first.csv() == second.csv())
        #expect(!first.entries.isEmpty)
    }

    @Test("The JSON file reads back as the same record; another format is refused")
    func roundTrip() throws {
        let own = record(entries(try everything().map { $0.own(because: "why") }))
        let read = try OwnRecord(json: own.json())
        #expect(read == own && own.entries.count > 25 && own.viewings.count == 1)
        let other = String(decoding: try own.json(), as: UTF8.self).replacing(OwnRecord.format, with: "other/1")
        #expect(throws: DecodingError.self) { try OwnRecord(json: Array(other.utf8)) }
    }

    @Test("Answers keep their values, what is missing says why, and items have their topics")
    func answers() throws {
        let answers = try study.answers(study.phq9, 2, last: .missing(.preferNotToAnswer))
        let submission = try study.submission("r", of: "p1", at: "baseline", answers)
        let fields = record(entries([Change.submitted(submission).own()])).entries[0].fields
        let first = try #require(fields.first { $0.code == "phq9_1" }), last = try #require(fields.first { $0.code == "phq9_9" })
        #expect(first.value == .number(2) && first.topic == study.phq9.items[0].topic && last.value == .missing(.preferNotToAnswer))
    }

    @Test("No cell of the table begins a formula, and no text breaks its line", arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "a,\"b\"\n=c", "\u{FF1D}x", "plain"])
    func table(_ text: String) throws {
        let entry = Change.journalWritten(JournalEntry(id: .init("j"), participant: person, day: TestStudy.firstDay, text: text))
        let rows = Self.rows(String(decoding: record(entries([entry.own()])).csv(), as: UTF8.self))
        #expect(Set(rows.map(\.count)) == [11])
        for cell in rows.joined() { #expect(!["=", "+", "-", "@", "\t", "\u{FF1D}"].contains(cell.unicodeScalars.first ?? " ")) }
        let kept = try #require(rows.first { $0[6] == "text" })[8]
        #expect(kept == text || kept == "'" + text)
    }

    /// RFC 4180, read by hand.
    private static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [], row: [String] = [], cell = "", isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if isQuoted {
                if scalar != "\"" { cell.unicodeScalars.append(scalar) } else if rest.first == "\"" { cell += "\""; _ = rest.popFirst() } else { isQuoted = false }
            } else if scalar == "\"" { isQuoted = true } else if scalar == "," { row.append(cell); cell = "" } else if scalar == "\n" {
                rows.append(row + [cell]); row = []; cell = ""
            } else if scalar != "\r" { cell.unicodeScalars.append(scalar) }
        }
        return rows
    }

    @Test("An entry whose key is gone is counted, and says nothing else")
    func sealed() throws {
        let change = Change.journalWritten(JournalEntry(id: .init("j"), participant: person, day: TestStudy.firstDay, text: "OWN"))
        let gone = RecordedEntry(
            number: 3, instant: TestStudy.start, actor: "p1", role: .participant, zone: nil, trace: change.trace, change: nil, reason: nil)
        let allocation = Change.allocated(Allocation(participant: person, arm: "therapy", place: 1))
        let closed = RecordedEntry(
            number: 4, instant: TestStudy.start, actor: "maitri", role: .service, zone: nil, trace: allocation.trace, change: nil, reason: nil)
        #expect(record([gone, closed]).sealed == 1 && record([gone, closed]).entries.isEmpty)
    }
}
