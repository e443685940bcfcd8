import Statistics

extension CrossedState {
    func modes(_ weights: [Double], levels: [Int]) -> [(modes: [Double], covariances: [Double])] {
        let full = carrier * weights
        var result = kernel.sizes.indices.map {
            (modes: [Double](repeating: 0, count: levels[$0] * kernel.sizes[$0]),
                covariances: [Double](repeating: 0, count: levels[$0] * kernel.sizes[$0] * kernel.sizes[$0]))
        }
        for (number, factor) in kernel.order.dropFirst().enumerated() {
            let size = kernel.sizes[factor]
            for level in 0..<levels[factor] {
                let start = kernel.offsets[number] + level * size
                for a in 0..<size {
                    // J carries the weights to −b₂, the weights of y − Xβ − Z₂b₂.
                    result[factor].modes[level * size + a] = -full[start + a]
                    for b in 0..<size {
                        result[factor].covariances[(level * size + a) * size + b] = k2[start + a, start + b]
                    }
                }
            }
        }
        let first = kernel.order[0]
        let q = kernel.sizes[first]
        for level in 0..<levels[first] {
            let places = kernel.places[level]
            let n = places.count
            let base = 3 * q * q * level
            // K B, and with it b₁ and its covariance K + K B_z K₂ B_z' K.
            var image = [Double](repeating: 0, count: q * n)
            for a in 0..<q {
                for b in 0..<q {
                    let factor = factors[base + a * q + b]
                    for column in 0..<n { image[a * n + column] += factor * kernel.blocks[level][b * n + column] }
                }
            }
            for a in 0..<q {
                var value = 0.0
                for column in 0..<n { value += image[a * n + column] * full[places[column]] }
                result[first].modes[level * q + a] = value
                for b in 0..<q {
                    var covariance = factors[base + a * q + b]
                    for row in 0..<n where places[row] < kernel.dense {
                        for column in 0..<n where places[column] < kernel.dense {
                            covariance += image[a * n + row] * k2[places[row], places[column]] * image[b * n + column]
                        }
                    }
                    result[first].covariances[(level * q + a) * q + b] = covariance
                }
            }
        }
        return result
    }
}
