import MixedModels
import Statistics

/// The course in straight pieces, fitted twice: by REML for its numbers, by ML to be compared.
struct PiecewiseCourse {
    let data: CourseData
    let model: CourseModel
    let fit: LinearMixedFit
    let full: LinearMixedFit
    /// What was tried before, a sentence each.
    let diary: [String]

    init(_ data: CourseData) throws {
        var diary: [String] = []
        var told: (any Error)?
        for random in Self.order(data) {
            do {
                let model = CourseModel(data, .pieces, random: random)
                let fit = try model.fit(.restricted)
                let full = try model.fit(.full)
                if Self.isConverged(fit), Self.isConverged(full) {
                    self.data = data
                    self.model = model
                    self.fit = fit
                    self.full = full
                    self.diary = diary
                    return
                }
                diary.append("With differences between people in \(random.rawValue), the fit did not converge.")
            } catch {
                diary.append("With differences between people in \(random.rawValue): \(error)")
                if told == nil || random == .intercept { told = error }
            }
        }
        throw told ?? DurabilityError("No mixed model of the course converged. \(diary.joined(separator: " "))")
    }

    static func isConverged(_ fit: LinearMixedFit) -> Bool {
        if case .notConverged = fit.account.convergence { return false }
        return true
    }

    /// The part asked for, or the richest that the number of visits bears, then simpler ones.
    private static func order(_ data: CourseData) -> [DurabilitySpecification.RandomPart] {
        let counts = data.people.map(\.times.count).sorted()
        let median = counts[counts.count / 2]
        let first = data.spec.random ?? (median >= 4 ? .slopes : median == 3 ? .gain : .intercept)
        let all: [DurabilitySpecification.RandomPart] = [.slopes, .gain, .intercept]
        return Array(all.drop { $0 != first })
    }

    func combination(_ weights: [Double], _ name: String) -> LinearMixedFit.Coefficient { fit.combination(weights, named: name) }

    func mean(arm: Int, time: Double) -> LinearMixedFit.Coefficient { combination(model.mean(arm: arm, time: time), data.arms[arm]) }

    /// The change from start to the end of treatment; nil where nothing was seen before its end.
    func gain(arm: Int) -> [Double]? { model.weights("g\(arm)") }

    func slope(piece: Int, arm: Int) -> [Double] {
        model.weights("k\(piece)x\(arm)") ?? [Double](repeating: 0, count: model.names.count + 1)
    }

    /// The slope between two times: the change divided by the time. One piece, or more, weighted by their length.
    func slope(from: Double, to: Double, arm: Int) -> [Double] {
        let later = model.mean(arm: arm, time: to)
        let earlier = model.mean(arm: arm, time: from)
        return zip(later, earlier).map { ($0 - $1) / (to - from) }
    }
}

func difference(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 - $1 } }
