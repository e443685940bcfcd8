import Accompaniment
package import Web

/// A plan to read: a person's own words, in the order in which they help. Template: `Plan/Plan`.
package struct PlanPage: ParticipantPage {
    package static let template = "Plan/Plan"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let kept: PageText?
    package let parts: [PlanPartContext]
    /// Two rules that hold whatever is written; nil where there are none.
    package let note: PageText?
    package let version: PageText
    package let change: LinkContext
    package let print: PageText
    /// Numbers to call, below a plan for hard hours.
    package let help: PlanHelpContext?
    /// Pages that belong to it.
    package let more: PlanMoreContext?
    package let source: PageText?
}

/// A plan to write. Template: `Plan/Write`.
package struct PlanWritePage: ParticipantPage {
    package static let template = "Plan/Write"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// Who can read it, before a word is written.
    package let open: PageText
    /// That it was changed elsewhere; nil when it was not.
    package let changed: PlanChangedContext?
    package let faults: [PlanFaultContext]
    package let hasFaults: Bool
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    package let parts: [PlanPartContext]
    package let note: PageText?
    package let save: PageText
    package let help: PlanHelpContext?
    package let source: PageText?
}

package struct PlanPartContext: Sendable {
    package let code: PageText
    package let title: PageText
    package let hint: PageText
    /// Above the examples.
    package let examplesTitle: PageText
    package let examples: [PageText]
    package let hasExamples: Bool
    package let words: PageText
    package let rows: PageText
    /// What stands there now, where that is something else.
    package let theirs: PlanTheirsContext?
    package let fault: PlanPartFaultContext?
}

package struct PlanPartFaultContext: Sendable {
    package let id: PageText
    package let sentence: PageText
}

package struct PlanTheirsContext: Sendable {
    package let heading: PageText
    /// Nil when nothing stands there.
    package let words: PageText?
}

package struct PlanChangedContext: Sendable {
    package let heading: PageText
    package let text: PageText
}

package struct PlanFaultContext: Sendable {
    package let url: PageText
    package let sentence: PageText
}

package struct PlanMoreContext: Sendable {
    package let heading: PageText
    package let link: LinkContext
}
