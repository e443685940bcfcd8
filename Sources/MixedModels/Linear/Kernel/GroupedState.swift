import RealModule
import Statistics

/// The kernel of one grouping factor at one G.
struct GroupedState: MixedKernelState {
    let products: GroupedProducts
    let logDeterminant: Double
    let cross: Matrix
    /// K, U and T of each pattern, q × q each.
    let factors: [Double]
    /// q².
    let square: Int

    init?(_ products: GroupedProducts, _ lambda: Matrix) {
        let q = products.size
        let w = products.width
        let square = q * q
        var sum = products.total
        var factors = [Double](repeating: 0, count: 3 * square * products.patterns.count)
        var scratch = [Double](repeating: 0, count: 4 * square + q * w)
        var loading = lambda.elements
        var logDeterminant = 0.0
        var isDefined = true
        scratch.withUnsafeMutableBufferPointer { scratch in
            factors.withUnsafeMutableBufferPointer { factors in
                sum.withUnsafeMutableBufferPointer { sum in
                    loading.withUnsafeMutableBufferPointer { loading in
                        products.grams.withUnsafeBufferPointer { grams in
                            guard let s = scratch.baseAddress, let f = factors.baseAddress, let c = sum.baseAddress,
                                let l = loading.baseAddress, let start = grams.baseAddress
                            else { return }
                            // Read only.
                            let g = Entries(mutating: start)
                            let (inner, image, spare) = (s, s + square, s + 2 * square)
                            for pattern in products.patterns.indices {
                                let a = g + pattern * square
                                let k = f + 3 * pattern * square
                                let (u, t) = (k + square, k + 2 * square)
                                Small.multiply(a, l, image, q, q, q)
                                Small.multiplyTransposed(l, image, inner, q, q, q)
                                for index in 0..<q { inner[index * q + index] += 1 }
                                guard Small.cholesky(inner, q) else {
                                    isDefined = false
                                    return
                                }
                                var product = 1.0
                                for index in 0..<q { product *= inner[index * q + index] }
                                logDeterminant += 2 * Double(products.patterns[pattern].levels) * Double.log(product)
                                for row in 0..<q { for column in 0..<q { spare[row * q + column] = l[column * q + row] } }
                                Small.forward(inner, spare, q, q)
                                Small.multiplyTransposed(spare, spare, k, q, q, q)
                                Small.multiply(a, k, u, q, q, q)
                                for index in 0..<square { u[index] = -u[index] }
                                for index in 0..<q { u[index * q + index] += 1 }
                                Small.multiply(u, a, t, q, q, q)
                                Small.symmetrize(t, q)
                                products.addQuadratic(pattern, k, scale: -1, to: c, scratch: s + 4 * square)
                            }
                        }
                    }
                }
            }
        }
        guard isDefined, logDeterminant.isFinite else { return nil }
        self.products = products
        self.square = square
        self.logDeterminant = logDeterminant
        cross = Matrix(rows: w, columns: w, elements: sum).symmetrized
        self.factors = factors
    }
}
