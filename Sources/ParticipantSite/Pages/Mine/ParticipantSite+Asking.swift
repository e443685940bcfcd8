import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Instruments
import Records
import StudyDesign
import Web

/// What was asked of the team and could not be taken yet: it comes back on the page.
struct MineAsked {
    var about = ""
    var correction = ""
    var erasure = ""
    var correctionFault: String?
    var erasureFault: String?
}

/// Asking for a correction, and for erasure. Neither changes anything by itself: people decide.
extension ParticipantSite {
    /// Characters of a request.
    static let longestRequest = 5_000

    package func askCorrection(_ call: Call) async throws -> Response {
        guard try sealed(call).object == "mine/correction" else { throw PageFault.elsewhere }
        let person = try call.own()
        let (words, about) = (call.fields["words"] ?? "", call.fields["about"] ?? "")
        let fault = fault(words, call, isNeeded: true)
        if let fault {
            return try await page(minePage(call, MineAsked(about: about, correction: words, correctionFault: fault)), status: .unprocessableContent)
        }
        let name = try requestName(call)
        if person.state.corrections.contains(CorrectionRequest.ID(name)) || person.state.wishes[Wish.ID(name)] != nil {
            return onward(to: ParticipantAct.mine.path + "?done=correction")
        }
        if about.isEmpty {
            try await record(.wishSaid(Wish(id: Wish.ID(name), participant: person.id, kind: .correct, words: words)), call)
        } else {
            let response = ResponseRecord.ID(about)
            guard person.state.responses[response] != nil else { throw PageFault.absent }
            try await record(.correctionAsked(CorrectionRequest(id: .init(name), participant: person.id, response: response, words: words)), call)
        }
        return onward(to: ParticipantAct.mine.path + "?done=correction")
    }

    package func askErasure(_ call: Call) async throws -> Response {
        guard try sealed(call).object == "mine/erasure" else { throw PageFault.elsewhere }
        let person = try call.own()
        let words = call.fields["words"] ?? ""
        if let fault = fault(words, call, isNeeded: false) {
            return try await page(minePage(call, MineAsked(erasure: words, erasureFault: fault)), status: .unprocessableContent)
        }
        let id = Wish.ID(try requestName(call))
        if person.state.wishes[id] == nil {
            let said = words.contains { !$0.isWhitespace } ? words : call.phrases["mine.erase.wish"]
            try await record(.wishSaid(Wish(id: id, participant: person.id, kind: .erase, words: said)), call)
        }
        return onward(to: ParticipantAct.mine.path + "?done=erasure")
    }

    private func fault(_ words: String, _ call: Call, isNeeded: Bool) -> String? {
        if isNeeded, !words.contains(where: { !$0.isWhitespace }) { return call.phrases["mine.correct.empty"] }
        if words.count > Self.longestRequest { return call.phrases("mine.tooLong", ["n": call.phrases.number(Self.longestRequest)]) }
        return nil
    }

    /// The name that the page gave the request, so that one sent twice is one.
    private func requestName(_ call: Call) throws -> String {
        guard let name = call.fields["name"], Wish.ID(name).isWellFormed, name.utf8.count <= 64 else { throw PageFault.unreadable }
        return name
    }

    func correctionForm(_ call: Call, _ person: PersonNow, _ words: MineWords, _ asked: MineAsked) throws -> MineFormContext {
        let phrases = call.phrases
        let own = person.state.currentResponses.filter { catalog.instrument($0.response.instrument)?.respondent == .participant }
            .sorted { ($0.response.day, $0.response.entry) > ($1.response.day, $1.response.entry) }
        let options = own.map { id, response in
            let name = words.name("instrument", response.instrument.rawValue) ?? response.instrument.rawValue
            return MineFormContext.Option(
                value: PageText(id.rawValue), title: PageText("\(name), \(phrases.dayWithYear(response.day))"), isChosen: id.rawValue == asked.about)
        }
        let other = MineFormContext.Option(value: "", title: PageText(phrases["mine.correct.other"]), isChosen: asked.about.isEmpty)
        return MineFormContext(
            id: "correction", title: PageText(phrases["mine.correct.title"]), lead: PageText(phrases["mine.correct.lead"]),
            action: PageText(ParticipantAct.askCorrection.path), seal: try seal("mine/correction", version: 1, call), name: PageText(newName()),
            token: PageText(call.token),
            about: MineFormContext.About(label: PageText(phrases["mine.correct.about"]), options: options + [other]), wordsID: "correction-words",
            wordsLabel: PageText(phrases["mine.correct.words"]), words: PageText(asked.correction), fault: asked.correctionFault.map { PageText($0) },
            button: PageText(phrases["mine.correct.button"]))
    }

    func erasureForm(_ call: Call, _ asked: MineAsked) throws -> MineFormContext {
        let phrases = call.phrases
        return MineFormContext(
            id: "erasure", title: PageText(phrases["mine.erase.title"]), lead: PageText(phrases["mine.erase.lead"] + " " + phrases["mine.erase.stop"]),
            action: PageText(ParticipantAct.askErasure.path), seal: try seal("mine/erasure", version: 1, call), name: PageText(newName()),
            token: PageText(call.token), about: nil, wordsID: "erasure-words", wordsLabel: PageText(phrases["mine.erase.words"]),
            words: PageText(asked.erasure), fault: asked.erasureFault.map { PageText($0) }, button: PageText(phrases["mine.erase.button"]))
    }
}
