import Accompaniment
import Records
import StudyDesign
import Web

extension ParticipantSite {
    /// The site's own language first, by its own name; every other by its own.
    func languageChoice(_ draft: SettingsDraft, _ phrases: Phrases) -> ChoiceContext {
        let unset = ChoiceContext.Option(
            name: PageText("language"), value: PageText(""), title: PageText(phrases["settings.languageUnset"]), language: nil,
            isChosen: draft.language == nil)
        return ChoiceContext(
            legend: PageText(phrases["settings.language"]), hint: PageText(phrases["settings.languageHint"]), hintID: PageText("language-hint"),
            options: [unset]
                + languages.languages.map { language in
                    ChoiceContext.Option(
                        name: PageText("language"), value: PageText(language.tag), title: PageText(language.name),
                        language: PageText(language.tag), isChosen: draft.language == language.tag)
                })
    }

    func choice<Value: RawRepresentable<String> & Equatable>(
        _ name: String, _ values: [Value], _ chosen: Value, legend: String, hint: String, _ title: (Value) -> String
    ) -> ChoiceContext {
        ChoiceContext(
            legend: PageText(legend), hint: PageText(hint), hintID: PageText("\(name)-hint"),
            options: values.map {
                ChoiceContext.Option(
                    name: PageText(name), value: PageText($0.rawValue), title: PageText(title($0)), language: nil, isChosen: $0 == chosen)
            })
    }

    func title(of quiet: SettingsDraft.Quiet, _ phrases: Phrases) -> String {
        switch quiet {
        case .usual:
            phrases(
                "settings.quietUsual",
                [
                    "from": phrases.clock(minutes: Preferences.usualQuietHours?.from ?? 0),
                    "until": phrases.clock(minutes: Preferences.usualQuietHours?.until ?? 0),
                ])
        case .own: phrases["settings.quietOwn"]
        case .none: phrases["settings.quietNone"]
        }
    }

    func title(of company: SettingsDraft.Company, _ phrases: Phrases) -> String {
        switch company {
        case .unchanged: phrases["settings.companyUnchanged"]
        case .notAlone: phrases["settings.companyNotAlone"]
        case .alone: phrases["settings.companyAlone"]
        }
    }
}
