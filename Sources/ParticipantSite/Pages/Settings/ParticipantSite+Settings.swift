import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Records
import StudyDesign
import Web

/// Language, where the person is, when they are left in peace, and how they are asked.
extension ParticipantSite {
    package func settingsPage(_ call: Call) async throws -> Response {
        let person = try call.own()
        let kept = call.request.uri.queryParameters["kept"] != nil
        return try settings(
            SettingsDraft(person.preferences, zone: person.zones.zone(at: call.now).name), call, person,
            kept: kept ? call.phrases["settings.kept"] : nil)
    }

    package func setPreferences(_ call: Call) async throws -> Response {
        let person = try call.own()
        let seen = try seen("settings", call)
        let draft = try SettingsDraft(call, languages: languages.tags)
        guard let chosen = draft.preferences(over: person.preferences) else {
            return try settings(draft, call, person, faults: draft.faults.map { sentence($0, call.phrases) }, status: .unprocessableContent)
        }
        let isSame = chosen.isSame(as: person.preferences)
        guard isSame || seen == person.preferences.version else {
            return try settings(draft, call, person, faults: [call.phrases["settings.changed"]], status: .conflict)
        }
        if !isSame { try await record(.preferencesSet(chosen), call) }
        if draft.zone != person.zones.zone(at: call.now).name {
            try await record(.zoneSet(ZoneMove(participant: person.id, zone: draft.zone, from: call.now)), call)
        }
        return onward(to: ParticipantAct.settingsPage.path + "?kept=1")
    }

    private func settings(
        _ draft: SettingsDraft, _ call: Call, _ person: PersonNow, kept: String? = nil, faults: [String] = [],
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let phrases = call.phrases
        let clock = phrases.time(person.zones.local(call.now))
        return try page(
            SettingsPage(
                frame: frame(call, title: "settings.title"), heading: PageText(phrases["settings.title"]), lead: PageText(phrases["settings.lead"]),
                kept: kept.map { PageText($0) }, faults: faults.map { PageText($0) }, hasFaults: !faults.isEmpty,
                action: PageText(ParticipantAct.setPreferences.path), token: PageText(call.token),
                seal: try seal("settings", version: person.preferences.version, call),
                language: languageChoice(draft, phrases),
                zone: ZoneContext(
                    label: PageText(phrases["settings.zone"]), hint: PageText(phrases("settings.zoneHint", ["time": clock])),
                    isFaulty: draft.faults.contains(.zone), groups: ZoneList.groups(chosen: draft.zone)),
                quiet: choice(
                    "quiet", SettingsDraft.Quiet.allCases, draft.quiet, legend: phrases["settings.quiet"], hint: phrases["settings.quietHint"]
                ) { title(of: $0, phrases) },
                hours: HoursContext(
                    fromLabel: PageText(phrases["settings.from"]), from: PageText(draft.from), untilLabel: PageText(phrases["settings.until"]),
                    until: PageText(draft.until), isFaulty: draft.faults.contains(.hours)),
                single: TickContext(
                    title: PageText(phrases["settings.single"]), hint: PageText(phrases["settings.singleHint"]), isTicked: draft.asksOneAtATime),
                reminders: TickContext(
                    title: PageText(phrases["settings.reminders"]), hint: PageText(phrases["settings.remindersHint"]),
                    isTicked: draft.wantsReminders),
                company: choice(
                    "company", SettingsDraft.Company.allCases, draft.company, legend: phrases["settings.company"],
                    hint: phrases["settings.companyHint"]
                ) { title(of: $0, phrases) },
                save: PageText(phrases["settings.save"]), more: settingsMore(phrases)),
            status: status)
    }

    private func settingsMore(_ phrases: Phrases) -> TodayMoreContext {
        TodayMoreContext(
            heading: PageText(phrases["settings.more"]),
            links: [
                LinkContext(phrases["settings.code"], ParticipantAct.enrolCodePage.path),
                LinkContext(phrases["settings.consent"], ParticipantAct.consents.path),
                LinkContext(phrases["settings.withdraw"], ParticipantAct.withdrawalPage.path),
            ])
    }

    private func sentence(_ fault: SettingsDraft.Fault, _ phrases: Phrases) -> String {
        switch fault {
        case .zone: phrases["settings.zoneFault"]
        case .hours: phrases["settings.hoursFault"]
        }
    }
}

extension Preferences {
    /// All but the version.
    fileprivate func isSame(as other: Preferences) -> Bool {
        language == other.language && quietHours == other.quietHours && asksOneAtATime == other.asksOneAtATime
            && wantsReminders == other.wantsReminders && isNotAlone == other.isNotAlone
    }
}
