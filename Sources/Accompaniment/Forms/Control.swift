public import Instruments

/// By what an item is answered.
public enum Control: Hashable, Sendable {
    /// Buttons of which one is chosen.
    case choices([Choice])
    /// A number that somebody writes.
    case number(Amount)
    /// A time of day, kept as hours from the midnight of a night.
    case clock(Amount)
    /// A line between two words. It is empty until somebody sets it.
    case line(Line)

    public struct Choice: Hashable, Sendable {
        public let value: Double
        /// Empty where the form prints only the number.
        public let label: String

        /// What stands beside the button.
        public var words: String { label.isEmpty ? FieldNumber.shown(value) : label }
    }

    public struct Amount: Hashable, Sendable {
        public let least: Double
        public let most: Double?
        /// 0 where every number is possible.
        public let step: Double
        public let unit: String?
    }

    public struct Line: Hashable, Sendable {
        public let least: Double
        public let most: Double
        public let step: Double
        public let low: String
        public let middle: String?
        public let high: String
    }

    /// Above this a count without an upper end is taken for a slip.
    public static let mostCounted = 100_000.0
    /// A line of no more values than these is a row of buttons.
    static let mostButtons = 11
}

extension Control {
    /// The control of an item, in its words.
    public init(_ item: Item, of instrument: Instrument, in wording: Wording) {
        let scale = instrument.response(of: item)
        let words = wording.response(of: item)
        switch scale.kind {
        case .count:
            let amount = Amount(least: scale.minimum, most: scale.maximum, step: scale.step, unit: scale.unit)
            self = scale.unit?.hasPrefix(ClockText.unit) == true ? .clock(amount) : .number(amount)
        case .likert, .clinicianRating, .binary, .visualAnalog:
            if let values = scale.values, scale.kind != .visualAnalog || values.count <= Self.mostButtons {
                self = .choices(Self.choices(values, words))
            } else if let most = scale.maximum {
                let ends = words.anchors ?? Self.ends(of: scale, words)
                self = .line(
                    Line(least: scale.minimum, most: most, step: scale.step, low: ends.low, middle: ends.middle, high: ends.high))
            } else {
                self = .number(Amount(least: scale.minimum, most: nil, step: scale.step, unit: scale.unit))
            }
        }
    }

    /// In the order in which the form offers them: orientation belongs to the instrument.
    private static func choices(_ values: [Double], _ words: ResponseWording) -> [Choice] {
        var labels: [Double: String] = [:]
        for option in words.options where labels[option.value] == nil { labels[option.value] = option.label }
        if let anchors = words.anchors, let first = values.first, let last = values.last {
            labels[first] = labels[first] ?? anchors.low
            labels[last] = labels[last] ?? anchors.high
        }
        let named = words.options.map(\.value).filter(values.contains)
        let order =
            if Set(named).count == values.count { named } else if named.count > 1, zip(named, named.dropFirst()).allSatisfy(>) {
                Array(values.reversed())
            } else { values }
        return order.map { Choice(value: $0, label: labels[$0] ?? "") }
    }

    private static func ends(of scale: ResponseScale, _ words: ResponseWording) -> AnchorWording {
        func label(_ value: Double?) -> String {
            guard let value else { return "" }
            let label = words.options.first { $0.value == value }?.label ?? ""
            return label.isEmpty ? FieldNumber.shown(value) : label
        }
        return AnchorWording(low: label(scale.minimum), high: label(scale.maximum))
    }
}

extension Control {
    /// What is wrong with a value, nil when the control takes it.
    public func fault(in value: Double) -> GivenFault? {
        switch self {
        case .choices(let choices): choices.contains { $0.value == value } ? nil : .notOffered
        case .number(let amount), .clock(let amount):
            Self.fault(in: value, amount.least, amount.most ?? Self.mostCounted, amount.step)
        case .line(let line): Self.fault(in: value, line.least, line.most, line.step)
        }
    }

    private static func fault(in value: Double, _ least: Double, _ most: Double, _ step: Double) -> GivenFault? {
        guard value.isFinite, (least...max(least, most)).contains(value) else { return .offScale(from: least, to: most) }
        guard step > 0 else { return nil }
        let steps = (value - least) / step
        let isOnStep = (steps - steps.rounded()).magnitude <= 1e-9 * max(1, steps.magnitude)
        return isOnStep ? nil : .betweenSteps(from: least, step: step)
    }
}
