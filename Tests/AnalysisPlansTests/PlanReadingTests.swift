import Mechanisms
import AnalysisPlans
import Statistics
import Testing

@Suite struct PlanReadingTests {
    @Test func defaultsAreThoseOfTheFormat() throws {
        let plan = try Plans.plan(#"{"plan": 1, "analysis": "mediation", "exposure": "x", "mediators": "m", "outcome": "y", "bootstrap": {}}"#)
        guard case .single(let analysis) = plan.entry, case .mediation(let specification) = analysis.kind else {
            Issue.record("not one mediation")
            return
        }
        #expect(specification.mediators == ["m"] && specification.covariates == [])
        #expect(specification.level == 0.95 && specification.seed == 1)
        #expect(specification.bootstrap == BootstrapSpecification(resamples: 10_000, intervals: [.percentile, .bca], quantileTypes: [.seven]))
        #expect(analysis.subset == nil && analysis.show == nil && plan.title == nil && plan.measured == [:])
        #expect(analysis.seed == 1)
    }

    @Test func everyFieldOfAMediation() throws {
        let plan = try Plans.plan(
            #"""
            {"plan": 1, "title": "T", "measured": {"m": 56, "y": 126}, "analysis": "mediation", "exposure": "x", "mediators": ["m", "n"],
             "outcome": "y", "covariates": ["c"], "structure": "parallel", "interaction": false, "outcome_family": "gaussian",
             "outcome_link": "logit", "exposure_levels": [0, 1], "missing": "listwise", "level": 0.9, "seed": 7, "subset": "x == 1 & c > 2",
             "show": "effects.total_indirect",
             "bootstrap": {"resamples": 0, "intervals": ["bias_corrected"], "quantile_types": [7, 6],
                           "replay": {"generator": "minstd", "seed": 20240607, "resamples": 2000}}}
            """#)
        guard case .single(let analysis) = plan.entry, case .mediation(let specification) = analysis.kind else {
            Issue.record("not one mediation")
            return
        }
        #expect(
            specification
                == MediationSpecification(
                    exposure: "x", mediators: ["m", "n"], outcome: "y", covariates: ["c"], level: 0.9,
                    bootstrap: BootstrapSpecification(
                        resamples: 0, intervals: [.biasCorrected], quantileTypes: [.seven, .six],
                        replay: .init(seed: 20_240_607, resamples: 2000)),
                    seed: 7))
        #expect(analysis.subset?.source == "x == 1 & c > 2" && analysis.show == "effects.total_indirect")
        #expect(plan.measured == ["m": 56, "y": 126] && plan.title == "T")
        // The Monte-Carlo intervals are drawn without a bootstrap too.
        #expect(analysis.seed == 7)
    }

    /// What is drawn, and how.
    @Test func unitsStrataAndKindOfABootstrap() throws {
        func bootstrap(_ fields: String) throws -> BootstrapSpecification? {
            let plan = try Plans.plan(
                #"{"plan": 1, "analysis": "mediation", "exposure": "x", "mediators": "m", "outcome": "y", "bootstrap": \#(fields)}"#)
            guard case .single(let analysis) = plan.entry, case .mediation(let specification) = analysis.kind else { return nil }
            return specification.bootstrap
        }
        #expect(try bootstrap(#"{"unit": "site", "strata": "arm"}"#) == BootstrapSpecification(unit: "site", strata: "arm"))
        #expect(
            try bootstrap(#"{"kind": "parametric", "intervals": ["studentised", "normal"]}"#)
                == BootstrapSpecification(intervals: [.studentised, .normal], kind: .parametric))
        #expect(throws: PlanFaults.self) { try bootstrap(#"{"kind": "residual"}"#) }
        #expect(throws: PlanFaults.self) { try bootstrap(#"{"kind": "case"}"#) }
        #expect(throws: PlanFaults.self) { try bootstrap(#"{"unit": "arm", "strata": "arm"}"#) }
    }

    @Test func theOtherKinds() throws {
        let plan = try Plans.plan(
            #"""
            {"plan": 1, "seed": 3, "exposure": "x", "analyses": {
              "s": {"analysis": "mediation_sensitivity", "mediators": ["m"], "outcome": "y", "rho": {"from": -0.2, "to": 0.2, "by": 0.1}},
              "l": {"analysis": "mediation_sensitivity", "mediators": ["m"], "outcome": "y", "rho": [-0.5, 0, 0.25]},
              "o": {"analysis": "order_of_change", "mechanism": {"baseline": "m0", "early": "m1", "late": "m2"},
                    "outcome": {"baseline": "y0", "early": "y1", "late": "y2"}, "covariates": ["age"]},
              "r": {"analysis": "reliability", "scales": {"a": ["i1", "i2"], "b": ["i3", "i4"]}},
              "c": {"analysis": "correlation", "columns": ["i1", "i2"], "level": 0.9},
              "d": {"analysis": "distribution", "columns": "i1"}}}
            """#)
        #expect(plan.entry.all.map(\.name) == ["s", "l", "o", "r", "c", "d"])
        let kinds = plan.entry.all.map(\.analysis.kind)
        #expect(kinds[0] == .sensitivity(MediationSensitivity(exposure: "x", mediator: "m", outcome: "y", rho: [-0.2, -0.1, 0, 0.1, 0.2])))
        #expect(kinds[1] == .sensitivity(MediationSensitivity(exposure: "x", mediator: "m", outcome: "y", rho: [-0.5, 0, 0.25])))
        #expect(
            kinds[2]
                == .orderOfChange(
                    OrderOfChangeSpecification(
                        exposure: "x", mechanism: .init(baseline: "m0", early: "m1", late: "m2"),
                        outcome: .init(baseline: "y0", early: "y1", late: "y2"), covariates: ["age"], level: 0.95,
                        bootstrap: BootstrapSpecification(), seed: 3)))
        #expect(kinds[3] == .reliability(try Reliability(scales: [.init("a", items: ["i1", "i2"]), .init("b", items: ["i3", "i4"])])))
        #expect(kinds[4] == .correlation(CorrelationMatrix(variables: ["i1", "i2"], level: 0.9)))
        #expect(kinds[5] == .distribution(DistributionSpecification(columns: ["i1"])))
        #expect(plan.entry.all.map(\.analysis.seed) == [nil, nil, 3, nil, nil, nil])
    }

    /// Fields go down, own ones replace them, null takes them away; title and show stay.
    @Test func inheritance() throws {
        let plan = try Plans.plan(
            #"""
            {"plan": 1, "title": "T", "analysis": "mediation", "exposure": "x", "mediators": ["m"], "outcome": "y", "covariates": ["c"],
             "level": 0.9, "subset": "c > 0", "bootstrap": {"resamples": 500}, "analyses": {
              "same": {},
              "other": {"covariates": null, "subset": null, "bootstrap": null, "title": "Own", "show": "paths", "outcome": "z"},
              "below": {"level": 0.8, "analyses": {"deep": {"mediators": ["n"]}, "deeper": {"level": null}}}}}
            """#)
        let all = plan.entry.all
        #expect(all.map(\.name) == ["same", "other", "below.deep", "below.deeper"])
        let models = all.compactMap { if case .mediation(let specification) = $0.analysis.kind { specification } else { nil } }
        #expect(models.map(\.outcome) == ["y", "z", "y", "y"])
        #expect(models.map(\.mediators) == [["m"], ["m"], ["n"], ["m"]])
        #expect(models.map(\.covariates) == [["c"], [], ["c"], ["c"]])
        #expect(models.map(\.level) == [0.9, 0.9, 0.8, 0.95])
        #expect(models.map { $0.bootstrap?.resamples } == [500, nil, 500, 500])
        #expect(all.map { $0.analysis.subset?.source } == ["c > 0", nil, "c > 0", "c > 0"])
        #expect(all.map(\.analysis.title) == [nil, "Own", nil, nil])
        #expect(all.map(\.analysis.show) == [nil, "paths", nil, nil])
    }

    @Test(arguments: try Plans.referenceCases()) func everyReferencePlanIsTaken(_ name: String) throws {
        #expect(try Plans.faults(try Plans.reference(name, "plan.json")) == [])
    }
}
