package import Records
import StudyDesign
import Web

/// A person's choices as the page shows and sends them.
package struct SettingsDraft: Hashable, Sendable {
    package enum Quiet: String, Hashable, Sendable, CaseIterable { case usual, own, none }
    /// Whether somebody else may see the person's screen or mail. The page never shows what was
    /// chosen: it may be the other one who looks.
    package enum Company: String, Hashable, Sendable, CaseIterable { case unchanged, notAlone, alone }

    package var language: String?
    package var zone: String
    package var quiet: Quiet
    /// Hours and minutes, as a field of the type `time` sends them.
    package var from: String
    package var until: String
    package var asksOneAtATime: Bool
    package var wantsReminders: Bool
    package var company = Company.unchanged

    package init(_ preferences: Preferences, zone: String) {
        language = preferences.language
        self.zone = zone
        let hours = preferences.quietHours
        quiet = hours.map { $0.from == $0.until ? .none : .own } ?? .usual
        let shown = quiet == .own ? hours : Preferences.usualQuietHours
        from = ClockField.text(shown?.from ?? 0)
        until = ClockField.text(shown?.until ?? 0)
        asksOneAtATime = preferences.asksOneAtATime
        wantsReminders = preferences.wantsReminders
    }

    /// What a form sent; a field that is missing is not ticked, and one of ours always says the rest.
    ///
    /// - Throws: `PageFault.unreadable` for what no form of ours sends.
    package init(_ call: Call, languages: [String]) throws(PageFault) {
        let fields = call.fields
        guard let language = fields["language"], language.isEmpty || languages.contains(language), let zone = fields["zone"],
            let quiet = fields["quiet"].flatMap({ Quiet(rawValue: $0) }), let from = fields["from"], let until = fields["until"],
            let company = fields["company"].flatMap({ Company(rawValue: $0) }), zone.utf8.count <= 64, from.utf8.count <= 16, until.utf8.count <= 16
        else { throw .unreadable }
        self.language = language.isEmpty ? nil : language
        self.zone = zone
        self.quiet = quiet
        self.from = from
        self.until = until
        asksOneAtATime = fields["single"] == "yes"
        wantsReminders = fields["reminders"] == "yes"
        self.company = company
    }

    package enum Fault: Hashable, Sendable { case zone, hours }

    package var faults: [Fault] {
        var faults: [Fault] = []
        if (try? Zone(zone)) == nil { faults.append(.zone) }
        if quiet == .own, hours == nil { faults.append(.hours) }
        return faults
    }

    /// What is recorded; nil while anything is to be mended.
    package func preferences(over held: Preferences) -> Preferences? {
        guard faults.isEmpty else { return nil }
        let isNotAlone =
            switch company {
            case .unchanged: held.isNotAlone
            case .notAlone: true
            case .alone: false
            }
        return Preferences(
            participant: held.participant, version: held.version + 1, language: language, quietHours: hours,
            asksOneAtATime: asksOneAtATime, wantsReminders: wantsReminders, isNotAlone: isNotAlone)
    }

    private var hours: QuietHours? {
        switch quiet {
        case .usual: nil
        case .none: QuietHours(from: 0, until: 0)
        case .own: ClockField.minutes(from).flatMap { from in ClockField.minutes(until).flatMap { QuietHours(from: from, until: $0) } }
        }
    }
}

/// A time of day as a form field carries it: `21:30`.
enum ClockField {
    static func text(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// Nil for what is no time of day.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
