import Statistics

/// Whether effects on the hazard change with time: the score test of adding x g(t) to the model,
/// g the share of all that had the event before t (Grambsch and Therneau 1994).
///
/// With r_k the summed Schoenfeld residuals and V_k the information of event time k:
/// u = Σ g_k r_k, and its variance Σ g² V − Σ g V (Σ V)⁻¹ Σ g V.
struct ProportionalHazards {
    struct Test {
        let name: String
        let chiSquared: Double
        let df: Int
        let p: Double
    }

    /// One a variable, then `GLOBAL`.
    let tests: [Test]

    init(_ fit: CoxFit) {
        let data = fit.likelihood.data
        let width = fit.likelihood.width
        let curve = KaplanMeier(time: data.time, isEvent: data.isEvent, level: 0.95)
        // 1 − S just before each time.
        var before: [Double: Double] = [:]
        var survival = 1.0
        for step in curve.steps {
            before[step.time] = 1 - survival
            survival = step.survival
        }
        var events: [CoxLikelihood.EventTime] = []
        _ = fit.likelihood.evaluate(fit.scaled) { events.append($0) }
        var total = 0.0
        var center = 0.0
        for event in events {
            total += Double(event.deaths)
            center += Double(event.deaths) * (before[event.time] ?? 0)
        }
        center /= max(total, 1)
        var u = [Double](repeating: 0, count: width)
        let size = width * width
        var plain = [Double](repeating: 0, count: size)
        var once = plain
        var twice = plain
        for event in events {
            let g = (before[event.time] ?? 0) - center
            for i in 0..<width { u[i] += g * event.residual[i] }
            for index in 0..<size {
                plain[index] += event.information[index]
                once[index] += g * event.information[index]
                twice[index] += g * g * event.information[index]
            }
        }
        let cross = CoxLikelihood.full(once, width)
        guard let solved = CoxLikelihood.full(plain, width).solvingPositiveDefinite(cross)?.solution else {
            tests = []
            return
        }
        let variance = CoxLikelihood.full(twice, width) - cross.transposedTimes(solved)
        func test(_ name: String, _ chosen: [Int]) -> Test? {
            let part = variance.selecting(rows: chosen, columns: chosen)
            guard let (inverse, rank) = part.pseudoinverseSymmetric(tolerance: 1e-10), rank > 0 else { return nil }
            let statistic = inverse.quadraticForm(chosen.map { u[$0] })
            let p = ChiSquared(df: Double(rank))?.upperTail(statistic) ?? .nan
            return statistic.isFinite ? Test(name: name, chiSquared: statistic, df: rank, p: p) : nil
        }
        let single = data.termNames.indices.compactMap { term in
            test(data.termNames[term], (0..<width).filter { data.columnTerms[$0] == term })
        }
        tests = single + [test("GLOBAL", Array(0..<width))].compactMap { $0 }
    }
}
