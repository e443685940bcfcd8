import Instruments
import Testing
import Web

/// The fields of a form that is tried: what each takes, how a fault is reached, how an answer is taken back.
@Suite struct TrialFieldsTests {
    private func page(_ id: String, _ sent: [(String, String)]?) throws -> HTMLTags {
        HTMLTags(try html(id, sent))
    }

    private func html(_ id: String, _ sent: [(String, String)]?) throws -> String {
        let site = try Sample.site()
        let tried = sent.flatMap { TriedForm([("tried", "1")] + $0) }
        return try site.templates.render(site.trialPage(id, tried: tried))
    }

    private func answers(_ id: String, _ sent: [(String, String)]) throws -> (answers: Answers?, faults: [FormFault]) {
        let instrument = try Sample.catalog.instrument(named: id)
        let form = try #require(TriedForm([("tried", "1")] + sent))
        return try form.answers(to: instrument)
    }

    private func element(_ tags: HTMLTags, _ id: String) throws -> [String: String] {
        try #require(tags.tags.first { $0.attributes["id"] == id }).attributes
    }

    @Test("A minus sign from the keyboard or from print; one decimal mark", arguments: [
        ("-1.5", -1.5), ("−1.5", -1.5), ("-1,5", -1.5), (" 0.25 ", 0.25), ("7", 7), ("-0", 0), (".5", 0.5), ("7.", 7), ("012", 12), ("10", 10),
    ])
    func numbers(_ text: String, _ value: Double) throws {
        let read = try answers("psqi", [("psqi_1", text)])
        #expect(read.faults.map(\.sentence) == [])
        #expect(read.answers?["psqi_1"] == .value(value))
    }

    @Test("What is no number, or longer than any answer", arguments: [
        ("--1", "Write a number"), ("1-", "Write a number"), ("-", "Write a number"), (".", "Write a number"), ("1.2.3", "Write a number"),
        ("1e3", "Write a number"), ("٢", "Write a number"), ("+1", "Write a number"), ("1\u{301}", "Write a number"), ("- 1", "Write a number"),
        ("999999999999", "at most 6 digits"), ("1000000", "at most 6 digits"), ("1.0000001", "at most 6 digits"),
    ])
    func refused(_ text: String, _ words: String) throws {
        let read = try answers("tlfb_alcohol", [("tlfb_alcohol_1", text)])
        #expect(read.answers == nil)
        #expect(read.faults.map(\.item.code) == ["tlfb_alcohol_1"])
        #expect(read.faults.first?.sentence.contains(words) == true, "\(read.faults.map(\.sentence))")
    }

    @Test("The longest number that is taken")
    func longest() throws {
        #expect(try answers("tlfb_alcohol", [("tlfb_alcohol_1", "999999")]).answers?["tlfb_alcohol_1"] == .value(999_999))
    }

    @Test("A keyboard with a minus sign where the scale goes below zero")
    func keyboards() throws {
        let tags = try page("psqi", nil)
        #expect(try element(tags, "field-psqi_1")["inputmode"] == "text")
        #expect(try element(tags, "field-psqi_2")["inputmode"] == "decimal")
    }

    @Test("What a number counts stands beside it, and the field points there")
    func units() throws {
        let html = try html("psqi", nil)
        #expect(html.contains("id=\"field-psqi_1-hint\">A number, −12 to 12 (hours from the midnight of that night, negative before it: 22:30 is −1.5).</p>"))
        #expect(try element(HTMLTags(html), "field-psqi_1")["aria-describedby"] == "field-psqi_1-hint")
        #expect(try self.html("tlfb_alcohol", nil).contains("(standard drinks)."))
    }

    @Test("Blank and declined stay apart, in written and in chosen answers")
    func blanks() throws {
        let read = try answers("psqi", [("psqi_1", ""), ("psqi_2", ""), ("psqi_2.why", "declined"), ("psqi_3.why", ""), ("psqi_5", ""), ("psqi_6", "declined")])
        #expect(read.faults.map(\.sentence) == [])
        for code in ["psqi_1", "psqi_3", "psqi_5", "psqi_7"] { #expect(read.answers?[code] == .missing(.blank), "\(code)") }
        for code in ["psqi_2", "psqi_6"] { #expect(read.answers?[code] == .missing(.preferNotToAnswer), "\(code)") }
    }

    @Test("An answer that is declined too, a reason of one's own, a field sent twice")
    func contradictions() throws {
        let read = try answers("psqi", [
            ("psqi_5", "1"), ("psqi_5", "2"), ("psqi_3", "7"), ("psqi_3.why", "tired"), ("psqi_2", "10"), ("psqi_2.why", "declined"),
        ])
        #expect(read.answers == nil)
        #expect(read.faults.map(\.item.number) == [2, 3, 5], "in the order of the form")
        for (fault, words) in zip(read.faults, ["also declined", "not one of this form", "more than once"]) {
            #expect(fault.sentence.contains(words), "\(fault.sentence)")
        }
    }

    @Test("Nothing is chosen beforehand; what was sent is chosen again, an open answer too")
    func chosenAgain() throws {
        func chosen(_ sent: [(String, String)]?) throws -> [String] {
            try page("psqi", sent).opened("input").filter { $0.attributeNames.contains("checked") }.compactMap { $0.attributes["id"] }
        }
        #expect(try chosen(nil) == [])
        #expect(try chosen([]) == [])
        let sent = [("psqi_2", ""), ("psqi_2.why", "declined"), ("psqi_5", "2"), ("psqi_6", ""), ("psqi_7", "declined")]
        #expect(try chosen(sent) == ["field-psqi_2-declined", "field-psqi_5-2", "field-psqi_6-open", "field-psqi_7-declined"])
    }

    @Test("Every question of every form can be declined, and every choice can be taken back")
    func everyField() throws {
        let site = try Sample.site()
        for instrument in Sample.catalog.instruments {
            let inputs = try HTMLTags(site.templates.render(site.trialPage(instrument.id.rawValue, tried: nil))).opened("input")
            let ids = inputs.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(instrument.id)")
            for item in instrument.items {
                #expect(ids.contains("field-\(item.code)-declined"), "\(item.code)")
                #expect(ids.contains("field-\(item.code)-open") != ids.contains("field-\(item.code)"), "\(item.code)")
            }
        }
    }

    @Test("A fault leads to its field, and the field to its fault")
    func reached() throws {
        let sent = [("psqi_1", "late"), ("psqi_5", "7")]
        let tags = try page("psqi", sent)
        for code in ["psqi_1", "psqi_5"] {
            #expect(tags.opened("a").contains { $0.attributes["href"] == "#field-\(code)" }, "\(code)")
            let field = try element(tags, "field-\(code)")
            #expect(field["aria-invalid"] == "true")
            #expect(field["aria-describedby"]?.split(separator: " ").contains("field-\(code)-fault") == true)
        }
        #expect(tags.tags.filter { $0.attributes["aria-invalid"] != nil }.count == 2)
        #expect(try html("psqi", sent).contains(">Item 5 (psqi_5): 7 is off the scale"))
    }

    @Test("A question that is not always asked says when; left open then, it is no blank")
    func branching() throws {
        #expect(try html("audit", nil).contains("Not asked when item 1 = 0."))
        let sent = [("audit_1", "0"), ("audit_9", "0"), ("audit_10", "0")]
        let scores = try html("audit", sent)
        #expect(scores.contains("<h1>Scores of these answers to AUDIT</h1>"))
        #expect(!scores.contains("not scored"))
        #expect(try html("audit", sent + [("audit_2", "declined")]).contains("not scored"), "declined is not skipped")
        #expect(!(try html("gad7", nil)).contains("Not asked when"))
    }

    @Test("Names that the form does not have are forgotten")
    func limited() throws {
        let gad7 = try Sample.catalog.instrument(named: "gad7")
        let form = try #require(TriedForm([("tried", "1"), ("gad7_1", "2"), ("phq9_1", "3")])).limited(to: gad7)
        let other = try #require(Sample.catalog.instrument(named: "phq9").item("phq9_1"))
        #expect(try form[#require(gad7.item("gad7_1"))] == "2")
        #expect(form[other] == nil)
    }

    @Test("The tab says what the page is")
    func titles() throws {
        #expect(try html("gad7", nil).contains("<title>Try the form of GAD-7 · "))
        #expect(try html("gad7", []).contains("<title>Scores of these answers to GAD-7 · "))
        #expect(try html("gad7", [("gad7_1", "9")]).contains("<title>Faults in these answers to GAD-7 · "))
    }
}
