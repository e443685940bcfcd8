import Accompaniment
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Signing a consent form")
struct ConsentSigningTests {
    private let day = TestStudy.firstDay

    private func text(_ version: Int, _ language: String = "en", form: String = "touch", required: Bool = false) -> ConsentText {
        ConsentText(
            form: .init(form), version: version, language: language, text: "# Part\nWords of version \(version) in \(language).",
            choices: ["hand"], questions: ["who"], isRequired: required,
            wording: ConsentWording(
                choices: ["hand": "A hand may be held."], questions: [.init(code: "who", text: "Who?", options: ["a", "b"], right: 1, hint: "It is b.")]))
    }

    /// A record in which texts are published and approved.
    private func record(_ texts: [ConsentText], from days: [Int]? = nil) throws -> SmallRecord {
        var record = try SmallRecord(TestStudy())
        try record.take(TestStudy.opening() + [Change.eligible("p1").act()])
        for (index, text) in texts.enumerated() {
            let from = day + (days?[index] ?? -1)
            try record.take([
                Change.consentPublished(text).act(),
                Change.consentApproved(
                    ConsentApproval(form: text.form, version: text.version, language: text.language, from: from, decision: "yes")
                ).act(by: "second"),
            ])
        }
        return record
    }

    private func standing(_ record: SmallRecord, _ languages: [String] = ["en"]) -> ConsentStanding {
        ConsentStanding(of: record.person("p1"), in: record.state.consent, on: day, languages: languages)
    }

    private func sign(_ record: SmallRecord, _ fields: [String: String], shown: ConsentText? = nil, name: String = "Ada") throws
        -> Result<ConsentSignature, ConsentSigning.Lacks>
    {
        let item = try #require(standing(record)[.init("touch")])
        return ConsentSigning.signature(
            of: .init("p1"), item, shown: "\((shown ?? item.text).digest)", ConsentAnswers(fields, to: item.text), name: name, meaning: "I agree.", on: day)
    }

    @Test("Whatever is missing is named; nothing is chosen for anybody")
    func lacks() throws {
        let record = try record([text(1)])
        #expect(try sign(record, [:], name: " \n") == .failure(.init([.questions(["who"]), .choices(["hand"]), .name])))
        #expect(try sign(record, ["q.who": "0", "c.hand": "no"]) == .failure(.init([.questions(["who"])])))
        #expect(try sign(record, ["q.who": "1", "c.hand": "maybe"]) == .failure(.init([.choices(["hand"])])))
        #expect(try sign(record, ["q.who": "1", "c.hand": "no"], shown: text(1, "de")) == .failure(.init([.newText])))
        #expect(try sign(record, ["q.who": "1", "c.hand": "no"], name: String(repeating: "n", count: 201)) == .failure(.init([.tooLongName])))
        #expect(try sign(record, ["q.who": "99", "c.hand": "no", "c.other": "yes"]) == .failure(.init([.questions(["who"])])))
    }

    @Test("What is signed is what the rules take, and a signature is the next one")
    func signs() throws {
        var record = try record([text(1)])
        for number in 1...2 {
            let signature = try sign(record, ["q.who": "1", "c.hand": number == 1 ? "yes" : "no"]).get()
            #expect(signature.number == number && signature.choices == ["hand": number == 1] && signature.understood == ["who"])
            try record.take([Change.consentSigned(signature).own()])
        }
        #expect(standing(record)[.init("touch")]?.state == .signed(on: day))
    }

    @Test("A newer version in force waits again; one not approved yet, or from tomorrow, does not")
    func newer() throws {
        var record = try record([text(1)])
        try record.take([Change.consentSigned(try sign(record, ["q.who": "1", "c.hand": "yes"]).get()).own()])
        #expect(standing(record).waiting.map(\.text.form.rawValue) == ["information"])
        try record.take([Change.consentPublished(text(2)).act()])
        #expect(standing(record)[.init("touch")]?.state == .signed(on: day))
        try record.take([
            Change.consentApproved(ConsentApproval(form: .init("touch"), version: 2, language: "en", from: day, decision: "yes")).act(by: "second")
        ])
        let item = try #require(standing(record)[.init("touch")])
        #expect(item.state == .again(since: 1) && item.text.version == 2)
        #expect(standing(record).waiting.map(\.text.form.rawValue) == ["information", "touch"])
        // The page that still shows version 1 signs nothing.
        #expect(try sign(record, ["q.who": "1", "c.hand": "yes"], shown: text(1)) == .failure(.init([.newText])))
    }

    @Test("The text comes in the person's language, a nearer one before another; a late translation does not lower the version")
    func languages() throws {
        let record = try record([text(1), text(1, "de"), text(2)])
        #expect(standing(record, ["de-AT", "en"])[.init("touch")]?.text.language == "en")
        let both = try self.record([text(1), text(1, "de"), text(2), text(2, "de")])
        #expect(standing(both, ["de-AT", "en"])[.init("touch")]?.text.language == "de")
        #expect(standing(both, ["fr", "en"])[.init("touch")]?.text.language == "en")
        #expect(standing(both, ["fr"])[.init("touch")]?.text.version == 2)
    }

    @Test("A form whose questions or choices have no words is signed on paper")
    func paper() throws {
        let bare = ConsentText(form: .init("touch"), version: 1, language: "en", text: "Words.", choices: ["hand"])
        #expect(try standing(record([bare]))[.init("touch")]?.canBeSignedHere == false)
        #expect(try standing(record([text(1)]))[.init("touch")]?.canBeSignedHere == true)
    }

    @Test("A copy exists only of exactly the text that was signed")
    func copy() throws {
        let record = try record([text(1)])
        let signature = try sign(record, ["q.who": "1", "c.hand": "yes"]).get()
        let zone = LocalTime(day: day, minutes: 600, offset: 0)
        #expect(SignedCopy(signature, of: text(1), entry: 7, signed: zone, isWithdrawn: false) != nil)
        let altered = ConsentText(
            form: .init("touch"), version: 1, language: "en", text: text(1).text + " ", choices: ["hand"], questions: ["who"], wording: text(1).wording)
        #expect(SignedCopy(signature, of: altered, entry: 7, signed: zone, isWithdrawn: false) == nil)
    }

    @Test("The example text is whole in every language: the same choices, questions and right answers, five parts")
    func example() throws {
        let texts = try ExampleConsent.texts(in: .bundled())
        #expect(texts.map(\.language) == ["de", "en"])
        let first = try #require(texts.first)
        for text in texts {
            #expect(ConsentReading(text.text).parts.count == 5 && text.choices == first.choices && text.choices.count == 4)
            #expect(text.wording?.questions.map(\.right) == first.wording?.questions.map(\.right) && text.questions == first.questions)
            #expect(text.choices.allSatisfy { text.wording?.choices[$0] != nil })
        }
    }
}
