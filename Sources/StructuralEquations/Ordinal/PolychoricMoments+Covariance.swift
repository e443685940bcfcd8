package import Statistics

/// Γ in its parts.
extension PolychoricMoments {
    /// Of the thresholds, from the tables of two items.
    package func thresholdCovariance() -> Matrix {
        let starts = items.thresholdStarts
        let n = Double(items.count)
        var gamma = Matrix(rows: items.thresholdCount, columns: items.thresholdCount)
        for item in items.names.indices {
            let influence = thresholdInfluence[item]
            for one in influence.indices {
                for other in influence.indices {
                    var sum = 0.0
                    for category in items.frequencies[item].indices {
                        sum += Double(items.frequencies[item][category]) * influence[one][category] * influence[other][category]
                    }
                    gamma[starts[item] + one, starts[item] + other] = sum / n
                }
            }
        }
        for pair in pairs {
            for (one, left) in thresholdInfluence[pair.first].enumerated() {
                for (other, right) in thresholdInfluence[pair.second].enumerated() {
                    var sum = 0.0
                    for row in left.indices {
                        for column in right.indices { sum += pair.table[row, column] * left[row] * right[column] }
                    }
                    gamma[starts[pair.first] + one, starts[pair.second] + other] = sum / n
                    gamma[starts[pair.second] + other, starts[pair.first] + one] = sum / n
                }
            }
        }
        return gamma
    }

    /// Of the correlations, one variance each.
    package var correlationVariances: [Double] { pairs.map(\.variance) }

    /// People whose influences are laid out at a time.
    private static let blockLength = 256

    /// Of the correlations with one another, and of the correlations (rows) with the thresholds: one
    /// row of influences a person.
    package func correlationCovariance(threads: Int) -> (own: Matrix, withThresholds: Matrix) {
        let size = pairs.count
        let starts = items.thresholdStarts
        let blocks = (items.count + Self.blockLength - 1) / Self.blockLength
        // As many stretches of people whatever the threads, so that sums have the same bits.
        let stretches = min(8, max(1, blocks))
        let parts = sharedOut(stretches, threads: threads) { stretch -> (Matrix, Matrix) in
            var own = Matrix(rows: size, columns: size)
            var byCategory = items.categories.map { Matrix(rows: $0.count, columns: size) }
            var rows = [Double](repeating: 0, count: Self.blockLength * size)
            for block in (blocks * stretch / stretches)..<(blocks * (stretch + 1) / stretches) {
                let from = block * Self.blockLength
                let count = min(Self.blockLength, items.count - from)
                rows.withUnsafeMutableBufferPointer { rows in
                    layOut(from: from, count: count, into: rows)
                    own.addSymmetricProduct(UnsafeBufferPointer(rows), count: count)
                    for item in items.codes.indices {
                        let codes = items.codes[item]
                        byCategory[item].withElements { sums in
                            for person in 0..<count {
                                let to = Int(codes[from + person]) * size
                                let at = person * size
                                for index in 0..<size { sums[to + index] += rows[at + index] }
                            }
                        }
                    }
                }
            }
            var cross = Matrix(rows: size, columns: items.thresholdCount)
            for item in items.codes.indices {
                for (threshold, influence) in thresholdInfluence[item].enumerated() {
                    for (category, weight) in influence.enumerated() {
                        for index in 0..<size {
                            cross[index, starts[item] + threshold] += weight * byCategory[item][category, index]
                        }
                    }
                }
            }
            return (own, cross)
        }
        var own = Matrix(rows: size, columns: size)
        var cross = Matrix(rows: size, columns: items.thresholdCount)
        for part in parts {
            own = own + part.0
            cross = cross + part.1
        }
        let scale = 1 / Double(items.count)
        return (own.filledFromLower.scaled(by: scale), cross.scaled(by: scale))
    }

    /// For each person of a block, the influences of all correlations, one row each.
    private func layOut(from: Int, count: Int, into rows: UnsafeMutableBufferPointer<Double>) {
        let size = pairs.count
        for (index, pair) in pairs.enumerated() {
            let width = pair.table.columns
            pair.influence.elements.withUnsafeBufferPointer { influence in
                items.codes[pair.first].withUnsafeBufferPointer { left in
                    items.codes[pair.second].withUnsafeBufferPointer { right in
                        for person in 0..<count {
                            let cell = Int(left[from + person]) * width + Int(right[from + person])
                            rows[person * size + index] = influence[cell]
                        }
                    }
                }
            }
        }
    }

    /// Γ whole.
    package func covariance(threads: Int) -> Matrix {
        let (own, cross) = correlationCovariance(threads: threads)
        let first = thresholdCovariance()
        let count = items.thresholdCount
        let size = count + pairs.count
        var gamma = Matrix(rows: size, columns: size)
        for row in 0..<size {
            for column in 0..<size {
                gamma[row, column] =
                    row < count
                    ? (column < count ? first[row, column] : cross[column - count, row])
                    : (column < count ? cross[row - count, column] : own[row - count, column - count])
            }
        }
        return gamma
    }
}
