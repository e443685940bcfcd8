extension RegressionFit {
    public var pictures: [Picture] {
        var pictures: [Picture] = []
        if let forest { pictures.append(forest) }
        if let marginal { pictures.append(marginal.picture(id: "marginal-means", vertical: frame.formula.response?.label ?? "")) }
        if let part, pooled == nil, !part.isPerfect, case .linear(let squares) = part.solution {
            pictures.append(residuals(squares, part))
            pictures.append(quantiles(squares))
        }
        return pictures
    }

    /// Coefficients without the intercept.
    private var forest: Picture? {
        let chosen = names.indices.filter { names[$0] != LeastSquares.interceptName }
        guard !chosen.isEmpty else { return nil }
        let rows = chosen.compactMap { index -> Picture.Forest.Row? in
            let ends: (estimate: Double, lower: Double, upper: Double)
            if let pooled {
                let interval = pooled[index].interval(level: specification.level)
                ends = (pooled[index].estimate, interval.lower, interval.upper)
            } else if let row = part?.row(index, level: specification.level, names: names) {
                ends = (row.estimate, row.lower, row.upper)
            } else {
                return nil
            }
            guard ends.lower.isFinite, ends.upper.isFinite else { return nil }
            return Picture.Forest.Row(label: names[index], estimate: ends.estimate, lower: ends.lower, upper: ends.upper)
        }
        return Picture(
            id: "coefficients", title: "Coefficients", caption: "Each coefficient with its interval; 0 means no difference.",
            content: .forest(Picture.Forest(rows: rows, reference: 0, axis: "estimate")))
    }

    private func residuals(_ squares: LeastSquares, _ part: RegressionPart) -> Picture {
        let points = squares.residuals.indices.map { row in
            Picture.Scatter.Point(x: part.input.response[row] - squares.residuals[row], y: squares.residuals[row])
        }
        return Picture(
            id: "residuals", title: "Residuals against fitted values",
            caption: "Each row's residual over its fitted value; a bend speaks of a missing term, a funnel of unequal variances.",
            content: .scatter(Picture.Scatter(
                points: points, horizontal: "fitted value", vertical: "residual", guide: .init(intercept: 0, slope: 0))))
    }

    /// Standardised residuals in order against quantiles of the normal distribution at (i − ½)/n.
    private func quantiles(_ squares: LeastSquares) -> Picture {
        let sigma = (squares.residualSumOfSquares / Double(squares.residualDegreesOfFreedom)).squareRoot()
        let standardised = squares.residuals.indices.map { row in
            squares.residuals[row] / (sigma * max(1 - squares.leverages[row], 1e-12).squareRoot())
        }.sorted()
        let n = Double(standardised.count)
        let points = standardised.enumerated().compactMap { index, value -> Picture.Scatter.Point? in
            guard value.isFinite, let quantile = Normal.standard.quantile((Double(index) + 0.5) / n) else { return nil }
            return Picture.Scatter.Point(x: quantile, y: value)
        }
        return Picture(
            id: "residual-quantiles", title: "Residuals against the normal distribution",
            caption: "Standardised residuals in order over the quantiles of the normal distribution; on the line they are normal.",
            content: .scatter(Picture.Scatter(
                points: points, horizontal: "quantile of the normal distribution", vertical: "standardised residual",
                guide: .init(intercept: 0, slope: 1))))
    }
}
