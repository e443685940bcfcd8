import Statistics
import TrialStatistics

enum SurvivalReader {
    static func survival(_ reader: inout PlanReader, _ common: CommonFields) -> SurvivalSpecification? {
        let time = reader.required("time", "the column of times to the event or to the end of being seen")
        let event = reader.required("event", "the column that is 1 where the event happened and 0 where not")
        let group = reader.text("group")
        let covariates = reader.names("covariates") ?? []
        let strata = reader.names("strata") ?? []
        let cluster = reader.text("cluster")
        let ties = reader.word("ties", as: SurvivalSpecification.Ties.self) ?? .efron
        let restriction = reader.number("restriction", in: 1e-12...1e15)
        let times = reader.numberList("times") ?? []
        guard let time, let event else { return nil }
        return SurvivalSpecification(
            time: time, event: event, group: group, covariates: covariates, strata: strata, cluster: cluster, ties: ties,
            restriction: restriction, times: times, level: common.level)
    }
}

extension PlanReader {
    /// A list of finite numbers; one number alone counts as a list of one.
    mutating func numberList(_ name: String) -> [Double]? {
        guard let value = value(name) else { return nil }
        var elements = [value]
        if case .list(let several) = value.content { elements = several }
        var numbers: [Double] = []
        for element in elements {
            if case .number(let number) = element.content, number.isFinite {
                numbers.append(number)
            } else {
                fault(name, element.line, "here stands \(element.kind) where a number is needed.")
            }
        }
        return numbers
    }
}
