import Access
import Accompaniment
package import Web

/// Numbers below a plan for hard hours; the page holds them all, for it is read without a network too.
/// Template: `Plan/Help`.
package struct PlanHelpContext: Sendable {
    package let heading: PageText
    package let lead: PageText
    package let nearest: NearestHelpContext
    package let emergency: PageText
    package let all: LinkContext
}

extension ParticipantSite {
    func planHelp(_ call: Call) -> PlanHelpContext {
        let phrases = call.phrases
        return PlanHelpContext(
            heading: PageText(phrases["plan.safety.help"]), lead: PageText(phrases["plan.safety.helpLead"]), nearest: nearestHelp(call),
            emergency: PageText(phrases["plan.safety.emergency"]),
            all: LinkContext(phrases["plan.safety.allHelp"], ParticipantAct.help.path))
    }
}
