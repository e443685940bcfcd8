import Statistics
import TrialStatistics

enum TestReader {
    static func groupTest(_ reader: inout PlanReader, _ common: CommonFields) -> GroupTest? {
        let test = reader.word("test", as: GroupTest.Test.self)
        if reader.value("test") == nil {
            reader.fault("test", nil, "is missing: one of \(GroupTest.Test.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let permutations = reader.count("permutations", in: 1...10_000_000) ?? 10_000
        guard let test else { return nil }
        let variables: GroupTest.Variables
        if test.isPaired {
            guard let (pre, post) = EffectReader.measurements(&reader) else { return nil }
            variables = .pairs(pre: pre, post: post)
        } else {
            let outcome = reader.required("outcome", "the variable that is compared")
            let group = reader.required("group", "the variable with the groups, for instance arm")
            guard let outcome, let group else { return nil }
            variables = .groups(outcome: outcome, group: group)
        }
        return GroupTest(test: test, variables: variables, level: common.level, permutations: permutations, start: common.seed)
    }

    static func exactTest(_ reader: inout PlanReader, _ common: CommonFields) -> ExactTest? {
        let test = reader.word("test", as: ExactTest.Test.self)
        if reader.value("test") == nil { reader.fault("test", nil, "is missing: fisher or mcnemar.") }
        let row = reader.required("row", "the variable of the rows")
        let column = reader.required("column", "the variable of the columns")
        guard let test, let row, let column else { return nil }
        return ExactTest(test: test, row: row, column: column, level: common.level)
    }
}
