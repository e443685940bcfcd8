import Access
import Accompaniment
import Bookkeeping
import Foundation
package import Hummingbird
import Records
import StudyDesign
import Web

/// Stopping: as easy as signing, in three ways, each explained before it is chosen.
extension ParticipantSite {
    /// Characters of a reason.
    static let longestReason = 5_000

    /// Also what is shown afterwards: `?done=everything`.
    package func withdrawalPage(_ call: Call) async throws -> Response {
        if let done = call.request.uri.queryParameters["done"].flatMap({ Withdrawal(rawValue: String($0)) }) {
            guard done.isSo(try call.own().state) else { throw PageFault.absent }
            return try page(withdrawnPage(done, call))
        }
        return try page(withdrawalPage(call, chosen: nil, reason: "", fault: nil))
    }

    package func withdraw(_ call: Call) async throws -> Response {
        let reason = call.fields["reason"] ?? ""
        let way = call.fields["way"].flatMap { Withdrawal(rawValue: $0) }
        func again(_ fault: String) throws -> Response {
            try page(withdrawalPage(call, chosen: way, reason: reason, fault: fault), status: .unprocessableContent)
        }
        guard let way else { return try again(call.phrases["consent.withdraw.open"]) }
        guard reason.count <= Self.longestReason else {
            return try again(call.phrases("consent.withdraw.tooLong", ["n": call.phrases.number(Self.longestReason)]))
        }
        switch call.fields["step"] {
        case "confirmed": return try await withdraw(way, because: reason, call)
        case "back": return try page(withdrawalPage(call, chosen: way, reason: reason, fault: nil))
        default: return try page(confirmPage(way, reason, call))
        }
    }

    private func withdraw(_ way: Withdrawal, because reason: String, _ call: Call) async throws -> Response {
        guard try sealed(call).object == Self.withdrawalObject else { throw PageFault.elsewhere }
        let person = try call.own()
        let hasReason = reason.contains { !$0.isWhitespace }
        let words = call.phrases["consent.withdraw.\(way.rawValue).wish"] + (hasReason ? "\n\n" + reason : "")
        let zone = person.zones.zone(at: call.now).name
        let changes = way.changes(of: person.id, person.state, wish: words, on: person.today)
        let acts = changes.map {
            Act(at: call.now, by: person.id.rawValue, as: .participant, $0, because: hasReason ? reason : Withdrawal.ownWish, in: zone)
        }
        // Each holds by itself, and what is done is not done again: sent once more, it goes on from there.
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome {
                throw PageFault.refused(call.phrases("consent.withdraw.partly", ["sentence": sentence]))
            }
        }
        return onward(to: "\(ParticipantAct.withdrawalPage.path)?done=\(way.rawValue)")
    }

    private static let withdrawalObject = "withdrawal"

    func withdrawalPage(_ call: Call, chosen: Withdrawal?, reason: String, fault: String?) throws -> WithdrawalPage {
        let phrases = call.phrases
        let holds = try call.own().state.signatures.values.contains { $0.last.map { !$0.isWithdrawn } ?? false }
        return WithdrawalPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.withdraw.title"]),
            lead: PageText(phrases["consent.withdraw.lead"]), session: PageText(phrases["consent.withdraw.session"]),
            nothing: holds ? nil : PageText(phrases["consent.withdraw.nothing"]), fault: fault.map { PageText($0) },
            action: PageText(ParticipantAct.withdraw.path), legend: PageText(phrases["consent.withdraw.legend"]),
            ways: Withdrawal.allCases.map { way in
                WithdrawalPage.Way(
                    id: PageText("way-" + way.rawValue), value: PageText(way.rawValue), title: PageText(phrases["consent.withdraw.\(way.rawValue).title"]),
                    text: PageText(phrases["consent.withdraw.\(way.rawValue).text"]), undo: PageText(phrases["consent.withdraw.\(way.rawValue).undo"]),
                    isChosen: way == chosen)
            },
            reasonLabel: PageText(phrases["consent.withdraw.reason"]), reasonHint: PageText(phrases["consent.withdraw.reasonHint"]),
            reason: PageText(reason), button: PageText(phrases["common.continue"]),
            back: LinkContext(phrases["common.back"], ParticipantAct.today.path))
    }

    func confirmPage(_ way: Withdrawal, _ reason: String, _ call: Call) throws -> WithdrawalConfirmPage {
        let phrases = call.phrases
        return WithdrawalConfirmPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.withdraw.confirmTitle"]),
            title: PageText(phrases["consent.withdraw.\(way.rawValue).title"]), text: PageText(phrases["consent.withdraw.\(way.rawValue).text"]),
            undo: PageText(phrases["consent.withdraw.\(way.rawValue).undo"]), reason: reason.isEmpty ? nil : PageText(reason),
            action: PageText(ParticipantAct.withdraw.path),
            carried: [
                CarriedField("seal", try seal(Self.withdrawalObject, version: 1, call).text), CarriedField("way", way.rawValue),
                CarriedField("reason", reason),
            ],
            confirm: PageText(phrases["consent.withdraw.confirm"]), notYet: PageText(phrases["consent.withdraw.notYet"]))
    }

    func withdrawnPage(_ way: Withdrawal, _ call: Call) -> WithdrawnPage {
        let phrases = call.phrases
        return WithdrawnPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.withdraw.doneTitle"]),
            text: PageText(phrases["consent.withdraw.\(way.rawValue).text"]), done: PageText(phrases["consent.withdraw.done"]),
            undoTitle: PageText(phrases["consent.withdraw.undoTitle"]), undo: PageText(phrases["consent.withdraw.\(way.rawValue).undo"]),
            on: LinkContext(phrases["common.continue"], ParticipantAct.today.path))
    }
}
