import Statistics

extension PatternSums {
    /// Covariances of the least-squares residuals of each group, pair by pair of visits, from the
    /// people seen at both; and how many they were.
    func moments() -> [(covariance: Matrix, counts: Matrix)] {
        let last = width - 1
        return (0..<groups).map { group in
            var sums = Matrix(rows: visits, columns: visits)
            var counts = Matrix(rows: visits, columns: visits)
            for pattern in patterns where pattern.group == group {
                let m = pattern.size
                for person in 0..<pattern.persons {
                    let base = pattern.firstRow + person * m
                    for a in 0..<m {
                        let left = design.z[(base + a) * width + last]
                        for b in a..<m {
                            let (i, j) = (pattern.visits[a], pattern.visits[b])
                            sums[i, j] += left * design.z[(base + b) * width + last]
                            counts[i, j] += 1
                        }
                    }
                }
            }
            for a in 0..<visits {
                for b in a..<visits {
                    if counts[a, b] > 0 { sums[a, b] /= counts[a, b] }
                    (sums[b, a], counts[b, a]) = (sums[a, b], counts[a, b])
                }
            }
            return (sums, counts)
        }
    }

    /// Faults that no structure's likelihood can be defined with.
    func check(_ structure: CovarianceStructure, _ moments: [(covariance: Matrix, counts: Matrix)], scale: Double) throws(RepeatedMeasuresFault) {
        let least = 1e-18 * max(scale * scale, 1e-280)
        for (group, moment) in moments.enumerated() {
            var rows = 0.0
            var squares = 0.0
            for visit in 0..<visits {
                let count = moment.counts[visit, visit]
                rows += count
                squares += moment.covariance[visit, visit] * count
                if structure.hasVariancePerVisit {
                    if count == 0 { throw .unseen(visit: visit, group: group) }
                }
            }
            if rows == 0 { throw .unseen(visit: 0, group: group) }
            if squares / rows <= least { throw groups == 1 ? .noVariation : .noVariationAt(visit: -1, group: group) }
            if structure == .toep || structure == .toeph {
                for lag in 1..<max(visits, 1) {
                    let isSeen = (0..<(visits - lag)).contains { moment.counts[$0, $0 + lag] > 0 }
                    if !isSeen { throw .lagNever(lag: lag, group: group) }
                }
            }
            guard structure.hasVariancePerVisit else { continue }
            for visit in 0..<visits where moment.covariance[visit, visit] <= least {
                throw .noVariationAt(visit: visit, group: group)
            }
            guard structure == .us else { continue }
            let people = moment.counts.diagonal.max() ?? 0
            if people < Double(visits) {
                throw .fewerPeople(Int(exactly: people) ?? 0, visits: visits, group: group)
            }
            for a in 0..<visits {
                for b in a..<visits where moment.counts[a, b] == 0 {
                    throw .neverTogether(visit: a, other: b, group: group)
                }
            }
        }
    }
}
