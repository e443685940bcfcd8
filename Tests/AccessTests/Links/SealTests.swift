import Access
import Records
import StudyDesign
import Testing

@Suite struct SealTests {
    let start = Instant(milliseconds: 1_772_000_000_000)
    let session: Session
    let seal: FormSeal

    init() {
        session = Session(hash: Token(seeded(1)).hash, holder: .participant(.init("p1")), way: .account, created: start)
        seal = FormSeal(
            participant: .init("p1"), form: "p1.week4.phq9", version: "3", session: session.line, expires: start + FormSeal.minutes)
    }

    @Test func aSealOpensAsItWasSigned() {
        let text = seal.text(with: testKey)
        #expect(FormSeal.open(text, with: testKey) == seal)
        #expect(FormSeal.verdict(on: text, from: session, at: start, with: testKey) == .good(seal))
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
    }

    /// Ten thousand changed texts: characters swapped, cut, added, parts of other seals.
    @Test func everyChangedTextIsRefused() {
        let random = SeededNumbers(11)
        let text = Array(seal.text(with: testKey).utf8)
        let other = Array(
            FormSeal(participant: .init("p2"), form: "p2.week4.phq9", version: "3", session: session.line, expires: start + 99_999)
                .text(with: testKey).utf8)
        let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=/ %\u{0}".utf8)
        var tried = 0
        var taken = 0
        while tried < 10_000 {
            var changed = text
            switch random.below(6) {
            case 0: changed[random.below(changed.count)] = characters[random.below(characters.count)]
            case 1: changed.remove(at: random.below(changed.count))
            case 2: changed.insert(characters[random.below(characters.count)], at: random.below(changed.count + 1))
            case 3: changed = Array(changed.prefix(random.below(changed.count)))
            case 4: changed = Array(text.prefix(random.below(text.count)) + other.suffix(random.below(other.count)))
            default: changed.swapAt(random.below(changed.count), random.below(changed.count))
            }
            guard changed != text, changed != other else { continue }
            tried += 1
            if FormSeal.open(String(decoding: changed, as: UTF8.self), with: testKey) != nil { taken += 1 }
        }
        #expect(tried == 10_000 && taken == 0)
    }

    @Test func everyFieldIsCovered() {
        let fields = [
            FormSeal(participant: .init("p2"), form: seal.form, version: seal.version, session: seal.session, expires: seal.expires),
            FormSeal(participant: seal.participant, form: "f", version: seal.version, session: seal.session, expires: seal.expires),
            FormSeal(participant: seal.participant, form: seal.form, version: "4", session: seal.session, expires: seal.expires),
            FormSeal(participant: seal.participant, form: seal.form, version: seal.version, session: Token(seeded(2)).hash, expires: seal.expires),
            FormSeal(participant: seal.participant, form: seal.form, version: seal.version, session: seal.session, expires: seal.expires + 1),
        ]
        let codes = ([seal] + fields).map { $0.text(with: testKey).split(separator: ".")[2] }
        #expect(Set(codes).count == 6)
        // Another's payload under this code.
        for field in fields {
            let payload = field.text(with: testKey).split(separator: ".")[1]
            #expect(FormSeal.open("1.\(payload).\(codes[0])", with: testKey) == nil)
        }
    }

    @Test func noTwoListsOfFieldsAreWrittenAlike() {
        let texts = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"]].map { SignedSeal.seal(texts: $0, for: .step, with: testKey) }
        #expect(Set(texts).count == 5)
        for text in texts { #expect(SignedSeal.openTexts(text, for: .step, with: testKey) != nil) }
    }

    @Test func aSealServesOnePurposeAndOneKey() throws {
        let text = SignedSeal.seal(texts: ["p1"], for: .step, with: testKey)
        for purpose in SealPurpose.allCases where purpose != .step {
            #expect(SignedSeal.open(text, for: purpose, with: testKey) == nil)
        }
        #expect(SignedSeal.open(text, for: .step, with: AccessKey(seeded(98))) == nil)
        #expect(SignedSeal.openTexts(SignedSeal.seal([[0xFF]], for: .step, with: testKey), for: .step, with: testKey) == nil)
    }

    @Test func aPageIsOfItsSessionAlone() {
        let other = Session(hash: Token(seeded(2)).hash, holder: .participant(.init("p1")), way: .account, created: start)
        let text = PageSeal.text(of: session, with: testKey)
        #expect(PageSeal.isOf(session, text, with: testKey) && !PageSeal.isOf(other, text, with: testKey))
        #expect(!PageSeal.isOf(session, "", with: testKey))
        let steppedUp = Session(
            hash: Token(seeded(3)).hash, line: session.line, holder: session.holder, way: .account, created: start, steppedUp: start)
        #expect(PageSeal.isOf(steppedUp, text, with: testKey))
    }
}
