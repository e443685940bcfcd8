import MixedModels
import Statistics

/// Whether a gain was kept better by people with more of a mechanism at the end of treatment: rows after it,
/// with the mechanism and its product with time since then.
struct MechanismCourse {
    let level: LinearMixedFit.Coefficient
    let slope: LinearMixedFit.Coefficient
    let people: Int
    let rows: Int
    /// People without a reading at the end of treatment.
    let without: Int

    init(_ data: CourseData, random: DurabilitySpecification.RandomPart) throws {
        var outcome: [Double?] = []
        var codes: [Int?] = []
        var read: [Double?] = []
        var kept: [Double?] = []
        var product: [Double?] = []
        var arms = [[Double?]](repeating: [], count: data.arms.count)
        var slopes = arms
        var covariates = [[Double?]](repeating: [], count: data.covariateNames.count)
        let known = data.people.compactMap { $0.mechanism?.value }
        guard known.count > 2 else { throw DurabilityError("Only \(howMany(known.count)) a reading of \"\(data.spec.mechanism ?? "")\" at the end of treatment (\(plain(data.basis.end)) ± \(plain(data.spec.within)); within widens it).") }
        let mean = known.reduce(0, +) / Double(known.count)
        var labels: [String] = []
        for person in data.people {
            guard let own = person.mechanism else { continue }
            let after = person.times.indices.filter { person.times[$0] >= own.time }
            guard !after.isEmpty else { continue }
            labels.append(person.label)
            for index in after {
                let wait = data.basis.kept(person.times[index])
                outcome.append(person.values[index])
                codes.append(labels.count - 1)
                read.append(own.value - mean)
                kept.append(wait)
                product.append((own.value - mean) * wait)
                for arm in arms.indices {
                    arms[arm].append(arm == person.arm ? 1 : 0)
                    slopes[arm].append(arm == person.arm ? wait : 0)
                }
                for (place, value) in person.covariates.enumerated() { covariates[place].append(value) }
            }
        }
        guard labels.count > 2 else { throw DurabilityError("Too few people have both a reading of \"\(data.spec.mechanism ?? "")\" and a later outcome.") }
        var columns = [
            Column(name: "y", numbers: outcome), Column(name: "m", numbers: read), Column(name: "kept", numbers: kept),
            Column(name: "mk", numbers: product), Column(name: "id", content: .categorical(levels: labels, codes: codes)),
        ]
        var names = ["m", "mk"]
        for arm in arms.indices {
            if arm > 0 {
                columns.append(Column(name: "a\(arm)", numbers: arms[arm]))
                names.append("a\(arm)")
            }
            columns.append(Column(name: "k\(arm)", numbers: slopes[arm]))
            names.append("k\(arm)")
        }
        for place in covariates.indices {
            columns.append(Column(name: "c\(place)", numbers: covariates[place]))
            names.append("c\(place)")
        }
        let between = random == .slopes ? "(1 + kept | id)" : "(1 | id)"
        let formula = try ModelFormula("y ~ \(names.joined(separator: " + ")) + \(between)")
        let fit = try LinearMixedSpecification(formula, level: data.spec.level).fit(on: DataTable(columns: columns), running: Running())
        guard PiecewiseCourse.isConverged(fit), let m = fit.coefficients.first(where: { $0.name == "m" }),
            let mk = fit.coefficients.first(where: { $0.name == "mk" })
        else { throw DurabilityError("The model with the mechanism did not converge.") }
        level = m
        slope = mk
        people = labels.count
        rows = outcome.count
        without = data.people.count { $0.mechanism == nil }
    }
}

private func howMany(_ count: Int) -> String { count == 1 ? "1 person has" : "\(count) people have" }
