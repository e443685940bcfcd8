import Foundation

/// Telephone lines for someone in danger or despair, by country; from `Assets/help.json`.
///
/// ```json
/// { "countries": [ { "name": "Ireland", "lines": [
///     { "number": "116 123", "dial": "116123", "name": "Samaritans", "note": "Day and night, free." } ] } ] }
/// ```
package struct HelpLines: Codable, Hashable, Sendable {
    package struct Country: Codable, Hashable, Sendable {
        package let name: String
        package let lines: [Line]
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
    }

    package let countries: [Country]

    package init(countries: [Country]) {
        self.countries = countries
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
