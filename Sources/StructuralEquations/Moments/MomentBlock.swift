public import Statistics

/// The rows of one group that have the same variables, with their moments.
public struct MomentBlock: Hashable, Sendable {
    /// Which part of the model.
    public let part: Int
    /// Indices of the variables that are there; nil for all.
    public let present: [Int]?
    /// rows × present variables.
    public let values: Matrix
    /// Places of the rows within their group.
    public let places: [Int]
    /// Means, and covariances with divisor n, of the present variables.
    public let moments: SampleMoments
    public var count: Int { moments.count }

    init(part: Int, present: [Int]?, values: Matrix, places: [Int]) {
        self.part = part
        self.present = present
        self.values = values
        self.places = places
        moments = SampleMoments(values)
    }

    /// Moments alone, as of complete data.
    init(part: Int, moments: SampleMoments) {
        self.part = part
        present = nil
        values = Matrix(rows: 0, columns: moments.means.count)
        places = []
        self.moments = moments
    }
}

extension StructuralData {
    /// One block a group where nothing is missing; else one for each pattern of missing values, in the
    /// order in which the patterns occur.
    public func blocks() -> [MomentBlock] {
        groups.enumerated().flatMap { index, group -> [MomentBlock] in
            guard let flags = group.isPresent else {
                return [MomentBlock(part: index, present: nil, values: group.values, places: Array(0..<group.count))]
            }
            let width = variables.count
            var order: [ArraySlice<Bool>: Int] = [:]
            var patterns: [(present: [Int], places: [Int])] = []
            for row in 0..<group.count {
                let pattern = flags[(row * width)..<((row + 1) * width)]
                if let known = order[pattern] {
                    patterns[known].places.append(row)
                } else {
                    order[pattern] = patterns.count
                    patterns.append(((0..<width).filter { flags[row * width + $0] }, [row]))
                }
            }
            return patterns.map { pattern in
                let values = group.values.selecting(rows: pattern.places, columns: pattern.present)
                return MomentBlock(
                    part: index, present: pattern.present.count == width ? nil : pattern.present, values: values, places: pattern.places)
            }
        }
    }
}
