extension CheckLoss {
    /// X_h⁻¹ row by row, X_h the rows of the basis; nil where they are dependent. Gauss–Jordan with pivots.
    func inverse(of basis: [Int]) -> [Double]? {
        var left = [Double](repeating: 0, count: width * width)
        var right = left
        for (place, row) in basis.enumerated() {
            for column in 0..<width { left[place * width + column] = element(row, column) }
            right[place * width + place] = 1
        }
        for column in 0..<width {
            var pivot = column
            for row in column..<width where left[row * width + column].magnitude > left[pivot * width + column].magnitude { pivot = row }
            let size = left[pivot * width + column]
            guard size.magnitude > 1e-12 else { return nil }
            if pivot != column {
                for index in 0..<width {
                    left.swapAt(pivot * width + index, column * width + index)
                    right.swapAt(pivot * width + index, column * width + index)
                }
            }
            for index in 0..<width {
                left[column * width + index] /= size
                right[column * width + index] /= size
            }
            for row in 0..<width where row != column {
                let factor = left[row * width + column]
                if factor == 0 { continue }
                for index in 0..<width {
                    left[row * width + index] -= factor * left[column * width + index]
                    right[row * width + index] -= factor * right[column * width + index]
                }
            }
        }
        return right
    }

    /// The coefficients that pass through the rows of the basis.
    func solution(_ inverse: [Double], _ basis: [Int], _ values: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: width)
        for column in 0..<width {
            var sum = 0.0
            for place in 0..<width { sum += inverse[column * width + place] * values[basis[place]] }
            result[column] = sum
        }
        return result
    }

    /// The first rows, of those with weight, that are independent of one another.
    func independentRows(_ weights: [Double]?) -> [Int]? {
        var kept: [Int] = []
        var orthogonal: [[Double]] = []
        for row in 0..<rowCount where (weights?[row] ?? 1) > 0 {
            var vector = (0..<width).map { element(row, $0) }
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for other in orthogonal {
                var along = 0.0
                for index in 0..<width { along += vector[index] * other[index] }
                for index in 0..<width { vector[index] -= along * other[index] }
            }
            let left = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard left > 1e-6 * length, left > 0 else { continue }
            kept.append(row)
            orthogonal.append(vector.map { $0 / left })
            if kept.count == width { return kept }
        }
        return nil
    }
}
