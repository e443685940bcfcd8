import Accompaniment
import Records
import StudyDesign
import Testing

@Suite("After an answer that matters: the truth, or no time at all")
struct HelpPromiseTests {
    static let start = Instant(OnePerson.firstDay, minutes: 480)

    /// A team of which ana and ben are on call as the shifts say, each with a channel.
    struct Team {
        var person = OnePerson.inStudy()
        var alert = AlertRecord.call("1", of: OnePerson.id, words: "Please come.", raised: HelpPromiseTests.start)

        init() {
            person.now = HelpPromiseTests.start
            for name in ["ana", "ben"] {
                person.take(.accountSet(Account(id: .init(name), name: name, roles: [.therapist])))
                person.take(.channelSet(Channel(id: .init(name), account: .init(name), address: "\(name)@site.example")))
                prove(name, at: person.now)
            }
        }

        mutating func prove(_ name: String, at instant: Instant) {
            person.take(.channelProven(ChannelProof(channel: .init(name), answered: instant)), by: name, as: .therapist)
        }

        mutating func shift(_ id: String, _ from: Int, _ until: Int, _ people: [String]) {
            person.take(.shiftSet(Shift(id: .init(id), from: HelpPromiseTests.start + from, until: HelpPromiseTests.start + until, people: people.map { .init($0) })))
        }

        mutating func call(at minutes: Int = 0) {
            person.now = HelpPromiseTests.start + minutes
            alert = AlertRecord.call("1", of: OnePerson.id, words: "Please come.", raised: person.now)
            person.take(.alertRaised(alert), by: "p1", as: .participant)
        }

        mutating func step(_ kind: AlertStep.Kind, by actor: String = "ana") {
            person.take(.alertStepTaken(AlertStep(alert.id, of: OnePerson.id, kind)), by: actor, as: .therapist)
        }

        func promise(at minutes: Int = 0) -> HelpPromise? {
            HelpPromise(for: [alert], in: person.state, now: HelpPromiseTests.start + minutes)
        }

        func words(at minutes: Int = 0, _ tag: String = "en") throws -> String {
            let now = HelpPromiseTests.start + minutes
            let phrases = try TodayWordsTests.shelf.get().phrases(chosen: tag)
            return try #require(promise(at: minutes)).sentences(in: ZoneHistory(home: try Zone("Europe/Berlin")), now: now, phrases).joined(separator: " ")
        }
    }

    @Test("Somebody on call: an hour is named, and whether they are told is what the record says")
    func onCall() throws {
        var team = Team()
        team.shift("day", 0, 600, ["ana"])
        team.call()
        #expect(try team.words() == "The team is being told now. Someone is expected to look by 10:00.")
        team.step(.dispatched(rung: 0, to: .init("ana"), channel: .init("ana"), .accepted), by: Act.service)
        #expect(try team.words(at: 1) == "The team has been told. Someone is expected to look by 10:00.")
        #expect(try team.words(at: 1, "de") == "Das Team ist verständigt. Bis 10:00 sollte jemand nachsehen.")
        team.step(.claimed)
        #expect(team.promise(at: 2) == .taken)
    }

    @Test("At night: nobody may read it before the morning, by the person's clock")
    func night() throws {
        var team = Team()
        team.shift("day", 1440, 1440 + 600, ["ana"])
        team.call(at: 800)
        #expect(try team.words(at: 800).hasPrefix("The team is being told. It may be that nobody reads this before tomorrow, 9:00."))
        #expect(team.promise(at: 1441) == .expected(by: Self.start + 1500, isTold: false))
    }

    @Test("Nobody is named when nobody on call is surely reached", arguments: ["no shift", "unproven", "stale proof", "closed account", "ends too soon"])
    func nobody(_ why: String) throws {
        var team = Team()
        switch why {
        case "no shift": break
        case "unproven":
            team.person.take(.channelSet(Channel(id: .init("ana"), version: 2, account: .init("ana"), address: "new@site.example")))
            team.shift("day", 0, 600, ["ana"])
        case "stale proof":
            team.prove("ana", at: Self.start + -(8 * 1440))
            team.shift("day", 0, 600, ["ana"])
        case "closed account":
            team.person.take(.accountSet(Account(id: .init("ana"), version: 2, name: "ana", roles: [.therapist], isOpen: false)))
            team.shift("day", 0, 600, ["ana"])
        default: team.shift("day", 0, 30, ["ana"])
        }
        team.call()
        #expect(team.promise() == .nobody)
        #expect(try team.words().contains("Please do not wait for us"))
    }

    @Test("A time that passed without anybody is not replaced by another one, nor is a claim that lapsed")
    func passed() throws {
        var team = Team()
        team.shift("day", 0, 600, ["ana"])
        team.call()
        #expect(team.promise(at: 59) == .expected(by: Self.start + 60, isTold: false))
        #expect(team.promise(at: 60) == .passed)
        team.step(.claimed)
        #expect(team.promise(at: 59) == .taken)
        #expect(team.promise(at: 61) == .passed)
        team.step(.acted(code: "called", note: "We spoke."))
        #expect(team.promise(at: 500) == .taken)
        team.step(.closed)
        #expect(team.promise(at: 600) == .taken)
    }

    @Test("A time of day is never named too early by the seconds that the clock does not show")
    func seconds() throws {
        let by = Instant(milliseconds: Self.start.milliseconds + 1)
        let phrases = try TodayWordsTests.shelf.get().phrases(chosen: "en")
        let words = HelpPromise.expected(by: by, isTold: true).sentences(in: ZoneHistory(home: try Zone("Europe/Berlin")), now: Self.start, phrases)
        #expect(words.last == "Someone is expected to look by 9:01.")
    }

    @Test("Without an alert nothing is said")
    func silent() {
        #expect(HelpPromise(for: [], in: Team().person.state, now: Self.start) == nil)
    }
}
