import Foundation
public import Records

/// A consent form of a fictional study in every language that has one: for demonstrations, and as a model
/// of how such a text can be written.
public enum ExampleConsent {
    private struct Asked: Decodable {
        let choices: [String]
        let wording: ConsentWording
    }

    /// - Returns: One text a language, in alphabetical order of the languages.
    /// - Throws: `LanguageFault` when a language has half of it.
    public static func texts(in folder: LanguageFolder, form: ConsentText.Form = .init("information"), version: Int = 1) throws -> [ConsentText] {
        try folder.tags().map { tag in
            let data = try folder.data(tag, "Consent/information.txt")
            guard let text = String(bytes: data, encoding: .utf8),
                let asked = try? JSONDecoder().decode(Asked.self, from: folder.data(tag, "Consent/information.json"))
            else { throw LanguageFault(faults: ["\(tag)/Consent holds no consent text with its questions and choices."]) }
            return ConsentText(
                form: form, version: version, language: tag, text: text, choices: asked.choices, questions: asked.wording.questions.map(\.code),
                wording: asked.wording)
        }
    }
}
