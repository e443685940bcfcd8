import Access
import Accompaniment
import Bookkeeping
import Foundation
import Instruments
@testable import ParticipantSite
import Records
import StudyDesign
import Testing

@Suite("A questionnaire's pages")
struct FormPagesTests {
    @Test("From the first page to thank you without script: each answer is stored as it was given, and handed in as it was read")
    func wholeWay() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let start = try await browser.get(browser.link("gad7"))
        #expect(start.status == 200 && start.text.contains(browser.link("gad7", "/part/1")))
        let first = try await browser.answer("gad7", part: 1, [("gad7_1", "2"), ("gad7_2", "declined"), ("gad7_3", "0")])
        #expect(first.status == 303 && first.location == browser.link("gad7", "/part/2"))
        let second = try await browser.answer("gad7", part: 2, [("gad7_5", "3"), ("gad7_6", "1"), ("gad7_7", "1")])
        #expect(second.location == browser.link("gad7", "/review"))
        let review = try await browser.get(browser.link("gad7", "/review"))
        #expect(review.text.contains("1 question is still open") && review.text.contains("You prefer not to answer"))
        let done = try await browser.post(browser.link("gad7", "/review"), browser.pass(review))
        #expect(done.status == 303 && done.location == browser.link("gad7", "/done"))
        let thanks = try await browser.get(browser.link("gad7", "/done"))
        #expect(thanks.status == 200 && thanks.text.contains("Thank you"))
        let submission = try #require(try await world.store.snapshot().submissions.first)
        let answers = submission.response.answers
        let expected: [Answer] = [.value(2), .missing(.preferNotToAnswer), .value(0), .missing(.blank), .value(3), .value(1), .value(1)]
        #expect(answers.ordered.map(\.answer) == expected && submission.response.revision == 6)
        // Nothing of it can be begun again, and nothing changes it.
        #expect(try await browser.get(browser.link("gad7", "/part/1")).location == browser.link("gad7", "/done"))
    }

    @Test("Where one stopped, one goes on; back saves and never clears")
    func resuming() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        _ = try await browser.answer("scs", part: 1, (1...4).map { ("scs_\($0)", "3") })
        #expect(try await browser.get(browser.link("scs")).text.contains(browser.link("scs", "/part/2")))
        let back = try await browser.answer("scs", part: 2, [("scs_5", "2")], to: "back")
        #expect(back.location == browser.link("scs", "/part/1"))
        let held = try await browser.get(browser.link("scs", "/part/2"))
        #expect(held.text.contains("name=\"a.scs_5\" value=\"2\" checked"))
        // A page that is sent without an answer leaves the answer where it is.
        _ = try await browser.answer("scs", part: 2, [])
        #expect(try await world.saves(of: browser.form("scs")).count == 5)
    }

    @Test("Unset is nothing: a line that nobody touched is stored as no answer")
    func unsetLine() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let page = try await browser.get(browser.link("ebi", "/part/1"))
        #expect(page.text.contains("data-line") && page.text.contains("name=\"a.ebi_1\" value=\"\""))
        _ = try await browser.answer("ebi", part: 1, [("ebi_1", ""), ("ebi_2", "43")])
        let review = try await browser.get(browser.link("ebi", "/review"))
        #expect(review.text.contains("43 of 100, between “lowest” and “highest”"))
        _ = try await browser.post(browser.link("ebi", "/review"), browser.pass(review))
        let answers = try #require(try await world.store.snapshot().submissions.first?.response.answers)
        #expect(answers["ebi_1"] == .missing(.blank) && answers["ebi_2"] == .value(43))
    }

    @Test("A fault is a sentence at its item, what was typed is there again, and the other answers are saved")
    func faults() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let page = try await browser.answer("psqi", part: 1, [("psqi_1", "23:30"), ("psqi_2", "soon"), ("psqi_3", "6:45"), ("psqi_4", "99")])
        #expect(page.status == 422 && page.text.contains("value=\"soon\"") && page.text.contains("id=\"fault-psqi_2\""))
        #expect(page.text.contains("from 0 to 24"))
        let saves = try await world.saves(of: browser.form("psqi"))
        #expect(saves.map(\.item) == ["psqi_1", "psqi_3"] && saves.map(\.answer) == [.value(-0.5), .value(6.75)])
    }

    @Test("Two devices meet: both answers are shown, none is taken unseen, and choosing is an answer like any other")
    func merging() async throws {
        let world = try await FormWorld()
        let (phone, desk) = (try await world.browser(), try await world.browser())
        _ = try await phone.answer("gad7", part: 1, [("gad7_1", "1")])
        let merge = try await desk.answer("gad7", part: 1, [("gad7_1", "3"), ("gad7_2", "2")])
        #expect(merge.status == 409 && merge.text.contains("From elsewhere") && merge.text.contains("name=\"a.gad7_1\" value=\"3\""))
        // What nobody contradicted is saved at once.
        #expect(try await world.saves(of: phone.form("gad7")).map(\.item) == ["gad7_1", "gad7_2"])
        let chosen = try await desk.post(
            desk.link("gad7", "/part/1"), desk.pass(merge) + [("a.gad7_1", "3"), ("seen.gad7_1", "1"), ("to", "on")])
        #expect(chosen.status == 303)
        #expect(try await world.saves(of: phone.form("gad7")).map(\.answer) == [.value(1), .value(2), .value(3)])
    }

    @Test("A script's answers are saved one by one; a repeated send doubles nothing, and a stale one hears of both")
    func autosave() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let one: [String: Any] = ["item": "phq9_1", "value": 2, "declined": false, "seen": 0, "at": 1_770_000_000_000, "kept": true, "key": "k"]
        for _ in 0..<3 {
            let (status, reply) = try await browser.save("phq9", [one])
            #expect(status == 200 && (reply["saved"] as? [[String: Any]])?.first?["revision"] as? Int == 1)
        }
        let saves = try await world.saves(of: browser.form("phq9"))
        #expect(saves.count == 1 && saves[0].given == AnswerGiven(mode: .block, way: .account, device: Instant(milliseconds: 1_770_000_000_000), wasKept: true))
        let (status, reply) = try await browser.save("phq9", [["item": "phq9_1", "value": 0, "declined": false, "seen": 0]])
        let conflict = (reply["conflicts"] as? [[String: Any]])?.first
        #expect(status == 409 && conflict?["mine"] as? Int == 0 && conflict?["theirs"] as? Int == 2 && conflict?["revision"] as? Int == 1)
        // One message with two answers to one item: the second has seen the first.
        let two: [[String: Any]] = [["item": "phq9_2", "value": 1, "seen": 0], ["item": "phq9_2", "value": 3, "seen": 0]]
        #expect(try await browser.save("phq9", two).status == 200)
        #expect(try await world.saves(of: browser.form("phq9")).map(\.answer) == [.value(2), .value(1), .value(3)])
        let (faulty, faults) = try await browser.save("phq9", [["item": "phq9_3", "value": 9, "seen": 0], ["item": "x", "value": 0, "seen": 0]])
        #expect(faulty == 422 && (faults["faults"] as? [[String: Any]])?.count == 2)
    }

    @Test("A dangerous answer has raised its alert, and help stands on the next page, before anything is handed in")
    func helpAtOnce() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let calm = try await browser.answer("phq9", part: 1, [("phq9_1", "1")])
        #expect(try await browser.get(calm.location ?? "").text.contains("<section class=\"help-now\" aria-live") == false)
        let saved = try await browser.answer("phq9", part: 2, [("phq9_9", "2")])
        #expect(try await world.store.openAlerts().count == 1)
        let next = try await browser.get(saved.location ?? "")
        #expect(next.text.contains("<section class=\"help-now\" aria-live") && next.text.contains("tel:01234"))
        // Nobody is on call in this study, and the page does not pretend.
        #expect(next.text.contains("Nobody is on duty now"))
        let (_, reply) = try await browser.save("bdi2", [["item": "bdi2_9", "value": 3, "seen": 0]])
        #expect(reply["help"] as? Bool == true)
        // Declining is no less a reason for a person to look.
        #expect(try await browser.save("pcl5", [["item": "pcl5_16", "value": NSNull(), "declined": true, "seen": 0]]).reply["help"] as? Bool == true)
        #expect(try await world.store.openAlerts().count == 3)
    }

    @Test("What a form skips is not asked, and is asked again when the answer changes")
    func branching() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let (_, reply) = try await browser.save("sidas", [["item": "sidas_1", "value": 0, "seen": 0]])
        #expect((reply["hidden"] as? [String])?.count == 4)
        let page = try await browser.get(browser.link("sidas", "/part/1"))
        #expect(page.text.contains("data-item=\"sidas_2\" data-revision=\"0\" hidden disabled"))
        let changed = try await browser.answer("sidas", part: 1, [("sidas_1", "4")], seen: 1)
        #expect(changed.location == browser.link("sidas", "/part/1"))
        #expect(try await browser.get(browser.link("sidas", "/part/1")).text.contains("hidden disabled") == false)
    }

    @Test("A page that was open too long, or belongs elsewhere, comes back with its answers, and nothing was stored")
    func seals() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        let other = try await browser.get(browser.link("phq9", "/part/1"))
        let path = browser.link("gad7", "/part/1")
        let foreign = try await browser.post(path, browser.pass(other) + [("a.gad7_1", "3"), ("seen.gad7_1", "0")])
        #expect(foreign.status == 409 && foreign.text.contains("name=\"a.gad7_1\" value=\"3\" checked"))
        #expect(try await world.saves(of: browser.form("gad7")).isEmpty)
        // Sent once more, from the page that came back, it is taken.
        let again = try await browser.post(path, browser.pass(foreign) + [("a.gad7_1", "3"), ("seen.gad7_1", "0")])
        #expect(again.status == 303)
        #expect(try await world.saves(of: browser.form("gad7")).map(\.answer) == [.value(3)])
    }

    @Test("Only what was read over is handed in: an answer that came meanwhile is shown first")
    func staleReview() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        _ = try await browser.answer("gad7", part: 1, [("gad7_1", "1")])
        let review = try await browser.get(browser.link("gad7", "/review"))
        _ = try await browser.answer("gad7", part: 1, [("gad7_2", "2")])
        let stale = try await browser.post(browser.link("gad7", "/review"), browser.pass(review))
        #expect(stale.status == 409 && stale.text.contains("Another answer came in"))
        #expect(try await world.store.snapshot().submissions.isEmpty)
        #expect(try await browser.post(browser.link("gad7", "/review"), browser.pass(stale)).status == 303)
    }

    @Test("Too late, the answer is not taken, is said so, and stands on the page")
    func late() async throws {
        let world = try await FormWorld()
        let (phone, desk) = (try await world.browser(), try await world.browser())
        let open = try await desk.get(desk.link("gad7", "/part/1"))
        _ = try await phone.answer("gad7", part: 1, [("gad7_1", "1")])
        let review = try await phone.get(phone.link("gad7", "/review"))
        _ = try await phone.post(phone.link("gad7", "/review"), phone.pass(review))
        let late = try await desk.post(desk.link("gad7", "/part/1"), desk.pass(open) + [("a.gad7_2", "3"), ("seen.gad7_2", "0")])
        #expect(late.status == 409 && late.text.contains("was already handed in") && late.text.contains("– 3"))
        #expect(try await world.saves(of: phone.form("gad7")).count == 1)
        #expect(try await phone.post(phone.link("gad7", "/review"), phone.pass(review)).location == phone.link("gad7", "/done"))
    }

    @Test("Nobody opens another person's form, whatever address they have")
    func others() async throws {
        let world = try await FormWorld(people: 2)
        let (one, two) = (try await world.browser(of: "p1"), try await world.browser(of: "p2"))
        _ = try await one.answer("gad7", part: 1, [("gad7_1", "1")])
        let nowhere = try await two.get("/questionnaires/nothing")
        for path in [one.link("gad7"), one.link("gad7", "/part/1"), one.link("gad7", "/review"), "/questionnaires/p1.baseline.gad7"] {
            let page = try await two.get(path)
            #expect(page.status == 404 && page.text == nowhere.text)
        }
        #expect(try await two.get("/questionnaires/p2.baseline.gad7").location == two.link("gad7"))
    }

    @Test("A tablet that was handed over forgets once its forms are in")
    func tablet() async throws {
        let world = try await FormWorld()
        let tablet = try await world.errand(of: "p1", way: .tablet)
        let page = try await tablet.answer("gad7", part: 1, (1...7).map { ("gad7_\($0)", "1") })
        #expect(page.location == tablet.link("gad7", "/review"))
        #expect(try await world.saves(of: tablet.form("gad7")).allSatisfy { $0.given?.way == .tablet })
        let done = try await tablet.post(tablet.link("gad7", "/review"), tablet.pass(try await tablet.get(tablet.link("gad7", "/review"))))
        #expect(done.location == tablet.link("gad7", "/done"))
        #expect(try await tablet.get(tablet.link("gad7", "/done")).text.contains("The next page"))
    }

    @Test("One question at a time by choice; its page says which of how many, and its answers how they were asked")
    func single() async throws {
        let world = try await FormWorld()
        let chosen = Preferences(participant: .init("p1"), asksOneAtATime: true)
        let act = Act(at: world.clock.now(), by: "p1", as: .participant, .preferencesSet(chosen))
        _ = try await world.store.record([act])
        let browser = try await world.browser()
        #expect(try await browser.get(browser.link("gad7", "/part/3")).text.contains("Question 3 of 7"))
        let next = try await browser.answer("gad7", part: 3, [("gad7_3", "2")])
        #expect(next.location == browser.link("gad7", "/part/4"))
        #expect(try await world.saves(of: browser.form("gad7")).first?.given?.mode == .single)
    }
}
