import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Instruments
import Records
import StudyDesign
import Web

/// Everything of one's own: to read here and to take along.
extension ParticipantSite {
    /// Entries on a page.
    static let minePageSize = 50

    package func minePage(_ call: Call) async throws -> Response {
        if let closed = try mineClosed(call) { return closed }
        return try await page(minePage(call, MineAsked()))
    }

    /// `everything.json`, `everything.csv` or `everything.html`.
    package func download(_ call: Call) async throws -> Response {
        if let closed = try mineClosed(call) { return closed }
        let name = try call.part("name")
        guard ["everything.json", "everything.csv", "everything.html"].contains(name) else { throw PageFault.absent }
        let record = try await ownRecord(call)
        switch name {
        case "everything.json": return bytes(try record.json(), type: "application/json", name: name)
        case "everything.csv": return bytes(record.csv(), type: "text/csv; charset=utf-8", name: name)
        default: return bytes(Array(try templates.render(filePage(record, call)).utf8), type: "text/html; charset=utf-8", name: name)
        }
    }

    /// What is locked away is shown to nobody, and what is erased is gone.
    private func mineClosed(_ call: Call) throws -> Response? { try closedPage(call).map { try page($0) } }

    func closedPage(_ call: Call) throws -> MineClosedPage? {
        let key: String? = switch try call.own().standing {
        case .restricted: "mine.restricted"
        case .erased: "mine.erased"
        default: nil
        }
        return key.map {
            MineClosedPage(
                frame: frame(call, title: "mine.title"), heading: PageText(call.phrases["mine.title"]), sentence: PageText(call.phrases[$0]),
                on: LinkContext(call.phrases["common.continue"], ParticipantAct.today.path))
        }
    }

    func ownRecord(_ call: Call) async throws -> OwnRecord {
        let person = try call.own()
        let language = (try? LanguageTag(call.phrases.tag)) ?? .english
        let entries = try await store.entries(person.state.entries)
        let team = try await store.entries(person.record.team.members.values.map(\.entry).sorted())
        let names = team.reduce(into: [String: String]()) { names, entry in
            if case .accountSet(let account)? = entry.change { names[account.id.rawValue] = account.name }
        }
        let sources = OwnRecord.Sources(catalog: catalog, wordings: try await store.wordings(), language: language) { names[$0] }
        return OwnRecord(of: person.id, in: person.study.title, from: entries, sources, now: call.now)
    }

    func minePage(_ call: Call, _ asked: MineAsked) async throws -> MinePage { try minePage(of: await ownRecord(call), call, asked) }

    func minePage(of record: OwnRecord, _ call: Call, _ asked: MineAsked) throws -> MinePage {
        let person = try call.own()
        let phrases = call.phrases
        let words = mineWords(call, person)
        // Answers on the way stand in the files; here they would bury the rest.
        let entries = Array(record.entries.filter { $0.kind != .answer || person.state.forms[ResponseRecord.ID($0.about ?? "")] != nil }.reversed())
        let first = min(max(0, call.request.uri.queryParameters["from"].flatMap { Int($0) } ?? 0), max(0, entries.count - 1))
        let end = min(entries.count, first + Self.minePageSize)
        let path = ParticipantAct.mine.path
        return MinePage(
            frame: frame(call, title: "mine.title"), heading: PageText(phrases["mine.title"]), lead: PageText(phrases["mine.lead"]),
            happened: happened(call).map { PageText($0) }, takeTitle: PageText(phrases["mine.take.title"]), takeCare: PageText(phrases["mine.take.care"]),
            downloads: [
                LinkContext(phrases["mine.take.html"], ParticipantAct.download.link("everything.html")),
                LinkContext(phrases["mine.take.json"], ParticipantAct.download.link("everything.json")),
                LinkContext(phrases["mine.take.csv"], ParticipantAct.download.link("everything.csv")),
            ],
            lookedTitle: PageText(phrases["mine.looked.title"]), looked: looked(record, words), entriesTitle: PageText(phrases["mine.entries.title"]),
            shown: PageText(
                entries.isEmpty
                    ? phrases["mine.entries.none"]
                    : phrases("mine.shown", ["from": phrases.number(first + 1), "to": phrases.number(end), "of": phrases.number(entries.count)])),
            sealed: record.sealed == 0 ? nil : PageText(phrases("mine.sealed", count: record.sealed)),
            entries: entries[first..<end].map(words.entry),
            newer: first == 0 ? nil : LinkContext(phrases["mine.newer"], "\(path)?from=\(max(0, first - Self.minePageSize))"),
            older: end == entries.count ? nil : LinkContext(phrases["mine.older"], "\(path)?from=\(end)"),
            notHereTitle: PageText(phrases["mine.notHere.title"]), notHere: notHere(phrases),
            correction: try correctionForm(call, person, words, asked), erasure: try erasureForm(call, asked))
    }

    private func notHere(_ phrases: Phrases) -> [PageText] {
        [phrases["mine.notHere.group"], phrases["mine.notHere.team"], phrases["mine.notHere.steps"]].map { PageText($0) }
    }

    func filePage(_ record: OwnRecord, _ call: Call) throws -> MineFilePage {
        let phrases = call.phrases
        let words = mineWords(call, try call.own())
        return MineFilePage(
            frame: frame(call, title: "mine.title"), heading: PageText(phrases["mine.title"]), participant: PageText(record.participant.rawValue),
            written: PageText(phrases("mine.written", ["moment": words.moment(record.written)])), entriesTitle: PageText(phrases["mine.entries.title"]),
            sealed: record.sealed == 0 ? nil : PageText(phrases("mine.sealed", count: record.sealed)),
            entries: record.entries.filter { $0.kind != .answer }.map(words.entry), lookedTitle: PageText(phrases["mine.looked.title"]),
            looked: looked(record, words), notHereTitle: PageText(phrases["mine.notHere.title"]), notHere: notHere(phrases))
    }

    private func looked(_ record: OwnRecord, _ words: MineWords) -> MineLookedContext {
        let phrases = words.phrases
        return MineLookedContext(
            lead: PageText(phrases["mine.looked.lead"]), none: record.viewings.isEmpty ? PageText(phrases["mine.looked.none"]) : nil,
            hasViewings: !record.viewings.isEmpty, when: PageText(phrases["mine.looked.when"]), who: PageText(phrases["mine.looked.who"]),
            what: PageText(phrases["mine.looked.what"]), viewings: record.viewings.reversed().map(words.viewing))
    }

    func mineWords(_ call: Call, _ person: PersonNow) -> MineWords {
        let catalog = catalog
        let visits = Dictionary(person.study.visits.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let choices = person.record.consent.forms.values.flatMap(\.values).joined().compactMap(\.text.wording?.choices)
        return MineWords(phrases: call.phrases, zones: person.zones) { field, code in
            switch field {
            case "instrument": catalog.instrument(Instrument.ID(code))?.name
            case "visit": visits[code]
            case "choice": choices.lazy.compactMap { $0[code] }.first
            default: nil
            }
        }
    }

    private func happened(_ call: Call) -> String? {
        switch call.request.uri.queryParameters["done"] {
        case "correction": call.phrases["mine.correct.sent"]
        case "erasure": call.phrases["mine.erase.sent"]
        default: nil
        }
    }
}
