import AnalysisPlans
import MechanismEvidence
import Mechanisms
import Statistics
import StudyDesign

extension StudyReport {
    private var order: AnalysisOutcome? {
        outcome.outcomes.first { if case .orderOfChange = $0.detail { true } else { false } }
    }

    /// What the study says, in the words of the table of claims, with what was changed after freezing before it.
    var conclusion: Section {
        var blocks = QuestionSections.changeBlocks(brief)
        let measure = material.measure(study.primaryOutcome)
        let fit: OrderOfChangeFit? = order.flatMap { if case .orderOfChange(let fit) = $0.detail { fit } else { nil } }
        if let fact = primary?.fact ?? fit.flatMap(effect) { blocks.append(.facts([fact])) }
        blocks += total(fit)
        if let order, let fit {
            let conclusion = names.orderWriting(fit, id: order.name).conclusion
            blocks += [.notice(conclusion.notice), .list(conclusion.evidence)]
        }
        if let question = mechanismQuestion {
            blocks += [
                .paragraph("Asked again with the error of the scales taken off as far as their reliability is stated, beside rival explanations, on the same people:"),
                .notice(MechanismWriting(fit: question, names: names).claim.notice(question.verdict.cannotTell ? .caution : .note)),
            ]
        }
        blocks += shifted
        let ends = ArmCourse(material.dataset, study.primaryOutcome).arms.compactMap { arm, points -> Fact? in
            guard let last = points.first(where: { $0.visit == study.endpoint }) ?? points.last, let mean = last.mean, let interval = last.interval else { return nil }
            return Fact(
                arm.name, Words.number(mean, 1),
                note: "\(Words.interval(interval.lowerBound, interval.upperBound, 1)), \(last.count) people, \(last.visit.name.lowercased())")
        }
        if !ends.isEmpty {
            blocks.append(.facts(ends))
            blocks.append(.paragraph("The values above are means of \(measure) of those measured at that visit, each with its 95 % interval."))
        }
        return Section(id: "conclusion", title: "What this study says", blocks: blocks)
    }

    /// Scales that changed their meaning, before anybody reads a change of them.
    private var shifted: [Block] {
        outcome.outcomes.filter { $0.place.kind == "response_shift" }.flatMap { ResultClaims($0, names: names).shifted }
            .map { .notice($0.notice(.caution)) }
    }

    /// The first question about the mechanism in every order of time.
    private var mechanismQuestion: MechanismFit? {
        outcome.outcomes.lazy.compactMap { analysis in
            if case .fitted(let fit) = analysis.detail { fit.base as? MechanismFit } else { nil }
        }.first
    }

    /// The difference between the arms, with interval, method and number.
    private func effect(_ fit: OrderOfChangeFit) -> Fact? {
        guard let row = fit.totalEffect else { return nil }
        let level = Words.level(fit.forward.specification.level)
        return Fact(
            "Difference between the arms, \(names.columns[fit.forward.specification.outcome] ?? "endpoint")",
            Words.number(row.estimate, 1),
            note: "\(level) interval \(Words.interval(row.lower, row.upper, 1)); least squares, adjusted for both baselines; \(fit.forward.rowsUsed) of \(fit.forward.rowsInTable) people")
    }

    /// Of the analysis that the plan makes the primary one.
    private var primary: PrimaryDifference? {
        let visit = study.endpoint
        let week = visit.map { Words.number($0.week, 0) }
        return PrimaryDifference(outcome, endpoint: [visit.map { "\($0.code)" }, week].compactMap(\.self), calling: visit?.name.lowercased() ?? "endpoint")
    }

    private func total(_ fit: OrderOfChangeFit?) -> [Block] {
        let row = fit?.totalEffect
        guard primary != nil || row != nil else { return [] }
        let finding = TotalFinding(lower: primary?.lower ?? row?.lower, upper: primary?.upper ?? row?.upper)
        let design = ClaimDesign(assignment: fit?.specification.assignment ?? names.assignment(of: "arm"), timing: .before)
        let claim = Finding.total(finding).claim(under: design, words: words, direction: ClaimDirection(primary?.estimate ?? row?.estimate))
        return [.notice(claim.notice(.note))]
    }
}
