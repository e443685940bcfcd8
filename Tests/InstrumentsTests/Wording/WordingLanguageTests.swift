import Foundation
import Instruments
import Testing

/// Language tags: shape, usual case, and the fallback of RFC 4647, section 3.4.
@Suite struct WordingLanguageTests {
    @Test(arguments: [
        ("de", "de"), ("DE-at", "de-AT"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("ast", "ast"),
        ("sl-rozaj-biske", "sl-rozaj-biske"), ("en-a-MYEXT-x-AB", "en-a-myext-x-ab"),
    ])
    func goodTags(text: String, written: String) throws {
        #expect(try LanguageTag(text).rawValue == written)
    }

    @Test(arguments: ["", "d", "german", "de_AT", "de-", "-de", "de--AT", "de-Österreich", "de-toolongsub", "d3", "en-x", " de"])
    func badTags(text: String) {
        let fault = #expect(throws: LanguageTagFault.self) { try LanguageTag(text) }
        #expect(fault?.description.contains("is no language tag") == true)
    }

    @Test func lookupGetsWider() throws {
        #expect(try LanguageTag("zh-Hant-TW").lookup.map(\.rawValue) == ["zh-Hant-TW", "zh-Hant", "zh"])
        #expect(try LanguageTag("de-a-foo").lookup.map(\.rawValue) == ["de-a-foo", "de"])
        #expect(try LanguageTag("fr").lookup.map(\.rawValue) == ["fr"])
    }

    @Test func codingChecks() throws {
        let tag = try LanguageTag("pt-BR")
        #expect(try JSONDecoder().decode([LanguageTag].self, from: JSONEncoder().encode([tag])) == [tag])
        #expect(throws: (any Error).self) { try JSONDecoder().decode([LanguageTag].self, from: Data(#"["pt_BR"]"#.utf8)) }
    }
}
