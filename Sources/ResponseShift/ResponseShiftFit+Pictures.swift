public import Statistics

extension ResponseShiftFit {
    /// Change of each factor with the shift taken out, and as if nothing had shifted.
    public var pictures: [Picture] {
        let rows = scales.flatMap { scale in
            scale.changes.flatMap { change -> [Picture.Forest.Row] in
                let place = [scale.scale.name, scale.scale.occasions[change.occasion], scale.groups.count > 1 ? scale.groups[change.group] : ""]
                    .filter { !$0.isEmpty }.joined(separator: ", ")
                return [("shift taken out", change.latent), ("as if nothing had shifted", change.unaccounted)].compactMap { words, estimate in
                    guard let estimate, let lower = estimate.lower, let upper = estimate.upper else { return nil }
                    return .init(label: "\(place): \(words)", estimate: estimate.value, lower: lower, upper: upper)
                }
            }
        }
        guard !rows.isEmpty else { return [] }
        let flagged = scales.filter(\.verdict.isFlagged).map(\.scale.name)
        return [Picture(
            id: "response-shift", title: "Change with and without shift",
            caption: "Change of each factor in standard deviations of the first occasion, once with the numbers that shifted let go and once with all held equal. "
                + (flagged.isEmpty ? "No scale is flagged." : "Flagged: \(flagged.joined(separator: ", "))."),
            content: .forest(.init(rows: rows, reference: 0, axis: "Change in standard deviations")))]
    }
}
