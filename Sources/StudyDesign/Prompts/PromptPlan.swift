public import Instruments

/// A short questionnaire asked several times a day over some days (experience sampling).
public struct PromptPlan: Hashable, Sendable, Codable {
    /// When on a day: at the first minute, or at a random one.
    public enum Draw: String, Hashable, Sendable, Codable, CaseIterable { case fixed, random }

    /// Minutes after midnight where the participant is; `until` is not part of it.
    public struct Window: Hashable, Sendable, Codable {
        public let from: Int
        public let until: Int

        public init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }
    }

    public let code: String
    public let instrument: Instrument.ID
    /// The days on which it is asked.
    public let days: VisitWindow
    /// One prompt each, in the order of the day.
    public let windows: [Window]
    public let draw: Draw
    /// Minutes after which a prompt can no longer be answered.
    public let expiresAfter: Int
    /// Least minutes between two prompts.
    public let spacing: Int

    public init(
        code: String, instrument: Instrument.ID, days: VisitWindow, windows: [Window], draw: Draw, expiresAfter: Int,
        spacing: Int = 30
    ) {
        self.code = code
        self.instrument = instrument
        self.days = days
        self.windows = windows
        self.draw = draw
        self.expiresAfter = expiresAfter
        self.spacing = spacing
    }

    /// What is wrong with it, each a sentence.
    public var faults: [String] {
        var faults: [String] = []
        if windows.isEmpty { faults.append("The check-in \(code) has no window. Give at least one, in minutes after midnight.") }
        for window in windows where !(0..<1440).contains(window.from) || !(1...1440).contains(window.until) || window.from >= window.until {
            faults.append("A window of the check-in \(code) runs from minute \(window.from) to \(window.until). Give minutes of one day, the first before the second.")
        }
        for (first, second) in zip(windows, windows.dropFirst()) where first.until > second.from {
            faults.append("Two windows of the check-in \(code) overlap at minute \(second.from). Put them one after the other.")
        }
        if !(5...1440).contains(expiresAfter) { faults.append("The check-in \(code) expires after \(expiresAfter) minutes; 5 to 1440 are possible.") }
        if !(0...720).contains(spacing) { faults.append("The check-in \(code) asks for \(spacing) minutes between two prompts; 0 to 720 are possible.") }
        if faults.isEmpty, !keepsSpacing { faults.append("The check-in \(code) cannot keep \(spacing) minutes between its prompts: its windows lie too close. Shorten the spacing or widen the windows.") }
        return faults
    }

    /// Whether on an ordinary day every window finds a minute that keeps the spacing.
    private var keepsSpacing: Bool {
        var earliest = 0
        for window in windows {
            let minute = max(window.from, earliest)
            guard minute < window.until else { return false }
            earliest = minute + spacing
        }
        return true
    }
}
