public import Instruments
public import Statistics

/// Whether stored answers or facet scores run in the direction that the key expects.
///
/// Files circulate in which the negative items were reversed before they were stored; the key
/// then reverses them once more. Within one table the sign of a correlation shows it. What is
/// found is reported and never repaired: only who prepared the file can say.
public struct DirectionCheck: Sendable {
    /// Fewer rows say too little.
    public static let leastRows = 20
    /// Of the interval of two whole sides (Fisher's z).
    public static let level = 0.95
    /// Of the intervals of single facets and items: there are many, and chance turns some.
    public static let partLevel = 0.99

    /// Two sides that usually go against each other, and how they do here.
    public struct Opposition: Hashable, Sendable {
        /// `scs.total_item_mean`, or the columns that were compared.
        public let name: String
        /// The side that the key takes as answered, and the one that it reverses.
        public let straight: [String]
        public let reversed: [String]
        public let correlation: Correlation

        /// The sides go together, and chance does not explain it.
        public var isTurned: Bool { direction == .together }

        /// What the correlation says of the direction; nothing from too few rows, or where its
        /// interval includes 0.
        public var direction: Direction {
            if correlation.n < DirectionCheck.leastRows { return .notChecked }
            if DirectionCheck.isAbove(correlation) { return .together }
            return DirectionCheck.isBelow(correlation) ? .opposed : .notEstablished
        }
    }

    /// What can be said of two sides that usually go against each other.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case opposed, together, notEstablished, notChecked

        /// Where nothing can be said, that.
        var words: String? {
            switch self {
            case .opposed, .together: nil
            case .notEstablished: "direction not established"
            case .notChecked: "not checked, n below \(DirectionCheck.leastRows)"
            }
        }
    }

    public let instrument: Instrument
    public let oppositions: [Opposition]
    public let findings: [GivenFinding]

    init(instrument: Instrument, oppositions: [Opposition], findings: [GivenFinding]) {
        self.instrument = instrument
        self.oppositions = oppositions
        self.findings = findings
    }

    static func isAbove(_ correlation: Correlation) -> Bool {
        guard correlation.n >= leastRows, let interval = correlation.interval else { return false }
        return interval.lower > 0
    }

    static func isBelow(_ correlation: Correlation) -> Bool {
        guard correlation.n >= leastRows, let interval = correlation.interval else { return false }
        return interval.upper < 0
    }

    /// `r = 0.66 (95% interval 0.6 to 0.71, n = 375)`.
    static func words(_ correlation: Correlation) -> String {
        guard let r = correlation.r else { return "r undefined, n = \(correlation.n)" }
        let number = { (value: Double) in GivenText.hundredths(value) }
        let interval = correlation.interval.map { "\(GivenText.number(correlation.level * 100, places: 1))% interval \(number($0.lower)) to \(number($0.upper)), " } ?? ""
        return "r = \(number(r)) (\(interval)n = \(correlation.n))"
    }

    /// A correlation has more than one explanation, and a table does not tell which holds.
    static let otherExplanations =
        " Other explanations: people who agree with everything, and people in whom the two sides do not oppose each other."

    /// What the two sides are called, where they have names.
    static func sides(of instrument: Instrument) -> String {
        instrument.scales.contains { $0.id.hasPrefix("ucs_") }
            ? "compassionate (CS) and uncompassionate (UCS) responding"
            : "the items that the key takes as answered and those that it reverses"
    }

    /// Correlations that this project has computed itself, for comparison.
    ///
    /// Caudek, ccaudek/ema_scs_piel, 375 people, and ccaudek/self_compassion, 747 rows of which
    /// the negative items are stored reversed (facet scores in both).
    static func seen(_ instrument: Instrument) -> String {
        guard instrument.id.rawValue == "scs" else { return "" }
        return " Seen elsewhere: −0.65 in 375 people whose answers are stored as given, 0.18 in 747 whose negative items are stored reversed."
    }
}
