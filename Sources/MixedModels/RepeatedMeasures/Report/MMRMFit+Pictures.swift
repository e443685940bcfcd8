public import Statistics

extension MMRMFit {
    public var pictures: [Picture] {
        guard let inference = inferences.first, !inference.means.isEmpty else { return [] }
        return [course(inference), forest(inference)].compactMap { $0 }
    }

    /// The marginal means over the visits, a line for each level.
    private func course(_ inference: Inference) -> Picture? {
        guard let wanted = specification.marginalMeans, let by = wanted.by else { return nil }
        var names: [String] = []
        var slices: [String] = []
        for mean in inference.means {
            if !names.contains(mean.of) { names.append(mean.of) }
            if let slice = mean.by, !slices.contains(slice) { slices.append(slice) }
        }
        // Visits called by numbers stand at their distances.
        let numbers = slices.compactMap { Double($0) }
        let isNumeric = numbers.count == slices.count && numbers.allSatisfy(\.isFinite) && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        let lines = names.map { name in
            Picture.Course.Line(
                name: name,
                points: inference.means.filter { $0.of == name }.enumerated().map { index, mean in
                    .init(
                        position: isNumeric ? numbers[index] : Double(index + 1), label: mean.by, value: mean.row.estimate,
                        lower: mean.row.lower, upper: mean.row.upper)
                })
        }
        return Picture(
            id: "mmrm-means", title: "Marginal means of \(outcome) by \(by)",
            caption: "Adjusted mean of \(outcome) at each \(by), a line for each \(wanted.of), with \(Self.percent(specification.level)) intervals.",
            content: .course(.init(lines: lines, horizontal: by, vertical: outcome)))
    }

    private func forest(_ inference: Inference) -> Picture? {
        let rows = inference.contrasts.compactMap { mean -> Picture.Forest.Row? in
            guard let lower = mean.row.lower, let upper = mean.row.upper else { return nil }
            return .init(label: mean.label, estimate: mean.row.estimate, lower: lower, upper: upper)
        }
        guard !rows.isEmpty else { return nil }
        return Picture(
            id: "mmrm-differences", title: "Differences of marginal means",
            caption: "Each difference of adjusted means of \(outcome) with its \(Self.percent(specification.level)) interval; 0 is no difference.",
            content: .forest(.init(rows: rows, reference: 0, axis: "Difference in \(outcome)")))
    }
}
