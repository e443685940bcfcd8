import RealModule
import Statistics

/// Draws of group means whose true values are all alike, with a spread of each group drawn beside them: what t values
/// do by chance. The same draws serve every family of contrasts.
struct SimultaneousT: Sendable {
    /// Draw by draw: an error of each mean, then each group's variance over its true one.
    private let numbers: [Double]
    private let size: Int
    let draws: Int
    let spread: GroupSpread

    static let purpose: UInt64 = 0x3D7A

    init(_ spread: GroupSpread, draws: Int, seed: UInt64, running: Running) throws {
        let size = spread.covariance.rows
        let factor = Self.root(spread.covariance)
        let dfs = spread.dfs
        let block = 1000
        let blocks = (draws + block - 1) / block
        let width = 2 * size
        let found = try Resampling.run(blocks, width: block * width, running: running) { piece in
            var stream = RandomStream(seed: seed, stream: UInt64(piece), purpose: Self.purpose)
            var numbers = [Double](repeating: 0, count: block * width)
            var normals = [Double](repeating: 0, count: size)
            for draw in 0..<block {
                for index in 0..<size { normals[index] = stream.normal() }
                for row in 0..<size {
                    var sum = 0.0
                    for column in 0..<size { sum += factor[row, column] * normals[column] }
                    numbers[draw * width + row] = sum
                    numbers[draw * width + size + row] = Self.variance(dfs[row], &stream)
                }
            }
            return numbers
        }
        var numbers: [Double] = []
        numbers.reserveCapacity(blocks * block * width)
        for piece in 0..<found.count { for place in 0..<(block * width) { numbers.append(found.columns[place][piece]) } }
        self.numbers = numbers
        self.size = size
        self.draws = numbers.count / max(width, 1)
        self.spread = spread
    }

    static func root(_ covariance: Matrix) -> Matrix {
        if let cholesky = Cholesky(covariance) { return cholesky.lower }
        let size = covariance.rows
        var root = Matrix(rows: size, columns: size)
        guard let eigen = SymmetricEigen(covariance) else { return root }
        for row in 0..<size {
            for column in 0..<size { root[row, column] = eigen.vectors[row, column] * max(0, eigen.values[column]).squareRoot() }
        }
        return root
    }

    /// χ²/df, by rejection (Marsaglia and Tsang 2000).
    static func variance(_ df: Double, _ stream: inout RandomStream) -> Double {
        func open(_ stream: inout RandomStream) -> Double { (Double(stream.next() >> 11) + 0.5) * 0x1p-53 }
        let shape = df / 2
        var boost = 1.0
        if shape < 1 { boost = Double.exp(Double.log(open(&stream)) / shape) }
        let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = stream.normal()
            let base = 1 + c * x
            guard base > 0 else { continue }
            let v = base * base * base
            let bound = 0.5 * x * x + d - d * v + d * Double.log(v)
            if Double.log(open(&stream)) < bound { return max(boost * d * v / shape, 1e-300) }
        }
    }

    /// t of a contrast in every draw.
    func t(_ contrast: [Double]) -> [Double] {
        let shares = spread.shares(contrast)
        let width = 2 * size
        var values = [Double](repeating: 0, count: draws)
        for draw in 0..<draws {
            var sum = 0.0
            var variance = 0.0
            for index in 0..<size {
                sum += contrast[index] * numbers[draw * width + index]
                variance += shares[index] * numbers[draw * width + size + index]
            }
            values[draw] = variance > 0 ? sum / variance.squareRoot() : 0
        }
        return values
    }
}
