import Accompaniment
import Access
import StudyDesign
package import Web

/// Where to turn in a crisis. Template: `Help/Help`.
package struct HelpPage: ParticipantPage {
    package static let template = "Help/Help"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// What to do when somebody is in danger at this moment.
    package let danger: HelpTextContext
    package let callHeading: PageText
    /// The study's own line; nil where it has none.
    package let own: HelpLineContext?
    package let near: [HelpCountryContext]
    /// Until somebody answers or comes.
    package let meanwhile: HelpTextContext
    /// Nil for whoever has no account.
    package let plan: LinkContext?
    package let othersHeading: PageText
    package let others: [HelpCountryContext]
    /// What these pages are not, and how old the numbers are.
    package let foot: [PageText]
}

/// A heading with its sentences.
package struct HelpTextContext: Hashable, Sendable {
    package let heading: PageText
    package let sentences: [PageText]
}

/// What is shown while there is no network. Template: `Help/Offline`.
package struct OfflinePage: ParticipantPage {
    package static let template = "Help/Offline"
    package let frame: Frame
    package let heading: PageText
    package let sentences: [PageText]
    package let again: LinkContext
    package let plan: LinkContext
    package let help: NearestHelpContext
    package let callHeading: PageText
    package let all: LinkContext
}

extension ParticipantSite {
    package func help(_ call: Call) -> HelpPage {
        let phrases = call.phrases
        func texts(_ keys: String...) -> [PageText] { keys.map { PageText(phrases[$0]) } }
        let (near, others) = countries(call)
        let hasAccount = if case .participant = call.visitor { true } else { false }
        let checked = helpLines.checked.flatMap { Day($0) }.map { PageText(phrases("help.checked", ["day": phrases.date($0)])) }
        return HelpPage(
            frame: frame(call, title: "help.tab"), heading: PageText(phrases["help.heading"]), lead: PageText(phrases["help.lead"]),
            danger: HelpTextContext(
                heading: PageText(phrases["help.danger.heading"]), sentences: texts("help.danger.call", "help.danger.stay", "help.danger.little")),
            callHeading: PageText(phrases["help.call"]), own: ownLine(phrases), near: near,
            meanwhile: HelpTextContext(
                heading: PageText(phrases["help.meanwhile.heading"]),
                sentences: texts("help.meanwhile.room", "help.meanwhile.away", "help.meanwhile.people", "help.meanwhile.pass")),
            plan: hasAccount ? LinkContext(phrases["frame.safetyPlan"], ParticipantAct.safetyPlanPage.path) : nil,
            othersHeading: PageText(phrases[near.isEmpty ? "help.countries" : "help.others"]), others: others,
            foot: texts("help.notWatched") + [checked].compactMap(\.self))
    }

    package func offline(_ call: Call) -> OfflinePage {
        let phrases = call.phrases
        return OfflinePage(
            frame: frame(call, title: "help.offline.tab"), heading: PageText(phrases["help.offline.heading"]),
            sentences: ["help.offline.kept", "help.offline.later"].map { PageText(phrases[$0]) },
            again: LinkContext(phrases["help.offline.again"], ParticipantAct.entrance.path),
            plan: LinkContext(phrases["help.offline.plan"], ParticipantAct.safetyPlanPage.path), help: nearestHelp(call),
            callHeading: PageText(phrases["help.call"]), all: LinkContext(phrases["help.all"], ParticipantAct.help.path))
    }
}
