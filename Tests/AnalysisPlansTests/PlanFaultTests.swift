import AnalysisPlans
import Testing

@Suite struct PlanFaultTests {
    @Test func severalFaultsTogetherInTheOrderOfTheText() throws {
        let json = #"""
            {"plan": 2,
             "titel": "T",
             "measured": {"m": "later",
                          "y": 1.5},
             "variables": {"v": {"levles": [0, 1]},
                           "w": {"expression": "a +"}},
             "analysis": "mediation",
             "exposure": 5,
             "mediators": [],
             "covariates": {"a": 1},
             "level": 95,
             "subset": "arm = 1",
             "seed": -1,
             "bootstrap": {"resamples": 1.5,
                           "intervals": ["bca", "bac"],
                           "quantile_types": [8],
                           "replay": {"seed": 0}}}
            """#
        let faults = try Plans.faults(json)
        let beginnings = [
            "Line 1, outcome: is missing: the variable that is to be explained.",
            "Line 1, plan: this is version 2 of the plan format; this program reads version 1.",
            "Line 2, titel: this field is not known. Did you mean \"title\"?",
            "Line 3, measured.m: here stands text where a study day is needed",
            "Line 4, measured.y: here stands a number where a study day is needed",
            "Line 5, variables.v.levles: this field is not known. Did you mean \"levels\"?",
            "Line 6, variables.w.expression: A column, a number or a bracket is missing here.",
            "Line 9, mediators: is empty; name at least one variable.",
            "Line 10, covariates: here stands a group of fields where a list of names is needed.",
            "Line 11, level: 95 lies outside 0.5 to 0.9999.",
            "Line 12, subset: One \"=\" has no meaning here; to compare, write \"==\".",
            "Line 13, seed: -1 lies outside 0 to",
            "Line 14, bootstrap.resamples: 1.5 is not a whole number.",
            "Line 15, bootstrap.intervals: \"bac\" is none of percentile, bias_corrected, bca, studentised, normal. Did you mean \"bca\"?",
            "Line 16, bootstrap.quantile_types: 8 is not 6 or 7.",
            "Line 17, bootstrap.replay.resamples: is missing",
            "Line 17, bootstrap.replay.seed: 0 lies outside 1 to 2147483646.",
        ]
        #expect(faults.count == beginnings.count, "\(faults)")
        for (fault, beginning) in zip(faults, beginnings) { #expect(fault.hasPrefix(beginning), "\(fault)") }
    }

    @Test func whatIsNoPlan() throws {
        #expect(Plans.faults(PlanValue(.text("plan"), line: 1)) == ["Line 1, The plan: here stands text where a group of fields is needed."])
        #expect(Plans.faults(PlanValue(.null)) == ["The plan: here stands nothing where a group of fields is needed."])
        #expect(
            try Plans.faults("{}") == [
                "Line 1, analysis: is missing: the kind, for instance mediation.",
                "Line 1, plan: is missing: the version of the plan format, 1.",
            ])
        // An unknown kind leaves open which fields it has: nothing else is said of them.
        #expect(
            try Plans.faults(#"{"plan": 1, "analysis": "mediaton", "expsure": "x", "formula": "y ~ x"}"#).map { $0.suffix(26) }
                == [" Did you mean \"mediation\"?"])
    }

    @Test func aNameTwice() {
        let field = { (name: String, line: Int, value: PlanValue.Content) in PlanValue.Field(name: name, value: PlanValue(value, line: line)) }
        let entry = PlanValue.Content.map([field("columns", 4, .list([PlanValue(.text("a"), line: 4)]))])
        let plan = PlanValue(
            .map([
                field("plan", 1, .number(1)), field("analysis", 2, .text("distribution")), field("analysis", 3, .text("correlation")),
                field("analyses", 4, .map([field("d", 4, entry), field("d", 5, entry)])),
                field("variables", 6, .map([field("v", 6, .map([])), field("v", 7, .map([]))])),
                field("measured", 8, .map([field("a", 8, .number(1)), field("a", 9, .number(2))])),
            ]), line: 1)
        #expect(
            Plans.faults(plan) == [
                "Line 3, The plan: the name \"analysis\" stands twice.",
                "Line 5, analyses: the name \"d\" stands twice.",
                "Line 7, variables: the name \"v\" stands twice.",
                "Line 9, measured: the name \"a\" stands twice.",
            ])
    }

    /// A fault in a field that entries take over is told once, where it was written; what each
    /// entry lacks is told for each, also when they stand on one line.
    @Test func faultsOfTakenOverFields() throws {
        let json = #"""
            {"plan": 1,
             "analysis": "mediation", "exposure": "x",
             "level": 95,
             "bootstrap": {"resamples": "many"},
             "analyses": {"a": {"mediators": ["m"]}, "b": {"mediators": ["n"], "outcom": "y"}}}
            """#
        #expect(
            try Plans.faults(json) == [
                "Line 3, level: 95 lies outside 0.5 to 0.9999.",
                "Line 4, bootstrap.resamples: here stands text where a number is needed.",
                "Line 5, a.outcome: is missing: the variable that is to be explained.",
                "Line 5, b.outcom: this field is not known. Did you mean \"outcome\"?",
                "Line 5, b.outcome: is missing: the variable that is to be explained.",
            ])
    }

    @Test func fieldsThatNoEntryKnows() throws {
        let json = #"""
            {"plan": 1, "bootstrap": {"resamples": 10}, "scales": {},
             "analyses": {"d": {"analysis": "distribution", "columns": ["a"]}, "e": {"analysis": "correlation", "columns": ["a", "b"]}}}
            """#
        #expect(try Plans.faults(json).map { $0.prefix(46) } == ["Line 1, bootstrap: this field is not known. Kn", "Line 1, scales: this field is not known. Did y"])
    }

    @Test func sistersThatAreNotThere() throws {
        func faults(_ entry: String) throws -> [String] {
            try Plans.faults(#"{"plan": 1, "analyses": {"small": {"analysis": "correlation", "columns": ["a", "b"]}, "e": \#(entry)}}"#)
        }
        #expect(try faults(#"{"compare": ["smal", "small"]}"#) == [
            "Line 1, e: there is no analysis \"smal\" that it could speak of. Did you mean \"small\"?"
        ])
        #expect(try faults(#"{"compare": ["small"]}"#) == ["Line 1, e.compare: needs two names, the fit with fewer parameters first."])
        #expect(try faults(#"{"of": "small"}"#) == ["Line 1, e.show: is missing: which part of the results of small is wanted."])
        #expect(try faults(#"{"of": "small", "show": "a", "columns": ["a"]}"#).count == 1)
        #expect(try faults(#"{"of": "small", "show": "a"}"#) == [])
    }

    @Test func placesAndNamesOfAnalyses() throws {
        func faults(_ analyses: String, _ more: String = "") throws -> [String] {
            try Plans.faults(#"{"plan": 1, "analysis": "distribution", "columns": ["a"], \#(more) "analyses": \#(analyses)}"#)
        }
        #expect(try faults(#"{"a": {"plan": 1}, "b": {"variables": {}}, "c": {"measured": {}}}"#) == [
            "Line 1, a.plan: stands at the top of a plan only.", "Line 1, b.variables: stands at the top of a plan only.",
            "Line 1, c.measured: stands at the top of a plan only.",
        ])
        #expect(try faults(#"{"a.b": {}}"#).map { $0.prefix(58) } == ["Line 1, analyses: the name \"a.b\" of an analysis holds a do"])
        #expect(try faults(#"{"": {}}"#).map { $0.prefix(53) } == ["Line 1, analyses: the name \"\" of an analysis is empty"])
        #expect(try faults("{}") == ["Line 1, analyses: here stands a group of fields where named analyses are needed."])
        #expect(try faults("[1]") == ["Line 1, analyses: here stands a list where named analyses are needed."])
        #expect(try faults(#"{"a": null}"#) == ["Line 1, a: here stands nothing where a group of fields is needed."])
        #expect(try faults(#"{"a": {}}"#, #""show": "n","#).map { $0.prefix(36) } == ["Line 1, show: stands in a single ana"])
    }

    @Test(arguments: [
        (#""analysis": "mediation", "exposure": "x", "mediators": ["m", "x"], "outcome": "y", "covariates": ["m"]"#,
         ["Line 1, The plan: the variable \"m\" stands in the model twice.", "Line 1, The plan: the variable \"x\" stands in the model twice."]),
        (#""analysis": "mediation_sensitivity", "exposure": "x", "mediators": ["m", "n"], "outcome": "y""#,
         ["Line 1, mediators: sensitivity is defined for one mediator; here are 2."]),
        (#""analysis": "mediation_sensitivity", "exposure": "x", "mediators": ["m"], "outcome": "y", "rho": [0.5, 0.2]"#,
         ["Line 1, rho: needs correlations in ascending order, each strictly between -1 and 1."]),
        (#""analysis": "mediation_sensitivity", "exposure": "x", "mediators": ["m"], "outcome": "y", "rho": []"#,
         ["Line 1, rho: needs correlations in ascending order, each strictly between -1 and 1."]),
        (#""analysis": "mediation_sensitivity", "exposure": "x", "mediators": ["m"], "outcome": "y", "rho": {"from": 0.5, "to": 0.1}"#,
         ["Line 1, rho: from lies above to."]),
        (#""analysis": "mediation", "exposure": "x", "mediators": ["m"], "outcome": "y", "bootstrap": 1000"#,
         ["Line 1, bootstrap: here stands a number where a group of fields is needed."]),
        (#""analysis": "mediation", "exposure": "x", "mediators": ["m"], "outcome": "y", "bootstrap": {"resamples": 1}"#,
         ["Line 1, bootstrap: bootstrap.resamples is 1; it is 0 (none), or from 2 to 10000000."]),
        (#""analysis": "mediation", "exposure": "x", "mediators": ["m"], "outcome": "y", "interaction": true, "missing": "fiml""#,
         ["Line 1, missing: fiml goes with linear mediators side by side; leave it out."]),
        (#""analysis": "order_of_change", "exposure": "x", "mechanism": "m", "outcome": {"baseline": "a", "early": "b"}"#,
         ["Line 1, mechanism: here stands text where a group of fields is needed.", "Line 1, outcome.late: is missing: the column measured at the end."]),
        (#""analysis": "order_of_change", "exposure": "x", "mechanism": {"baseline": "a", "early": "a", "late": "c"}, "outcome": {"baseline": "d", "early": "e", "late": "c"}"#,
         ["Line 1, The plan: the variable \"a\" stands in the models twice.", "Line 1, The plan: the variable \"c\" stands in the models twice."]),
        (#""analysis": "reliability", "scales": {"a": ["i"], "b": null}"#, ["Line 1, scales.b: has no list of items."]),
        (#""analysis": "reliability", "scales": {"a": ["i"]}"#, ["Line 1, scales: The scale \"a\" has one item; reliability needs two or more."]),
        (#""analysis": "correlation", "columns": ["a", "a"]"#, ["Line 1, columns: needs at least 2, each named once."]),
        (#""analysis": "distribution""#, ["Line 1, columns: is missing: the columns to be described."]),
        (#""compare": ["a", "b"]"#, ["Line 1, The plan: compare and of speak of the analyses beside them; they stand in an entry of analyses."]),
    ]) func onePlanOneSentence(_ fields: String, _ sentences: [String]) throws {
        #expect(try Plans.faults("{\"plan\": 1, \(fields)}") == sentences)
    }

    /// Days that contradict the order in time which an order of change rests on.
    @Test func daysOutOfOrder() throws {
        let json = #"""
            {"plan": 1, "measured": {"m0": 0, "m1": 56, "m2": 56, "y0": 0, "y1": 140, "y2": 126}, "analysis": "order_of_change", "exposure": "x",
             "mechanism": {"baseline": "m0", "early": "m1", "late": "m2"}, "outcome": {"baseline": "y0", "early": "y1", "late": "y2"}}
            """#
        #expect(
            try Plans.faults(json) == [
                "Line 1, The plan: \"m1\" has to come before \"m2\", but they were measured on day 56 and day 56.",
                "Line 1, The plan: \"y1\" has to come before \"m2\", but they were measured on day 140 and day 56.",
                "Line 1, The plan: \"y1\" has to come before \"y2\", but they were measured on day 140 and day 126.",
            ])
    }
}
