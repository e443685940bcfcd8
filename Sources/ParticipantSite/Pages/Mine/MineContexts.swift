import Accompaniment
import Instruments
import Records
import StudyDesign
package import Web

/// One entry in plain words. Template: `Mine/Entry`.
package struct MineEntryContext: Hashable, Sendable {
    package let id: PageText
    package let heading: PageText
    package let when: PageText
    /// Nil for what the person did themselves.
    package let by: PageText?
    package let facts: [FactContext]
    /// Longer texts of the person's own, with what they are.
    package let texts: [FactContext]
}

/// Who looked at what, and when.
package struct MineViewingContext: Hashable, Sendable {
    package let when: PageText
    package let who: PageText
    package let what: PageText
}

/// How the entries of a record are put into words.
struct MineWords {
    let phrases: Phrases
    let zones: ZoneHistory
    /// Instrument, visit or form → what it is called.
    let name: @Sendable (_ field: String, _ code: String) -> String?

    func entry(_ entry: OwnEntry) -> MineEntryContext {
        let isText: (OwnField) -> Bool = { field in
            if case .text(let text) = field.value { ["text", "words"].contains(field.code) || field.code.hasPrefix("part.") || text.contains("\n") } else { false }
        }
        let by: String? = switch entry.by {
        case .participant: nil
        case .service: phrases["mine.bySystem"]
        default: phrases["mine.byTeam"]
        }
        let reason = entry.reason.map { [OwnField("reason", .text($0))] } ?? []
        return MineEntryContext(
            id: PageText("e\(entry.number)"), heading: PageText(phrases["mine.kind.\(entry.kind.rawValue)"]), when: PageText(moment(entry.instant)),
            by: by.map { PageText($0) }, facts: (entry.fields.filter { !isText($0) } + reason).map { FactContext(label($0), value($0)) },
            texts: entry.fields.filter(isText).map { FactContext(label($0), value($0)) })
    }

    func viewing(_ viewing: OwnViewing) -> MineViewingContext {
        let role = phrases["mine.role.\(viewing.role.rawValue)"]
        return MineViewingContext(
            when: PageText(moment(viewing.instant)), who: PageText(viewing.by.map { "\($0) (\(role))" } ?? role),
            what: PageText(phrases["mine.looked.\(viewing.what.rawValue)"]))
    }

    func moment(_ instant: Instant) -> String {
        let local = zones.local(instant)
        return "\(phrases.dayWithYear(local.day)), \(phrases.time(local))"
    }

    private func label(_ field: OwnField) -> String {
        if let topic = field.topic { return topic }
        if let choice = Self.rest(of: field.code, after: "choice.") {
            return "\(phrases["mine.field.choice"]): \(name("choice", choice) ?? choice)"
        }
        if let part = Self.rest(of: field.code, after: "part.") { return phrases["mine.part.\(part)"] }
        if field.code.hasPrefix("contact.") { return phrases["mine.field.contact"] }
        let key = "mine.field.\(field.code)"
        return phrases.keys.contains(key) ? phrases[key] : field.code
    }

    private func value(_ field: OwnField) -> String {
        let plain: String = switch field.value {
        case .missing(let blank): phrases["mine.missing.\(blank.rawValue)"]
        case .truth(let isTrue): phrases[isTrue ? "common.yes" : "common.no"]
        case .number(let value): Int(exactly: value).map { phrases.number($0) } ?? phrases.number(value, decimals: 2) ?? "\(value)"
        case .text(let text): words(text, of: field.code)
        }
        return field.words.map { "\(plain) (\($0))" } ?? plain
    }

    private func words(_ text: String, of code: String) -> String {
        let key = "mine.value.\(code).\(text)"
        if phrases.keys.contains(key) { return phrases[key] }
        switch code {
        case "day", "birthDay", "onset": return Day(text).map { phrases.dayWithYear($0) } ?? text
        case "began", "ended", "from": return Self.instant(text).map { moment($0) } ?? text
        default: return name(code, text) ?? text
        }
    }

    /// Reads what an ``Instant`` writes of itself.
    private static func instant(_ text: String) -> Instant? {
        let clock = text.dropFirst(11).split(separator: ":").prefix(2).compactMap { Int($0) }
        guard text.utf8.count == 20, let day = Day(String(text.prefix(10))), clock.count == 2 else { return nil }
        return Instant(day, minutes: clock[0] * 60 + clock[1])
    }

    private static func rest(of code: String, after prefix: String) -> String? {
        code.hasPrefix(prefix) ? String(code.dropFirst(prefix.count)) : nil
    }
}
