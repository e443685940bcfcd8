import Statistics

extension GroupedState {
    func modes(_ weights: [Double], levels: [Int]) -> [(modes: [Double], covariances: [Double])] {
        let q = products.size
        let w = products.width
        let count = levels[0]
        var modes = [Double](repeating: 0, count: count * q)
        var covariances = [Double](repeating: 0, count: count * square)
        var score = [Double](repeating: 0, count: q)
        for (number, pattern) in products.patterns.enumerated() {
            let k = 3 * number * square
            for member in pattern.start..<(pattern.start + pattern.levels) {
                let level = products.members[member]
                for a in 0..<q {
                    var value = 0.0
                    for v in 0..<w { value += products.blocks[(level * q + a) * w + v] * weights[v] }
                    score[a] = value
                }
                for a in 0..<q {
                    var value = 0.0
                    for b in 0..<q {
                        value += factors[k + a * q + b] * score[b]
                        covariances[level * square + a * q + b] = factors[k + a * q + b]
                    }
                    modes[level * q + a] = value
                }
            }
        }
        return [(modes, covariances)]
    }
}
