import Foundation

/// Telephone lines for someone in danger or despair, by country; from `Assets/help.json`.
///
/// ```json
/// { "checked": "2026-11-30", "countries": [ { "code": "IE", "name": "Ireland", "names": {"de": "Irland"},
///     "zones": ["Europe/Dublin"], "lines": [
///     { "number": "116 123", "dial": "116123", "name": "Samaritans", "note": "Day and night, free.",
///       "notes": {"de": "Tag und Nacht, kostenlos."}, "languages": ["en"] } ] } ] }
/// ```
/// Only names, numbers and notes are needed; they stand in English, and `names` and `notes` say them in other languages.
package struct HelpLines: Codable, Hashable, Sendable {
    package struct Country: Codable, Hashable, Sendable {
        package let name: String
        package let lines: [Line]
        package var code: String?
        package var names: [String: String]?
        /// Time zones by which a person's country is guessed; every country is shown all the same.
        package var zones: [String]?

        package func name(in language: String) -> String { names?[language] ?? name }
    }

    package struct Line: Codable, Hashable, Sendable {
        /// As people read it.
        package let number: String
        /// As a telephone dials it: digits, with a plus sign in front or none.
        package let dial: String
        /// Who answers.
        package let name: String
        /// When it is open and what it costs, in a few words.
        package let note: String
        package var names: [String: String]?
        package var notes: [String: String]?
        /// What is spoken there, as BCP 47 tags; nil where every language of the country is.
        package var languages: [String]?

        package func name(in language: String) -> String { names?[language] ?? name }
        package func note(in language: String) -> String { notes?[language] ?? note }
    }

    package let countries: [Country]
    /// The day on which somebody held the numbers against what their owners publish.
    package var checked: String?

    package init(countries: [Country], checked: String? = nil) {
        self.countries = countries
        self.checked = checked
    }

    /// The countries with those in front that use a time zone.
    package func countries(nearestTo zone: String) -> [Country] {
        let near = countries.filter { $0.zones?.contains(zone) ?? false }
        return near + countries.filter { !near.contains($0) }
    }

    package init(resources: SiteResources) throws {
        let file = "Assets/help.json"
        let data = try resources.data(file)
        do {
            self = try JSONDecoder().decode(HelpLines.self, from: data)
        } catch {
            throw SiteFault.resources("\(file) is not a list of help lines by country (\(error))")
        }
        let odd = countries.flatMap(\.lines).filter { !Self.canBeDialed($0.dial) }
        guard odd.isEmpty else {
            throw SiteFault.resources("\(file) has numbers that cannot be dialed: \(odd.map(\.dial).joined(separator: ", "))")
        }
        guard countries.contains(where: { !$0.lines.isEmpty }) else {
            throw SiteFault.resources("\(file) holds no help line, and no site may open without one")
        }
    }

    private static func canBeDialed(_ text: String) -> Bool {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}
