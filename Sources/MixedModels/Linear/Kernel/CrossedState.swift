import RealModule
import Statistics

/// The kernel of several factors at one set of G.
///
/// First V₁ = I + Z₁G₁Z₁' with C̃ = [Z₂ Q y]'V₁⁻¹[Z₂ Q y]; then, as for one level of one factor,
/// K₂ = Λ₂ (I + Λ₂'C̃_zz Λ₂)⁻¹ Λ₂' and C = C̃ − C̃_z' K₂ C̃_z. With J = [−K₂ C̃_z; I], which carries
/// weights of [Q y] to weights of [Z₂ Q y], dC = J' dC̃ J, so that the derivative by G₁ of
/// log |V| + tr Ω C is that of one factor with Ω̃ = K₂ + J Ω J'.
struct CrossedState: MixedKernelState {
    let kernel: CrossedKernel
    let logDeterminant: Double
    let cross: Matrix
    /// K, U and T of each level of the first factor.
    let factors: [Double]
    /// C̃.
    private let reduced: Matrix
    /// K₂, U₂ = I − C̃_zz K₂, and J.
    let k2: Matrix
    private let u2: Matrix
    let carrier: Matrix

    init?(_ kernel: CrossedKernel, _ lambda: [Matrix]) {
        let first = kernel.order[0]
        let q = kernel.sizes[first]
        let square = q * q
        let side = kernel.dense + kernel.width
        let count = kernel.levels[first]
        var factors = [Double](repeating: 0, count: 3 * square * count)
        var reduced = kernel.total
        var logDeterminant = 0.0
        let longest = kernel.places.map(\.count).max() ?? 0
        var scratch = [Double](repeating: 0, count: 4 * square + q * longest)
        var loading = lambda[first].elements
        let isDefined = scratch.withUnsafeMutableBufferPointer { scratch in
            factors.withUnsafeMutableBufferPointer { factors in
                loading.withUnsafeMutableBufferPointer { loading in
                    reduced.withElements { target in
                        kernel.grams.withUnsafeBufferPointer { grams in
                            guard let s = scratch.baseAddress, let f = factors.baseAddress, let l = loading.baseAddress,
                                let start = grams.baseAddress
                            else { return false }
                            // Read only.
                            let g = Entries(mutating: start)
                            let (inner, image, spare, product) = (s, s + square, s + 2 * square, s + 4 * square)
                            for level in 0..<count {
                                let a = g + level * square
                                let k = f + 3 * square * level
                                let (u, t) = (k + square, k + 2 * square)
                                Small.multiply(a, l, image, q, q, q)
                                Small.multiplyTransposed(l, image, inner, q, q, q)
                                for index in 0..<q { inner[index * q + index] += 1 }
                                guard Small.cholesky(inner, q) else { return false }
                                for index in 0..<q { logDeterminant += 2 * Double.log(inner[index * q + index]) }
                                for row in 0..<q { for column in 0..<q { spare[row * q + column] = l[column * q + row] } }
                                Small.forward(inner, spare, q, q)
                                Small.multiplyTransposed(spare, spare, k, q, q, q)
                                Small.multiply(a, k, u, q, q, q)
                                for index in 0..<square { u[index] = -u[index] }
                                for index in 0..<q { u[index * q + index] += 1 }
                                Small.multiply(u, a, t, q, q, q)
                                Small.symmetrize(t, q)
                                kernel.places[level].withUnsafeBufferPointer { places in
                                    kernel.blocks[level].withUnsafeBufferPointer { block in
                                        let n = places.count
                                        for a in 0..<q {
                                            for column in 0..<n { product[a * n + column] = 0 }
                                            for b in 0..<q {
                                                let factor = k[a * q + b]
                                                for column in 0..<n { product[a * n + column] += factor * block[b * n + column] }
                                            }
                                        }
                                        for a in 0..<q {
                                            for row in 0..<n {
                                                let value = block[a * n + row]
                                                let to = places[row] * side
                                                for column in 0..<n { target[to + places[column]] -= value * product[a * n + column] }
                                            }
                                        }
                                    }
                                }
                            }
                            return true
                        }
                    }
                }
            }
        }
        guard isDefined else { return nil }
        reduced = reduced.symmetrized
        let z = Array(0..<kernel.dense)
        let xy = Array(kernel.dense..<side)
        let zz = reduced.selecting(rows: z, columns: z)
        let zxy = reduced.selecting(rows: z, columns: xy)
        // Λ₂' C̃_zz Λ₂ + I by blocks, then K₂.
        var inner = kernel.scaled(kernel.scaled(zz, lambda).transposed, lambda).symmetrized
        for index in 0..<kernel.dense { inner[index, index] += 1 }
        guard let inverse = inner.inversePositiveDefinite else { return nil }
        logDeterminant += inverse.logDeterminant
        k2 = kernel.loaded(kernel.loaded(inverse.inverse, lambda).transposed, lambda).symmetrized
        u2 = .identity(kernel.dense) - zz * k2
        let carried = k2 * zxy
        cross = (reduced.selecting(rows: xy, columns: xy) - zxy.transposedTimes(carried)).symmetrized
        var carrier = Matrix(rows: side, columns: kernel.width)
        for row in 0..<kernel.dense {
            for column in 0..<kernel.width { carrier[row, column] = -carried[row, column] }
        }
        for column in 0..<kernel.width { carrier[kernel.dense + column, column] = 1 }
        self.carrier = carrier
        self.kernel = kernel
        self.factors = factors
        self.reduced = reduced
        self.logDeterminant = logDeterminant
        guard logDeterminant.isFinite, cross.elements.allSatisfy(\.isFinite) else { return nil }
    }

    func sensitivity(_ omega: Matrix) -> [Matrix] {
        let side = kernel.dense + kernel.width
        var gammas = kernel.sizes.map { Matrix(rows: $0, columns: $0) }
        // The first factor.
        var full = (carrier * omega).timesTransposed(carrier)
        for row in 0..<kernel.dense { for column in 0..<kernel.dense { full[row, column] += k2[row, column] } }
        let first = kernel.order[0]
        let q = kernel.sizes[first]
        let weights = full.elements
        for level in 0..<kernel.levels[first] {
            let base = 3 * q * q * level
            let places = kernel.places[level]
            let n = places.count
            var turned = [Double](repeating: 0, count: q * n)
            for a in 0..<q {
                for b in 0..<q {
                    let factor = factors[base + q * q + a * q + b]
                    for column in 0..<n { turned[a * n + column] += factor * kernel.blocks[level][b * n + column] }
                }
            }
            for a in 0..<q {
                var image = [Double](repeating: 0, count: n)
                for row in 0..<n {
                    let value = turned[a * n + row]
                    let start = places[row] * side
                    for column in 0..<n { image[column] += value * weights[start + places[column]] }
                }
                for b in 0..<q {
                    var value = factors[base + 2 * q * q + a * q + b]
                    for column in 0..<n { value -= image[column] * turned[b * n + column] }
                    gammas[first][a, b] += value
                }
            }
        }
        // The others: T₂ − U₂ C̃_z Ω C̃_z' U₂', its blocks on the diagonal.
        let z = Array(0..<kernel.dense)
        let zz = reduced.selecting(rows: z, columns: z)
        let zxy = reduced.selecting(rows: z, columns: Array(kernel.dense..<side))
        let turned = u2 * zxy
        let image = turned * omega
        let t2 = u2 * zz
        for (number, factor) in kernel.order.dropFirst().enumerated() {
            let size = kernel.sizes[factor]
            for level in 0..<kernel.levels[factor] {
                let start = kernel.offsets[number] + level * size
                for a in 0..<size {
                    for b in 0..<size {
                        var value = t2[start + a, start + b]
                        for column in 0..<kernel.width { value -= image[start + a, column] * turned[start + b, column] }
                        gammas[factor][a, b] += value
                    }
                }
            }
        }
        return gammas.map(\.symmetrized)
    }

    func second(_ changes: [Matrix], omega: Matrix) -> SecondOrder? { nil }
}
