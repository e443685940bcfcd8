import Accompaniment
import Access
import Records
package import Web

/// What may be practised. It counts nothing, and knows of no day without. Template: `Practices/Practices`.
package struct PracticesPage: ParticipantPage {
    package static let template = "Practices/Practices"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let groups: [PracticeGroupContext]
    /// What people bring along.
    package let own: LinkContext
    package let ownNote: PageText
}

/// Practices that belong together.
package struct PracticeGroupContext: Sendable {
    /// Of the heading, to name the section by.
    package let id: PageText
    package let heading: PageText
    package let practices: [PracticeLinkContext]
}

/// The way to one practice.
package struct PracticeLinkContext: Sendable {
    package let link: LinkContext
    /// What it is, in a sentence.
    package let about: PageText
    /// How long it takes.
    package let time: PageText
}

extension ParticipantSite {
    package func practices(_ call: Call) -> PracticesPage {
        let phrases = call.phrases
        return PracticesPage(
            frame: frame(call, title: "practices.tab"), heading: PageText(phrases["practices.heading"]), lead: PageText(phrases["practices.lead"]),
            groups: GuideShelf.groups.map { group in
                PracticeGroupContext(
                    id: PageText(group.name), heading: PageText(phrases["practices.group.\(group.name)"]),
                    practices: group.kinds.compactMap { kind in
                        guides.guide(to: kind, in: phrases).map { guide in
                            PracticeLinkContext(
                                link: LinkContext(guide.title, ParticipantAct.practice.link(kind.rawValue)), about: PageText(guide.about),
                                time: PageText(Self.time(of: guide, phrases)))
                        }
                    })
            },
            own: LinkContext(phrases["practices.own.title"], ParticipantAct.practice.link(Practice.Kind.other.rawValue)),
            ownNote: PageText(phrases["practices.own.about"]))
    }

    /// "About 5 minutes", rounded up to whole ones; "15 to 25 minutes".
    static func time(of guide: Guide, _ phrases: Phrases) -> String {
        if let minutes = guide.minutes {
            return phrases("common.minutesRange", ["from": phrases.number(minutes.lowerBound), "to": phrases.number(minutes.upperBound)])
        }
        return phrases("practices.about", ["time": phrases("common.minutes", count: ((guide.seconds ?? 0) + 59) / 60)])
    }
}
