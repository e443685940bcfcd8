/// Where to turn in a crisis.
package struct HelpPage: Page {
    package static let template = "Help/Help"

    /// What is around it.
    package let frame: PageFrame
    /// The lines, by country.
    package let help: HelpContext

    package init(frame: PageFrame, help: HelpContext) {
        self.frame = frame
        self.help = help
    }
}

/// Telephone lines by country. Template: `Help/Lines`.
package struct HelpContext: Sendable {
    /// In the order of the file.
    package let countries: [Country]

    package struct Country: Sendable {
        /// The country's name.
        package let name: PageText
        /// Its lines, the emergency number first.
        package let lines: [Line]
    }

    package struct Line: Sendable {
        /// As people read it.
        package let number: PageText
        /// The address that starts a call.
        package let url: PageText
        /// Who answers.
        package let name: PageText
        /// When, and at what cost.
        package let note: PageText
    }

    package init(_ help: HelpLines) {
        countries = help.countries.map { country in
            Country(
                name: PageText(country.name),
                lines: country.lines.map { line in
                    Line(
                        number: PageText(line.number), url: PageText("tel:\(line.dial)"),
                        name: PageText(line.name), note: PageText(line.note))
                })
        }
    }
}
