/// Mean and confidence interval by visit and arm over study weeks, with the number assessed under the axis.
public struct Trajectory: Chart, Hashable {
    /// One arm at one visit.
    public struct Point: Sendable, Hashable {
        public var week: Double
        /// The visit's name, e.g. "Baseline".
        public var visit: String
        public var mean: Double?
        public var lower: Double?
        public var upper: Double?
        /// How many people the mean rests on.
        public var count: Int?
        /// Why there is no mean.
        public var reason: String?

        public init(
            week: Double, visit: String, mean: Double?, lower: Double? = nil, upper: Double? = nil,
            count: Int? = nil, reason: String? = nil
        ) {
            self.week = week
            self.visit = visit
            self.mean = mean
            self.lower = lower
            self.upper = upper
            self.count = count
            self.reason = reason
        }
    }

    public struct Arm: Sendable, Hashable {
        public var name: String
        public var points: [Point]

        public init(name: String, points: [Point]) {
            self.name = name
            self.points = points.sorted { $0.week < $1.week }
        }
    }

    public var title: String
    public var subtitle: String
    /// What the vertical axis shows, e.g. "CAPS-5 total severity (0 to 80)".
    public var measure: String
    public var weekLabel: String
    /// e.g. "95% confidence interval".
    public var intervalName: String
    /// The heading of the counts, e.g. "Number assessed".
    public var countLabel: String
    public var decimals: Int
    /// The axis, where the caller wants a scale's possible range; otherwise it follows the data.
    public var range: ClosedRange<Double>?
    public var direction: ScoreDirection?
    public var arms: [Arm]
    public var sessions: [SessionMark]
    public var note: String

    public init(
        title: String, subtitle: String = "", measure: String,
        weekLabel: String = "Weeks since baseline",
        intervalName: String = "95% confidence interval", countLabel: String = "Number assessed",
        decimals: Int = 1, range: ClosedRange<Double>? = nil, direction: ScoreDirection? = nil,
        arms: [Arm], sessions: [SessionMark] = [], note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.measure = measure
        self.weekLabel = weekLabel
        self.intervalName = intervalName
        self.countLabel = countLabel
        self.decimals = decimals
        self.range = range
        self.direction = direction
        self.arms = arms
        self.sessions = sessions
        self.note = note
    }
}
