import Statistics
import TrialStatistics

enum EffectReader {
    static func effectSize(_ reader: inout PlanReader, _ common: CommonFields) -> EffectSize? {
        let outcome = reader.required("outcome", "the variable whose means are compared")
        let group = reader.required("group", "the variable with the two groups, for instance arm")
        guard let outcome, let group else { return nil }
        return EffectSize(outcome: outcome, group: group, level: common.level)
    }

    static func risk(_ reader: inout PlanReader, _ common: CommonFields) -> Risk? {
        let outcome = reader.required("outcome", "the variable that says whether the event happened, 0 or 1")
        let group = reader.required("group", "the variable with the two groups, for instance arm")
        guard let outcome, let group else { return nil }
        return Risk(outcome: outcome, group: group, level: common.level)
    }

    static func standardisedChange(_ reader: inout PlanReader, _ common: CommonFields) -> StandardisedChange? {
        guard let (pre, post) = measurements(&reader) else { return nil }
        return StandardisedChange(pre: pre, post: post, level: common.level)
    }

    static func reliableChange(_ reader: inout PlanReader, _ common: CommonFields) -> ReliableChange? {
        let names = measurements(&reader)
        let reliability = reader.number("reliability", in: 0...1)
        if reader.value("reliability") == nil { reader.fault("reliability", nil, "is missing: that of the measure, from 0 to 1.") }
        let better = reader.word("better", as: ReliableChange.Better.self) ?? .lower
        var norm: ReliableChange.Norm?
        if var below = reader.group("norm") {
            if below.isGroup {
                let mean = below.number("mean", in: -1e12...1e12)
                let sd = below.number("sd", in: 1e-12...1e12)
                if mean == nil, below.value("mean") == nil { below.fault("mean", nil, "is missing: of the people who are well.") }
                if sd == nil, below.value("sd") == nil { below.fault("sd", nil, "is missing: standard deviation of the people who are well.") }
                reader.add(below.closed())
                if let mean, let sd { norm = .init(mean: mean, sd: sd) }
            } else {
                reader.add(below.faults)
            }
        }
        guard let names, let reliability else { return nil }
        return ReliableChange(pre: names.pre, post: names.post, reliability: reliability, norm: norm, better: better, level: common.level)
    }

    static func measurements(_ reader: inout PlanReader) -> (pre: String, post: String)? {
        let pre = reader.required("pre", "the column measured before")
        let post = reader.required("post", "the column measured after")
        guard let pre, let post else { return nil }
        return (pre, post)
    }
}
