/// When a person's gain counts as kept, faded or grown: written in the plan, before anybody looked.
public struct KeptRule: Hashable, Sendable {
    public enum Response: Hashable, Sendable {
        /// Of the value before treatment: 0.5 is half of it.
        case share(Double)
        /// In points of the outcome.
        case points(Double)
    }

    /// How far a score is off by chance.
    public enum Error: Hashable, Sendable {
        /// The standard error of measurement is then √(1 − reliability) standard deviations before treatment.
        case reliability(Double)
        case standardErrorOfMeasurement(Double)
    }

    /// Who gained enough at the end of treatment to have something to keep.
    public var response: Response
    /// Faded: this share of the gain, or more, is lost.
    public var loses: Double
    /// Grew: a further gain beyond error, 1.96 √2 standard errors of measurement (Jacobson and Truax 1991).
    public var error: Error
    /// When the gain is read again, on the clock of the course.
    public var at: Double
    /// The nearest value no further than this counts.
    public var within: Double

    public init(response: Response, loses: Double = 1.0 / 3, error: Error, at: Double, within: Double) {
        self.response = response
        self.loses = loses
        self.error = error
        self.at = at
        self.within = within
    }
}
