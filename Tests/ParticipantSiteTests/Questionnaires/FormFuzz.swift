import Accompaniment
import Bookkeeping
import Foundation
import Instruments
@testable import ParticipantSite
import Records
import StoreContract
import StudyDesign

/// Sends a form everything that a broken or hostile page could send, and says after each time what must stand.
struct FormFuzz {
    let world: FormWorld
    let browser: FormBrowser
    let instrument: Instrument
    var random: SeededNumbers
    /// What was sent as an answer of its own, in order: nothing else may ever be in the record.
    var expected: [String: Answer] = [:]
    /// Item → the answer of the form at which the page last saw it.
    var revisions: [String: Int] = [:]
    var revision = 0
    var sent = 0
    var refused = 0
    var stored = 0
    var faults: [String] = []

    init(_ world: FormWorld, _ browser: FormBrowser, _ instrument: Instrument, seed: UInt64) {
        (self.world, self.browser, self.instrument) = (world, browser, instrument)
        random = SeededNumbers(seed: seed)
    }

    /// One field of a hostile page: what is sent, and what it may amount to.
    struct Sending {
        var fields: [(String, String)]
        /// Nil when nothing may be stored.
        var answer: Answer?
        var isFault = false
    }

    static let junk = [
        "abc", "NaN", "inf", "-Infinity", "1e3", "0x1", "1;DROP TABLE", "\u{202E}3", "<script>", "3\u{0}", "null", "true", "[]", "½", "²",
        "99999999999999999999999", "1.5.2", "--1", "😀", "%00", "declined ", "DECLINED", "a\r\nb", String(repeating: "9", count: 5000),
    ]

    mutating func sendForm() async throws {
        sent += 1
        let part = Int.random(in: 1...max(1, (instrument.items.count + 4) / 5), using: &random)
        let path = browser.link(instrument.id.rawValue, "/part/\(part)")
        let page = try await browser.get(path)
        guard page.status == 200 else { return note(page, of: "GET") }
        var pass = browser.pass(page)
        var mayStore = true
        switch Int.random(in: 0..<20, using: &random) {
        case 0: (pass, mayStore) = (pass.filter { $0.0 != "seal" }, false)
        case 1: (pass, mayStore) = (pass.map { $0.0 == "seal" ? ($0.0, String($0.1.dropLast(2)) + "!!") : $0 }, false)
        case 2: (pass, mayStore) = (pass + [("seal", "x")], false)
        case 3: (pass, mayStore) = (pass.filter { $0.0 != "token" }, false)
        default: break
        }
        var fields: [(String, String)] = []
        var sendings: [String: Sending] = [:]
        for item in instrument.items where Bool.random(using: &random) {
            let sending = self.sending(to: item)
            fields += sending.fields
            sendings[item.code] = sending
        }
        let hasStranger = random.isOnce(in: 8)
        if hasStranger { fields.append((random.pick("a.nothing_1", "extra", "seen.x", "a.", ""), random.pick("1", "x"))) }
        fields.shuffle(using: &random)
        let reply = try await browser.post(path, pass + fields)
        try await check(reply, sendings, mayStore: mayStore)
        let hasFault = sendings.values.contains(where: \.isFault) || hasStranger || !mayStore
        if hasFault { refused += 1 }
        guard hasFault == (reply.status != 303) else {
            return faults.append("\(instrument.id): answered \(reply.status) though a fault was \(hasFault ? "" : "not ")sent")
        }
    }

    private mutating func sending(to item: Item) -> Sending {
        let scale = instrument.response(of: item)
        let isButtons = (scale.values?.count ?? 1000) <= (scale.kind == .visualAnalog ? 11 : 101) && scale.kind != .count
        let name = "a.\(item.code)"
        let box = isButtons ? name : "not.\(item.code)"
        let seen = ("seen.\(item.code)", "\(revisions[item.code] ?? 0)")
        switch Int.random(in: 0..<14, using: &random) {
        case 0...4:
            let value = self.value(on: scale)
            return Sending(fields: [(name, FieldNumber.text(value)), seen], answer: .value(value))
        case 5: return Sending(fields: [(box, "declined"), seen], answer: .missing(.preferNotToAnswer))
        case 6:
            let isThere = expected[item.code] != nil
            return Sending(fields: [(box, "clear"), seen], answer: isThere ? .missing(.blank) : nil)
        case 7: return Sending(fields: [(name, random.pick("", " ", "\t")), seen])
        case 8: return Sending(fields: [seen])
        case 9:
            let two = [value(on: scale), value(on: scale)]
            let fields = two.map { (name, FieldNumber.text($0)) } + [seen]
            return two[0] == two[1] ? Sending(fields: fields, answer: .value(two[0])) : Sending(fields: fields, isFault: true)
        case 10:
            let odd = scale.step > 0 ? scale.minimum + scale.step / 2 : scale.minimum - 1
            let beyond = random.pick(scale.minimum - 1, (scale.maximum ?? 1e9) + 1, odd, -1e9)
            return Sending(fields: [(name, FieldNumber.text(beyond)), seen], isFault: true)
        case 11: return Sending(fields: [(name, Self.junk[Int.random(in: Self.junk.indices, using: &random)]), seen], isFault: true)
        case 12: return Sending(fields: [(name, FieldNumber.text(value(on: scale))), ("seen.\(item.code)", random.pick("", "-1", "x", "1.0", "9999999999"))], isFault: true)
        default: return Sending(fields: [(name, FieldNumber.text(value(on: scale)))], isFault: true)
        }
    }

    private mutating func value(on scale: ResponseScale) -> Double {
        if let values = scale.values { return values[Int.random(in: values.indices, using: &random)] }
        let most = scale.maximum ?? random.pick(10.0, 60, 5000)
        return scale.minimum + (Double.random(in: 0...1, using: &random) * (most - scale.minimum) * 10).rounded(.down) / 10
    }

    private mutating func note(_ page: FormBrowser.Page, of what: String) {
        if page.status >= 500 || page.text.isEmpty && page.status != 303 { faults.append("\(instrument.id): \(what) answered \(page.status)") }
    }

    /// Reads the record, not the page.
    private mutating func check(_ reply: FormBrowser.Page, _ sendings: [String: Sending], mayStore: Bool) async throws {
        note(reply, of: "POST")
        for (item, sending) in sendings where mayStore { if let answer = sending.answer { expected[item] = answer } }
        let state = try await world.state(of: browser.person.rawValue)
        let draft = try await world.site.draft(of: browser.form(instrument.id.rawValue), state)
        for item in instrument.items {
            let held = draft[item.code]
            if held?.answer != expected[item.code] {
                faults.append("\(item.code): \(String(describing: held?.answer)) stands, \(String(describing: expected[item.code])) was sent last")
                expected[item.code] = held?.answer
            }
            revisions[item.code] = held?.revision
        }
        stored += draft.revision - revision
        revision = draft.revision
    }

    /// Bodies that are no form and no message at all.
    mutating func sendNonsense() async throws {
        let bodies: [(String, Data)] = [
            ("application/x-www-form-urlencoded", Data("a=%ZZ&b".utf8)), ("application/x-www-form-urlencoded", Data([0xFF, 0xFE, 0x3D])),
            ("application/json", Data("{".utf8)), ("application/json", Data([0xC3, 0x28])), ("text/plain", Data("a".utf8)),
            ("multipart/form-data; boundary=x", Data("--x".utf8)), ("application/json", Data(#"{"seal":"","mode":"block","answers":[{"item":1}]}"#.utf8)),
            ("application/json", Data((String(repeating: "[", count: 20_000)).utf8)),
            ("application/x-www-form-urlencoded", Data(repeating: 0x61, count: 600_000)),
            ("application/x-www-form-urlencoded", Data(String(repeating: "a=1&", count: 3_000).utf8)),
        ]
        let token = world.site.secret.formToken(of: browser.session, start: browser.token)
        for (type, body) in bodies {
            for rest in ["/part/1", "/answers", "/review"] {
                let reply = try await browser.post(browser.link(instrument.id.rawValue, rest), body: body, type: type, token: token)
                if reply.status < 400 { faults.append("\(instrument.id): nonsense as \(type) was answered \(reply.status)") }
                try await check(reply, [:], mayStore: false)
            }
        }
    }

    /// Whatever became of the rest: every answer at which a person is told has told one.
    mutating func checkAlerts() async throws {
        let form = browser.form(instrument.id.rawValue)
        let saves = try await world.saves(of: form, browser.person.rawValue)
        let alerts = try await world.store.alerts(Array(world.store.state().alerts.open.values)).filter { $0.response == form }
        let rules = world.study.alertRules.filter { $0.instrument == instrument.id }
        let dangerous = saves.filter { save in
            rules.contains { $0.item == save.item && (save.answer.value ?? .infinity) >= $0.threshold && save.answer != .missing(.notShown) }
        }
        if alerts.count < dangerous.count { faults.append("\(instrument.id): \(dangerous.count) dangerous answers raised \(alerts.count) alerts") }
    }

    /// Hands the form in, and compares what was recorded with what was sent.
    mutating func handIn() async throws {
        let review = try await browser.get(browser.link(instrument.id.rawValue, "/review"))
        note(review, of: "review")
        let done = try await browser.post(browser.link(instrument.id.rawValue, "/review"), browser.pass(review))
        let form = browser.form(instrument.id.rawValue)
        guard done.status == 303, let entry = try await world.state(of: browser.person.rawValue).responses[form]?.entry,
            case .submitted(let submission)? = try await world.store.entries([entry]).first?.change
        else { return faults.append("\(instrument.id): not handed in (\(done.status))") }
        for (code, answer) in submission.response.answers.ordered {
            let given = expected[code] ?? .missing(.blank)
            if answer != given && !(given == .missing(.blank) && answer == .missing(.notShown)) {
                faults.append("\(code): handed in as \(answer), sent as \(given)")
            }
        }
    }
}
