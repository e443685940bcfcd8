import Charts
import Datasets
import Statistics
import StudyDesign

/// Mean course of one parameter in each arm, with t intervals for the mean and the number
/// of people it rests on. A description of those observed, not an estimate under dropout.
struct ArmCourse {
    struct Point: Hashable {
        let visit: Visit
        let count: Int
        let mean: Double?
        let deviation: Double?
        /// Interval of the mean: mean ± t(n − 1) s/√n.
        let interval: ClosedRange<Double>?
    }

    let arms: [(arm: Arm, points: [Point])]

    init(_ dataset: AnalysisDataset, _ parameter: Parameter, level: Double = 0.95) {
        arms = dataset.study.arms.map { arm in
            let people = dataset.randomized.filter { $0.arm == arm.code }
            let points = dataset.study.visits.filter { $0.instruments.contains(parameter.instrument) }.map { visit in
                Self.point(at: visit, people.compactMap { dataset.value(parameter, of: $0.participant, at: visit.code)?.value }, level)
            }
            return (arm, points)
        }
    }

    private static func point(at visit: Visit, _ values: [Double], _ level: Double) -> Point {
        let n = Double(values.count)
        guard n > 0 else { return Point(visit: visit, count: 0, mean: nil, deviation: nil, interval: nil) }
        let mean = values.reduce(0, +) / n
        guard n > 1 else { return Point(visit: visit, count: 1, mean: mean, deviation: nil, interval: nil) }
        let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let deviation = (squares / (n - 1)).squareRoot()
        let quantile = StudentT(df: n - 1)?.quantile(0.5 + level / 2)
        let half = quantile.map { $0 * deviation / n.squareRoot() }
        return Point(
            visit: visit, count: values.count, mean: mean, deviation: deviation,
            interval: half.map { (mean - $0)...(mean + $0) })
    }

    func trajectory(title: String, measure: String, direction: ScoreDirection?, decimals: Int, sessions: [SessionMark]) -> Trajectory {
        Trajectory(
            title: title, measure: measure, decimals: decimals, direction: direction,
            arms: arms.map { arm, points in
                Trajectory.Arm(
                    name: arm.name,
                    points: points.map {
                        .init(
                            week: $0.visit.week, visit: $0.visit.name, mean: $0.mean, lower: $0.interval?.lowerBound,
                            upper: $0.interval?.upperBound, count: $0.count,
                            reason: $0.mean == nil ? "nobody measured" : nil)
                    })
            },
            sessions: sessions)
    }
}

extension StudyProtocol {
    /// The planned session days on a chart's axis.
    var sessionMarks: [SessionMark] {
        sessions.map { SessionMark(week: Double($0.day) / 7, label: "Session \($0.number)") }
    }
}
