import Mechanisms
public import Statistics

extension CrossLaggedFit {
    public var warnings: [String] {
        var sentences: [String] = []
        if specification.mechanism.count < 3 { sentences.append(Self.cannotPart) }
        else if !hasIntercepts { sentences.append("The model has no random intercepts: lasting differences between people enter its lags. Use model: random_intercept to part them.") }
        for (letter, name) in [("m", mechanismName), ("y", outcomeName)] where hasIntercepts && primary.isUsable && share(letter) == nil {
            sentences.append("What lasts of \(name) between people has no positive variance here, or what changes within them has none: within and between cannot be parted well in these data. Look at the model without random intercepts beside, and do not read more from either.")
        }
        sentences.append(LagOrder.errorOfMeasurement)
        if specification.timing != .before { sentences.append("Order in time: \(timingWords) The lags are shown without a reading of their order.") }
        if let shortest = specification.intervals.min(), let longest = specification.intervals.max(), shortest != longest, primary.syntax.isEqual, hasIntercepts || specification.mechanism.count > 2 {
            sentences.append("The intervals between occasions differ (\(specification.intervals.map(String.init).joined(separator: ", ")) days); lags depend on the interval, and equal lags are then no more than an average. Consider lags: free.")
        }
        if let test = equalLags, test.p < 0.05, primary.syntax.isEqual {
            sentences.append("Lags that are equal over time fit worse than free ones (p = \((test.p * 10000).rounded() / 10000)); look at free_lags too, or state lags: free.")
        }
        return sentences + reasons + primary.structural.warnings.map(translated)
    }

    func translated(_ sentence: String) -> String {
        var words = names
        for (plain, own) in names where plain.hasPrefix("m") || plain.hasPrefix("y") { words["w\(plain)"] = "[within part of \(own)]" }
        words["RIm"] = "[what lasts of \(mechanismName)]"
        words["RIy"] = "[what lasts of \(outcomeName)]"
        return PlainTable.translated(sentence, words)
    }

    public var pictures: [Picture] {
        let lags: [(String, CrossLaggedModel.Lag)] = [
            ("\(mechanismName) → later \(outcomeName)", primary.mechanismToOutcome), ("\(outcomeName) → later \(mechanismName)", primary.outcomeToMechanism),
        ]
        let rows = lags.compactMap { label, lag -> Picture.Forest.Row? in
            guard let value = lag.standardized, let ends = value.interval(specification.level) else { return nil }
            return .init(label: label, estimate: value.estimate, lower: ends.lower, upper: ends.upper)
        }
        guard rows.count == lags.count else { return [] }
        return [Picture(
            id: "lags", title: hasIntercepts ? "Lags within people, both directions" : "Lags, both directions", caption: orderSentence,
            content: .forest(.init(rows: rows, reference: 0, axis: "standardised lag")))]
    }
}
