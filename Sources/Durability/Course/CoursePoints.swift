import MixedModels
import Statistics

/// What was seen and what the model says at the times of the course.
struct CoursePoints {
    struct Point {
        let time: Double
        let n: Int
        /// nil where nobody was seen near.
        let observed: Double?
        let mean: LinearMixedFit.Coefficient
    }

    /// [arm][time].
    let points: [[Point]]

    /// More distinct times than this are gathered around those of the plan, or around evenly spread ones.
    static let mostTimes = 15

    init(_ course: PiecewiseCourse) {
        let data = course.data
        let distinct = Set(data.people.flatMap(\.times)).sorted()
        let shown = Self.times(data, distinct)
        var sums = [[Double]](repeating: [Double](repeating: 0, count: shown.count), count: data.arms.count)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: shown.count), count: data.arms.count)
        for person in data.people {
            for (time, value) in zip(person.times, person.values) {
                var place = 0
                for index in shown.indices where (shown[index] - time).magnitude < (shown[place] - time).magnitude { place = index }
                sums[person.arm][place] += value
                counts[person.arm][place] += 1
            }
        }
        points = data.arms.indices.map { arm in
            shown.indices.map { index in
                let n = counts[arm][index]
                return Point(
                    time: shown[index], n: n, observed: n > 0 ? sums[arm][index] / Double(n) : nil,
                    mean: course.mean(arm: arm, time: shown[index]))
            }
        }
    }

    private static func times(_ data: CourseData, _ distinct: [Double]) -> [Double] {
        if !data.spec.times.isEmpty { return Set(data.spec.times).sorted() }
        if distinct.count <= mostTimes { return distinct }
        let first = distinct[0]
        let last = distinct[distinct.count - 1]
        var spread = Set((0...8).map { first + (last - first) * Double($0) / 8 })
        spread.insert(data.basis.end)
        return spread.sorted()
    }
}
