import RealModule
import Statistics

/// The storage of one worker, and the two fits on weighted rows.
struct BinaryWorkspace {
    /// How often each row stands in the resample.
    var weights: [Double]
    /// Rows whose weight is not 0.
    var active: [Int] = []
    /// Coefficients of 1, X, C for M.
    var gamma: [Double]
    /// σ of the mediator equation, divisor n − k.
    var sigma = 0.0
    /// Coefficients of 1, M, X, C for Y.
    var theta: [Double]
    var deviance = 0.0
    var iterations = 0
    var largestGradient = 0.0
    private var normal: [Double]
    private var factor: [Double]
    private var gradient: [Double]
    private var trial: [Double]
    var quadrature = NormalQuadrature()

    init(_ kernel: BinaryKernel) {
        let width = kernel.width
        weights = [Double](repeating: 0, count: kernel.rows)
        gamma = [Double](repeating: 0, count: width - 1)
        theta = kernel.start
        normal = [Double](repeating: 0, count: width * width)
        factor = normal
        gradient = [Double](repeating: 0, count: width)
        trial = gradient
        active.reserveCapacity(kernel.rows)
    }

    mutating func gather() {
        active.removeAll(keepingCapacity: true)
        for row in weights.indices where weights[row] > 0 { active.append(row) }
    }

    /// Both fits and the risks; nil where one of them does not exist.
    mutating func effects(_ kernel: BinaryKernel) -> NaturalRisks? {
        gather()
        for index in theta.indices { theta[index] = kernel.start[index] }
        guard fitMediator(kernel), fitOutcome(kernel) else { return nil }
        let risks = risks(kernel)
        let sum = risks.p00 + risks.p01 + risks.p10 + risks.p11
        return sum.isFinite ? risks : nil
    }

    /// M ~ X + C by least squares.
    mutating func fitMediator(_ kernel: BinaryKernel) -> Bool {
        let width = kernel.width
        let size = width - 1
        for index in 0..<(size * size) { normal[index] = 0 }
        for index in 0..<size { gamma[index] = 0 }
        var draws = 0.0
        var squares = 0.0
        for row in active {
            let at = row * width
            let weight = weights[row]
            let m = kernel.design[at + 1]
            draws += weight
            squares += weight * m * m
            for i in 0..<size {
                let left = weight * kernel.design[at + (i == 0 ? 0 : i + 1)]
                gamma[i] += left * m
                for j in 0...i { normal[i * size + j] += left * kernel.design[at + (j == 0 ? 0 : j + 1)] }
            }
        }
        guard draws > Double(size), solveInPlace(&normal, &gamma, size) else { return false }
        var residual = 0.0
        for row in active {
            let at = row * width
            var fitted = gamma[0]
            for i in 1..<size { fitted += gamma[i] * kernel.design[at + i + 1] }
            let error = kernel.design[at + 1] - fitted
            residual += weights[row] * error * error
        }
        sigma = (residual / (draws - Double(size))).squareRoot()
        return squares > 0
    }

    /// Y ~ M + X + C by Newton's method. Where the likelihood has no maximum the steps do not shrink
    /// fast enough, and the fit counts as failed.
    ///
    /// - Parameter isFinal: whether deviance and gradient at the end are wanted. On a resample they are
    ///   not, and the last step, which squares the distance to the maximum, is taken without a look back.
    mutating func fitOutcome(_ kernel: BinaryKernel, isFinal: Bool = false) -> Bool {
        let width = kernel.width
        var here = accumulate(kernel)
        iterations = 0
        while iterations < 25 {
            iterations += 1
            for index in 0..<(width * width) { factor[index] = normal[index] }
            for index in 0..<width { trial[index] = gradient[index] }
            guard solveInPlace(&factor, &trial, width) else { return false }
            var decrement = 0.0
            for index in 0..<width { decrement += trial[index] * gradient[index] }
            let isLast = decrement <= (isFinal ? 1e-17 : 1e-12) * (1 + here)
            var step = 1.0
            for index in 0..<width { theta[index] += trial[index] }
            if isLast, !isFinal { return here.isFinite }
            var next = accumulate(kernel)
            while !(next <= here + 1e-12 * (1 + here)), step > 1e-6, !isLast {
                step /= 2
                for index in 0..<width { theta[index] -= step * trial[index] }
                next = accumulate(kernel)
            }
            here = next
            if isLast {
                deviance = here
                largestGradient = gradient.reduce(0) { max($0, $1.magnitude) }
                return here.isFinite
            }
        }
        return false
    }

    /// Gradient and Hessian at ``theta``.
    ///
    /// - Returns: the deviance, −2 log-likelihood.
    private mutating func accumulate(_ kernel: BinaryKernel) -> Double {
        let width = kernel.width
        let link = kernel.link
        var logLikelihood = 0.0
        normal.withUnsafeMutableBufferPointer { normal in
            gradient.withUnsafeMutableBufferPointer { gradient in
                theta.withUnsafeBufferPointer { theta in
                    kernel.design.withUnsafeBufferPointer { design in
                        for index in 0..<(width * width) { normal[index] = 0 }
                        for index in 0..<width { gradient[index] = 0 }
                        for row in active {
                            let z = UnsafeBufferPointer(rebasing: design[(row * width)..<((row + 1) * width)])
                            var eta = 0.0
                            for i in 0..<width { eta += theta[i] * z[i] }
                            let term = BinaryTerm(eta, isOne: kernel.isOne[row], link)
                            let weight = weights[row]
                            logLikelihood += weight * term.logLikelihood
                            let slope = weight * term.slope
                            let curvature = weight * term.curvature
                            for i in 0..<width {
                                gradient[i] += slope * z[i]
                                let scaled = curvature * z[i]
                                let at = i * width
                                for j in 0...i { normal[at + j] += scaled * z[j] }
                            }
                        }
                    }
                }
            }
        }
        return -2 * logLikelihood
    }
}
