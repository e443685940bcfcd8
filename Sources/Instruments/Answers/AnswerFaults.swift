/// Why answers were refused: every fault together. Values are named only where they help to find
/// the place; nothing about the person is.
public struct AnswerFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let instrument: Instrument.ID
    public let faults: [AnswerFault]

    public var description: String { faults.map(\.sentence).joined(separator: "\n") }
}

public struct AnswerFault: Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case unknownItem(nearest: [String])
        case offScale(value: Double, scale: ResponseScale)
        case notOnStep(value: Double, scale: ResponseScale)
        case tooMany(given: Int, items: Int)
    }

    public let code: String
    public let problem: Problem

    /// What is wrong and where: `scs_1: 9 is off the scale, which runs 1 to 5 in steps of 1.`
    public var sentence: String {
        switch problem {
        case .unknownItem, .tooMany: finding
        case .offScale, .notOnStep: "\(code): \(finding)"
        }
    }

    /// The sentence without the item's code, for whoever names the item otherwise.
    public var finding: String {
        switch problem {
        case .unknownItem(let nearest):
            "There is no item '\(code)'." + NearestName.question(nearest)
        case .offScale(let value, let scale):
            "\(NumberText.short(value)) is off the scale, which runs \(scale.fullDescription)."
        case .notOnStep(let value, let scale):
            "\(NumberText.short(value)) lies between two steps of the scale, "
                + "which runs \(scale.fullDescription)."
        case .tooMany(let given, let items):
            "\(given) answers were given for \(items) items."
        }
    }
}

extension AnswerFaults {
    static func unknownItems(_ codes: [String], in instrument: Instrument) -> [AnswerFault] {
        let known = Set(instrument.items.map(\.code))
        return codes.filter { !known.contains($0) }.map { code in
            let nearest = NearestName.of(code, among: instrument.items.map(\.code))
            return AnswerFault(code: code, problem: .unknownItem(nearest: nearest))
        }
    }

    /// `entries` stand in the order of the instrument's items.
    static func offScale(_ entries: [Answers.Entry], in instrument: Instrument) -> [AnswerFault] {
        var faults: [AnswerFault] = []
        for (index, limits) in instrument.limits.enumerated() where index < entries.count {
            guard case .value(let value) = entries[index].answer else { continue }
            let isWithin = limits.isWithin(value)
            if isWithin && limits.isOnStep(value) { continue }
            let scale = instrument.response(of: instrument.items[index])
            faults.append(
                AnswerFault(
                    code: limits.code,
                    problem: isWithin
                        ? .notOnStep(value: value, scale: scale)
                        : .offScale(value: value, scale: scale)))
        }
        return faults
    }
}
