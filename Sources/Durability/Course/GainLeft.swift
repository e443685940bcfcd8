import MixedModels
import Statistics

/// The share of an arm's mean gain that is left at a time: its change from before treatment to then over that to the
/// end of treatment, with Fieller's interval (Fieller 1954).
struct GainLeft {
    let arm: String
    /// nil where the change is for the worse or its interval reaches 0: then there is none that could be left.
    let value: (estimate: Double, lower: Double, upper: Double)?
    let time: Double

    static let noGain = "This arm had no gain: its change to the end of treatment is for the worse, or its interval includes 0, so that no share of it can be said to be left."

    init(_ course: PiecewiseCourse, arm: Int, time: Double) {
        let basis = course.data.basis
        self.arm = course.data.arms[arm]
        self.time = time
        let before = course.model.mean(arm: arm, time: basis.start)
        let later = difference(course.model.mean(arm: arm, time: time), before)
        let end = difference(course.model.mean(arm: arm, time: basis.end), before)
        let n = course.combination(later, "later")
        let d = course.combination(end, "end")
        let both = course.combination(zip(later, end).map { $0 + $1 }, "both")
        guard let one = n.degreesOfFreedom, let other = d.degreesOfFreedom,
            let q = StudentT(df: min(one, other))?.quantile((1 + course.data.spec.level) / 2)
        else {
            value = nil
            return
        }
        let nn = n.standardError * n.standardError
        let dd = d.standardError * d.standardError
        let nd = (both.standardError * both.standardError - nn - dd) / 2
        let square = q * q
        let a = d.estimate * d.estimate - square * dd
        let b = n.estimate * d.estimate - square * nd
        let c = n.estimate * n.estimate - square * nn
        let under = b * b - a * c
        guard a > 0, under >= 0, d.estimate * course.data.spec.lossSign < 0 else {
            value = nil
            return
        }
        let reach = under.squareRoot()
        value = (n.estimate / d.estimate, (b - reach) / a, (b + reach) / a)
    }

    var results: ResultTree {
        guard let value else { return .missing(Self.noGain) }
        return .of(["est": .number(value.estimate), "ci_lower": .number(value.lower), "ci_upper": .number(value.upper)])
    }
}
