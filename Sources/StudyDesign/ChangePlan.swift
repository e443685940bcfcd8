public import Instruments

/// Against what a study reads a person's change on a scale, where the instrument's definition brings
/// nothing or the study has better: its own baseline, reliability, norms and thresholds, each with
/// its source. Nothing is assumed where it says nothing.
public struct ChangePlan: Hashable, Sendable, Codable {
    /// One a scale.
    public let scales: [Entry]

    public init(scales: [Entry]) { self.scales = scales }

    public struct Entry: Hashable, Sendable, Codable {
        public let instrument: Instrument.ID
        public let scale: String
        /// Mean and standard deviation before treatment.
        public let baseline: Norm?
        public let reliability: Reliability?
        /// People without the condition, and with it.
        public let functional: Norm?
        public let dysfunctional: Norm?
        public let criterion: CutOffCriterion?
        /// In place of the published ones; nil keeps those.
        public let thresholds: [Threshold]?

        public init(
            _ instrument: Instrument.ID, _ scale: String, baseline: Norm? = nil, reliability: Reliability? = nil,
            functional: Norm? = nil, dysfunctional: Norm? = nil, criterion: CutOffCriterion? = nil,
            thresholds: [Threshold]? = nil
        ) {
            self.instrument = instrument
            self.scale = scale
            self.baseline = baseline
            self.reliability = reliability
            self.functional = functional
            self.dysfunctional = dysfunctional
            self.criterion = criterion
            self.thresholds = thresholds
        }
    }

    /// What stands here for a scale, beside what is published with the instrument.
    ///
    /// - Throws: `ChangeFaults`.
    public func parameters(for scale: String, of instrument: Instrument) throws(ChangeFaults) -> ChangeParameters {
        let entry = scales.first { $0.instrument == instrument.id && $0.scale == scale }
        return try ChangeParameters(
            for: scale, of: instrument, baseline: entry?.baseline, reliability: entry?.reliability,
            functional: entry?.functional, dysfunctional: entry?.dysfunctional, criterion: entry?.criterion,
            thresholds: entry?.thresholds)
    }

    /// What is wrong with it, each a sentence.
    public func faults(_ catalog: Catalog) -> [String] {
        var faults: [String] = []
        var seen: Set<Parameter> = []
        for entry in scales {
            if !seen.insert(Parameter(entry.instrument, entry.scale)).inserted {
                faults.append("The change plan names \(entry.scale) of \(entry.instrument) twice.")
            }
            guard let instrument = catalog.instrument(entry.instrument) else {
                faults.append("The change plan names \(entry.instrument), which is not on the shelf.")
                continue
            }
            do {
                _ = try parameters(for: entry.scale, of: instrument)
            } catch {
                faults.append("The change plan, \(entry.instrument): \(error.description)")
            }
        }
        return faults
    }
}
