extension Instrument {
    /// Reads the change of one scale between two score sheets of one person.
    ///
    /// Total: what cannot be compared is missing with its reason. A missing score is never a zero,
    /// and scores of different definition versions are never subtracted.
    /// - Parameters:
    ///   - first: The earlier sheet, usually the baseline.
    ///   - parameters: What the change is read against; `ChangeParameters(for:of:)` takes what is
    ///     published with the instrument.
    public func change(
        from first: ScoreSheet, to second: ScoreSheet, against parameters: ChangeParameters
    ) -> Found<ChangeSheet> {
        if let missing = refusal(first, second, parameters) { return .missing(missing) }
        let id = parameters.scale
        guard let scale = scale(id), let before = ScoredSide(id, of: first),
            let after = ScoredSide(id, of: second)
        else {
            let nearest = NearestName.of(id, among: scales.map(\.id))
            return .missing(
                ChangeMissing(
                    kind: .unknownScale,
                    sentence: "\(abbreviation) has no scale '\(id)'." + NearestName.question(nearest)))
        }
        guard let start = before.score?.value, let end = after.score?.value else {
            return .missing(Self.noScore(scale, before, after))
        }
        let reliable = parameters.methods.map { method in
            ReliableChange.of(
                start, end, direction: scale.direction, baseline: parameters.baseline,
                reliability: parameters.reliability, method: method, level: parameters.level)
        }
        let findings = parameters.thresholds.map { ThresholdFinding.of($0, start, end, scale) }
        let reading = ClinicalReading(
            first: start, second: end, direction: scale.direction, parameters: parameters,
            index: reliable.first, findings: findings)
        return .value(
            ChangeSheet(
                instrument: self.id, version: version, scale: id, direction: scale.direction,
                first: before, second: after, change: end - start,
                percent: start > 0
                    ? .value(100 * (end - start) / start) : .missing(.zeroBaseline(start)),
                reliable: reliable, thresholds: findings, clinical: reading.result,
                cautions: cautions(before, after, parameters)))
    }

    private func refusal(_ first: ScoreSheet, _ second: ScoreSheet, _ parameters: ChangeParameters)
        -> ChangeMissing?
    {
        let others = [first.instrument, second.instrument, parameters.instrument]
            .filter { $0 != id }
        if let other = others.first {
            return ChangeMissing(
                kind: .otherInstrument,
                sentence: "Scores of '\(other)' cannot be compared as scores of '\(id)'.")
        }
        let versions = [first.version, second.version]
        guard versions.allSatisfy({ $0 == version }) else {
            return ChangeMissing(
                kind: .otherVersion,
                sentence: "The scores were made by definitions \(versions[0]) and \(versions[1]) of "
                    + "\(abbreviation), and this is definition \(version): score both sets of "
                    + "answers with one definition.")
        }
        return nil
    }

    private static func noScore(_ scale: Scale, _ first: ScoredSide, _ second: ScoredSide)
        -> ChangeMissing
    {
        var parts = ["The change of \(scale.name) has no value."]
        for (name, side) in [("First score", first), ("Second score", second)] {
            if case .missing(let missing)? = side.score?.outcome {
                parts.append("\(name): \(missing.sentence)")
            }
        }
        return ChangeMissing(kind: .score, sentence: parts.joined(separator: " "))
    }

    private func cautions(
        _ first: ScoredSide, _ second: ScoredSide, _ parameters: ChangeParameters
    ) -> [String] {
        var cautions: [String] = []
        for (name, side) in [("first", first), ("second", second)] {
            guard let score = side.score, score.prorated else { continue }
            let codes = score.missingItems.map(\.code).joined(separator: ", ")
            cautions.append("The \(name) score is prorated; no answer to \(codes).")
        }
        if timeframe == .acute {
            cautions.append(
                "\(abbreviation) rates one experience; a difference between two experiences is no "
                    + "change of a person.")
        }
        if parameters.reliability?.kind == .testRetest {
            cautions.append(
                "A test-retest reliability counts true change between the two tests as error, so "
                    + "fewer changes are called reliable.")
        }
        if parameters.reliability?.kind == .internalConsistency {
            cautions.append(
                "An internal consistency says nothing of how a score wanders between two days, so more "
                    + "changes are called reliable than a test-retest reliability would.")
        }
        return cautions
    }
}
