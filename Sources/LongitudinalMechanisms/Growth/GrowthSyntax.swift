import Statistics

/// The growth model as text. Observed `m1` …, `y1` …, `x`, `z1` …; levels at the first occasion `im`,
/// `iy`, slopes `sm`, `sy`. Labels: a exposure on mediator's slope, b mediator's slope on the outcome,
/// cp what else the exposure does; ai, ci exposure on the initial levels, and p, q, r, s those on the slopes.
struct GrowthSyntax {
    let mediatorTimes: [Double]
    let outcomeTimes: [Double]
    let shape: GrowthMediationSpecification.Shape
    let adjusts: Bool
    let covariates: [String]
    /// Places of mediator and outcome that were measured at once, from 1.
    let shared: [(mediator: Int, outcome: Int)]

    var isLaterValue: Bool { outcomeTimes.count == 1 }

    var end: String { isLaterValue ? "y1" : "sy" }

    var text: String {
        let plus = covariates.map { " + \($0)" }.joined()
        var lines = factors("m", mediatorTimes)
        lines.append("im ~ ai*x\(plus)")
        if isLaterValue {
            lines.append("sm ~ a*x\(adjusts ? " + p*im" : "")\(plus)")
            lines.append("y1 ~ cp*x + b*sm\(adjusts ? " + r*im" : "")\(plus)")
            if !adjusts { lines += ["im ~~ sm", "im ~~ y1"] }
            lines.append("y1 ~ 1")
        } else {
            lines += factors("y", outcomeTimes)
            let early = adjusts ? " + p*im + q*iy" : ""
            let late = adjusts ? " + r*im + s*iy" : ""
            lines += ["iy ~ ci*x\(plus)", "sm ~ a*x\(early)\(plus)", "sy ~ cp*x + b*sm\(late)\(plus)", "im ~~ iy"]
            if !adjusts { lines += ["im ~~ sm", "im ~~ sy", "iy ~~ sm", "iy ~~ sy"] }
            for (m, y) in shared { lines.append("m\(m) ~~ y\(y)") }
        }
        lines += ["indirect := a*b", "total := cp + a*b"]
        // What the exposure does over the initial levels as well.
        if adjusts { lines.append("total_with_initial_levels := cp + a*b + ai*r + ai*p*b\(isLaterValue ? "" : " + ci*s + ci*q*b")") }
        return lines.joined(separator: "\n")
    }

    private func factors(_ letter: String, _ times: [Double]) -> [String] {
        let first = times.first ?? 0
        let level = times.indices.map { "1*\(letter)\($0 + 1)" }
        let slope = times.indices.map { place -> String in
            let isFree = shape == .free && place > 0 && place < times.count - 1
            let load = (times[place] - first).shortestText ?? "0"
            return isFree ? "start(\(load))*\(letter)\(place + 1)" : "\(load)*\(letter)\(place + 1)"
        }
        return [
            "i\(letter) =~ " + level.joined(separator: " + "), "s\(letter) =~ " + slope.joined(separator: " + "),
            "i\(letter) ~ 1", "s\(letter) ~ 1",
        ] + times.indices.map { "\(letter)\($0 + 1) ~ 0*1" }
    }
}
