import Accompaniment
import Access
import StudyDesign
package import Web

/// Numbers to call: the study's own first, then those of the country where the person probably is.
/// Template: `Help/Nearest`.
package struct NearestHelpContext: Hashable, Sendable {
    /// The study's own line; nil where it has none.
    package let own: HelpLineContext?
    /// Nil where nobody's country is known.
    package let country: HelpCountryContext?
}

/// A country's lines. Template: `Help/Country`.
package struct HelpCountryContext: Hashable, Sendable {
    package let name: PageText
    /// The emergency number first.
    package let lines: [HelpLineContext]
}

/// One telephone line. Template: `Help/Line`.
package struct HelpLineContext: Hashable, Sendable {
    /// As people read it.
    package let number: PageText
    /// The address that starts a call.
    package let url: PageText
    /// Who answers.
    package let name: PageText
    /// When, and at what cost; nil when there is nothing to add.
    package let note: PageText?
    /// What is spoken there; nil where that needs no saying.
    package let spoken: PageText?
}

extension ParticipantSite {
    /// Where help is nearest, for any page that shows it at once. Nobody has to be signed in for it.
    package func nearestHelp(_ call: Call) -> NearestHelpContext {
        NearestHelpContext(own: ownLine(call.phrases), country: countries(call).near.first)
    }

    func ownLine(_ phrases: Phrases) -> HelpLineContext? {
        settings.onCall.map { line in
            HelpLineContext(
                number: PageText(line.number), url: PageText("tel:\(line.dial)"), name: PageText(phrases["help.own"]),
                note: PageText(phrases["help.ownNote"]), spoken: nil)
        }
    }

    /// The countries that use the person's time zone (or, for strangers, the site's), and all the others.
    func countries(_ call: Call) -> (near: [HelpCountryContext], others: [HelpCountryContext]) {
        let zone = call.person.map { $0.zones.zone(at: call.now) } ?? settings.home
        let all = helpLines.countries(nearestTo: zone.name)
        let near = all.prefix { $0.zones?.contains(zone.name) ?? false }
        return (near.map { country($0, call.phrases) }, all.dropFirst(near.count).map { country($0, call.phrases) })
    }

    private func country(_ country: HelpLines.Country, _ phrases: Phrases) -> HelpCountryContext {
        HelpCountryContext(
            name: PageText(country.name(in: phrases.tag)),
            lines: country.lines.map { line in
                let note = line.note(in: phrases.tag)
                return HelpLineContext(
                    number: PageText(line.number), url: PageText("tel:\(line.dial)"), name: PageText(line.name(in: phrases.tag)),
                    note: note.isEmpty ? nil : PageText(note), spoken: spoken(line.languages ?? [], phrases).map { PageText($0) })
            })
    }

    /// Languages that these pages have a name for; a tag alone would say nothing to anybody.
    private func spoken(_ tags: [String], _ phrases: Phrases) -> String? {
        let names = tags.map { "help.language.\($0)" }.filter { phrases.keys.contains($0) }.map { phrases[$0] }
        return names.isEmpty ? nil : phrases("help.spoken", ["languages": phrases.list(names)])
    }
}
