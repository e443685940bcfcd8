import Access
import Testing

@Suite struct PasswordRulesTests {
    let rules: PasswordRules

    init() throws { rules = PasswordRules(common: try .bundled(), words: ["Maitri", "Riverside Psilocybin Study", "Ürdingen"]) }

    private func fault(_ password: String) -> PasswordFault? { rules.fault(of: password, of: ["Annegret.Lohmeyer", "p-0173-xk"]) }

    @Test(arguments: [
        "velvet anchor tuba nineteen", "der Kamm liegt unter dem Sofa", "kitten sunshine mortgage violin", "Yn8#kkw!2vLr0q_",
        "пятнадцать зелёных груш", "木漏れ日の中を歩く猫と犬と鳥たち", "a a a a a b c q w z x v 7", "\u{1F33F}\u{1F436}\u{1F3B8}\u{1F427}\u{1F34B}\u{1F6B2}\u{1F3E1}\u{1F319}\u{1F308}\u{1F9E6}\u{1F41D}\u{1F951}\u{1F3BA}\u{1F9ED}\u{1FAA8}",
        "passing the property shop at four",
    ])
    func whatCannotBeGuessedIsTaken(_ password: String) { #expect(fault(password) == nil) }

    @Test func lengthIsCountedInCharactersOfAnyScript() {
        #expect(fault("velvet anchor ") == .tooShort)
        #expect(fault("") == .tooShort)
        #expect(fault("velvet anchor t") == nil)
        let long = String((0..<128).compactMap { Unicode.Scalar(0x4E00 + $0 * 37 % 500) }.map(Character.init))
        #expect(fault(long) == nil)
        #expect(fault(long + "x") == .tooLong)
        #expect(fault("a" + String(repeating: "\u{301}", count: 100_000)) == .tooLong)
    }

    @Test(arguments: [
        "passwordpassword", "P4ssw0rdP4ssw0rd!!", "correcthorsebatterystaple", "Correct Horse Battery Staple", "welcome2024welcome",
        "iloveyouiloveyou1", "Sommer2025Sommer2026", "letmein-letmein-7", "MeinPasswort1234567", "thequickbrownfoxjumpsoverthelazydog",
        "Admin_Administrator_1", "SchatziSonnenschein", "qwerty password 99",
    ])
    func whatIsTriedFirstIsRefused(_ password: String) { #expect([.common, .pattern].contains(fault(password)), "\(password)") }

    @Test(arguments: [
        "aaaaaaaaaaaaaaaa", "123456789012345", "0987654321098765", "abcdefghijklmnop", "qwertyuiopasdfgh", "qwertzuiopüasdfg",
        "1qaz2wsx3edc4rfv", "abcabcabcabcabcabc", "Hund1Hund1Hund1Hund1", "zyxwvutsrqponmlk", "asdfghjklöä12345", "!@#$%^&*()123456",
        "azertyuiopqsdfg",
    ])
    func patternsAreRefused(_ password: String) { #expect(fault(password) == .pattern, "\(password)") }

    @Test(arguments: [
        "maitri riverside study", "Annegret Lohmeyer", "annegretlohmeyer!!", "Lohmeyer-Maitri-0173", "psilocybin riverside", "p-0173-xk p-0173-xk",
        "M4itri_R1verside_Stud", "URDINGEN ürdingen ürdingen",
    ])
    func ownWordsAreRefused(_ password: String) { #expect(fault(password) == .ownWords, "\(password)") }

    @Test func theOperatorsListCounts() {
        let breached = WordList(lines: "# from a breach\nvelvet anchor tuba nineteen\r\n")
        let rules = PasswordRules(common: breached, words: [])
        #expect(rules.fault(of: "Velvet Anchor Tuba Nineteen", of: []) == .common)
        #expect(rules.fault(of: "velvet anchor tuba eighteen hats", of: []) == nil)
    }

    @Test func everyFaultHasItsSentence() {
        #expect(Set(PasswordFault.allCases.map(\.description)).count == PasswordFault.allCases.count)
        for fault in PasswordFault.allCases { #expect(fault.description.hasSuffix(".")) }
    }
}
