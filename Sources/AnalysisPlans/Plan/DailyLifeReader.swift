import DailyLife
import Statistics

/// Reads the kinds about practices and check-ins.
enum DailyLifeReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        switch kind {
        case .daily_life: return checkIns(&reader, common)
        case .practice: return practices(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }

    private static func checkIns(_ reader: inout PlanReader, _ common: CommonFields) -> CheckInSpecification? {
        let person = reader.required("person", "the column of the person")
        let day = reader.text("day")
        let time = reader.required("time", "the column of the prompt's number or hour")
        let mechanism = reader.required("mechanism", "the column of one state")
        let outcome = reader.required("outcome", "the column of the other state")
        let covariates = reader.names("covariates")
        let night = reader.word("night", as: CheckInSpecification.Night.self)
        let maxGap = reader.number("max_gap", in: 1e-9...1e9)
        let detrend = reader.word("detrend", as: CheckInSpecification.Detrend.self)
        let random = reader.word("random", as: CheckInSpecification.Random.self)
        let planned = reader.count("planned_prompts", in: 1...1_000_000)
        if night == .apart, day == nil, maxGap == nil {
            reader.fault("night", nil, "needs the column of the day (day), or max_gap in the unit of time.")
        }
        guard let person, let time, let mechanism, let outcome else { return nil }
        var specification = CheckInSpecification(person: person, day: day, time: time, mechanism: mechanism, outcome: outcome)
        specification.covariates = covariates ?? []
        specification.night = night ?? .apart
        specification.maxGap = maxGap
        specification.detrend = detrend ?? .none
        specification.random = random ?? .auto
        specification.planned = planned
        specification.level = common.level
        return specification
    }

    private static func practices(_ reader: inout PlanReader, _ common: CommonFields) -> PracticeSpecification? {
        let person = reader.required("person", "the column of the person")
        let week = reader.required("week", "the column that counts weeks")
        let practices = reader.names("practices")
        if practices == nil, reader.value("practices") == nil { reader.fault("practices", nil, "is missing: a column for each kind of practice.") }
        let outcome = reader.required("outcome", "the column of the outcome, in the same rows")
        let arm = reader.text("arm")
        let baseline = reader.text("baseline")
        let covariates = reader.names("covariates")
        let step = reader.number("step", in: 1e-6...1e6)
        let adjusts = reader.flag("adjust_this_week")
        guard let person, let week, let practices, let outcome else { return nil }
        guard !practices.isEmpty else {
            reader.fault("practices", nil, "is empty; name at least one column.")
            return nil
        }
        var specification = PracticeSpecification(person: person, week: week, practices: practices, outcome: outcome)
        specification.arm = arm
        specification.baseline = baseline
        specification.covariates = covariates ?? []
        specification.step = step ?? 1
        specification.adjustsThisWeek = adjusts ?? true
        specification.level = common.level
        return specification
    }
}
