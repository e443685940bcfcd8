import Foundation

/// What a new password may not be (D-22): everything else may, in any script, for ever.
///
/// What can be guessed does not count: common words, the study's and the person's own words,
/// runs on the keyboard, years, and what is said again. Of a password's characters at least
/// eight must be left besides.
public struct PasswordRules: Sendable {
    public static let shortest = 15
    public static let longest = 128
    /// In UTF-8: four for each character.
    static let longestBytes = 512
    private static let fewestLeft = 8

    private let common: WordList
    private let study: WordList

    /// - Parameters:
    ///   - common: The shipped list, with the operator's own where there is one.
    ///   - words: Names of study, site and product; phrases are cut into words.
    public init(common: WordList, words: [String]) {
        self.common = common
        study = WordList(Self.cut(words))
    }

    /// Why a password is not taken; nil when it is.
    ///
    /// - Parameter own: The person's own words: their name, their pseudonym.
    public func fault(of password: String, of own: [String]) -> PasswordFault? {
        let password = password.precomposedStringWithCanonicalMapping
        let count = password.unicodeScalars.count
        if count < Self.shortest { return .tooShort }
        if count > Self.longest || password.utf8.count > Self.longestBytes { return .tooLong }
        let (lowered, folded) = (LookAlike.lowered(password), LookAlike.folded(password))
        let names = study.joined(with: WordList(Self.cut(own)))
        let owned = names.covers(folded)
        if Self.isTooLittle(owned) { return .ownWords }
        let runs = Runs.covers(lowered)
        if Self.isTooLittle(runs) { return .pattern }
        let guessed = [owned, runs, common.covers(folded), Self.years(lowered)]
        if Self.isTooLittle(lowered.indices.map { place in guessed.contains { $0[place] } }) { return .common }
        return nil
    }

    private static func isTooLittle(_ covered: [Bool]) -> Bool { covered.count { !$0 } < fewestLeft }

    /// `19` or `20` and two digits.
    private static func years(_ characters: [Unicode.Scalar]) -> [Bool] {
        var covered = Array(repeating: false, count: characters.count)
        for start in characters.indices.dropLast(3) {
            let four = characters[start..<start + 4]
            guard four.allSatisfy({ ("0"..."9").contains($0) }), [["1", "9"], ["2", "0"]].contains(Array(four.prefix(2)))
            else { continue }
            for place in start..<start + 4 { covered[place] = true }
        }
        return covered
    }

    private static func cut(_ phrases: [String]) -> [String] {
        phrases + phrases.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    }
}
