import Instruments
import StudyDesign
import Testing

/// Item 9 of the PHQ-9 asks for thoughts of death or self-harm, 0 to 3. Any answer but 0 needs
/// a person, and so does no answer (source: the safety item of `Definitions/phq9.json`).
@Suite struct AlertTests {
    static let table: [(answer: Answer, fires: Bool)] =
        [(.value(0), false), (.value(1), true), (.value(2), true), (.value(3), true)]
        + Blank.allCases.map { (.missing($0), true) }

    private static func answers(_ nine: Answer, others: Double = 0) throws -> Answers {
        let phq9 = try Studies.catalog.get().instrument(named: "phq9")
        var byCode = Dictionary(uniqueKeysWithValues: phq9.items.map { ($0.code, Answer.value(others)) })
        byCode["phq9_9"] = nine
        return try Answers(byCode, for: phq9)
    }

    private static func wrong(_ fires: (Answers) -> Bool) throws -> Int {
        try table.count { try fires(answers($0.answer)) != $0.fires }
    }

    @Test func everyAnswerToItemNine() throws {
        #expect(try Self.wrong { !StudyProtocol.mdmaForPTSD.alerts(for: $0, notAsked: []).isEmpty } == 0)
    }

    /// The same table finds each wrong reading of the rule.
    @Test func theTableCatchesWrongRules() throws {
        let rule = try #require(StudyProtocol.mdmaForPTSD.alertRules.first)
        #expect(try Self.wrong { ($0[rule.item].value ?? .infinity) > rule.threshold } == 1)
        #expect(try Self.wrong { ($0[rule.item].value ?? 0) >= rule.threshold } == Blank.allCases.count)
        #expect(try Self.wrong { $0[rule.item].value.map { $0 == rule.threshold } ?? true } == 2)
    }

    /// A total of 24 without item 9 fires nothing; a total of 1 by item 9 does.
    @Test func theTotalDoesNotMatter() throws {
        let study = StudyProtocol.mdmaForPTSD
        #expect(study.alerts(for: try Self.answers(.value(0), others: 3), notAsked: []).isEmpty)
        let found = try #require(study.alerts(for: try Self.answers(.value(1)), notAsked: []).first)
        #expect(found.answer == 1 && found.rule.item == "phq9_9" && found.rule.severity == .urgent)
        #expect(study.alerts(for: try Self.answers(.missing(.preferNotToAnswer)), notAsked: []).map(\.answer) == [nil])
    }

    @Test func onlyRulesOfTheInstrumentInProtocolOrder() throws {
        let rules = [
            Studies.rule("phq9_9", at: 2), Studies.rule("scs_1", of: "scs", at: 1), Studies.rule("phq9_9", at: 1, unanswered: false),
        ]
        let study = Studies.changed(alertRules: rules)
        #expect(study.alerts(for: try Self.answers(.value(3)), notAsked: []).map(\.rule) == [rules[0], rules[2]])
        #expect(study.alerts(for: try Self.answers(.value(1)), notAsked: []).map(\.rule) == [rules[2]])
        #expect(study.alerts(for: try Self.answers(.missing(.blank)), notAsked: []).map(\.rule) == [rules[0]])
    }
}
