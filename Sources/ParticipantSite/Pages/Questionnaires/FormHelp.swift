import Access
import Accompaniment
import Bookkeeping
import Records
import StudyDesign
package import Web

/// Help, at once, after an answer at which a person is told. Partial: `Questionnaires/Help`.
package struct FormHelpContext: Hashable, Sendable {
    package let title: PageText
    /// What is true of who looks, and when.
    package let sentences: [PageText]
    /// The site's own number; nil where it has none.
    package let onCall: OnCallContext?
    package let lines: LinkContext
    /// Nil for whoever has no account.
    package let plan: LinkContext?

    /// A number, as people read it and as a telephone dials it.
    package struct OnCallContext: Hashable, Sendable {
        package let number: PageText
        package let url: PageText
        package let name: PageText
    }
}

extension ParticipantSite {
    /// How long after such an answer help stands on top of the form's pages.
    private static let helpMinutes = 30

    /// Nil when no answer of this form calls for it.
    package func help(of place: FormPlace, _ call: Call) async throws -> FormHelpContext? {
        guard let person = call.person else { return nil }
        let state = try await store.state()
        let open = state.alerts.open.values.filter { $0.participant == person.id && call.now < $0.raised + Self.helpMinutes }
        guard !open.isEmpty else { return nil }
        let alerts = try await store.alerts(Array(open)).filter { $0.response == place.id }
        guard let promise = HelpPromise(for: alerts, in: state, now: call.now) else { return nil }
        return help(saying: promise.sentences(in: person.zones, now: call.now, call.phrases), call)
    }

    /// What a page holds in readiness, to be shown without a network: no promise that it could not keep.
    package func helpInReadiness(_ call: Call) -> FormHelpContext { help(saying: [call.phrases["forms.help.telling"]], call) }

    private func help(saying sentences: [String], _ call: Call) -> FormHelpContext {
        let phrases = call.phrases
        let hasAccount = if case .participant = call.visitor { true } else { false }
        return FormHelpContext(
            title: PageText(phrases["forms.help.title"]), sentences: ([phrases["forms.thanks"]] + sentences).map { PageText($0) },
            onCall: settings.onCall.map { line in
                FormHelpContext.OnCallContext(
                    number: PageText(line.number), url: PageText("tel:\(line.dial)"), name: PageText(phrases["forms.help.onCall"]))
            },
            lines: LinkContext(phrases["forms.help.lines"], ParticipantAct.help.path),
            plan: hasAccount ? LinkContext(phrases["forms.help.plan"], ParticipantAct.safetyPlanPage.path) : nil)
    }
}
