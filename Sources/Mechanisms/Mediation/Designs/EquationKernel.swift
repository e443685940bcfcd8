import Statistics

/// An equation among numbered columns; column 0 is the constant.
struct LinearEquation: Hashable, Sendable {
    let outcome: Int
    let predictors: [Int]
}

/// Makes the effects of a design from coefficients.
protocol CoefficientReader: Sendable {
    var outputCount: Int { get }

    /// - Parameter coefficients: of all equations, one after the other, each in the order of its predictors.
    func read(_ coefficients: [Double], into effects: inout [Double])
}

/// Effects of linear equations that are not nested, on resamples: each equation is solved from the
/// resample's sums of products, which are added up as in ``FactorKernel``.
struct EquationKernel<Reader: CoefficientReader>: ResampleKernel {
    private let products: RowTable
    private let equations: [LinearEquation]
    private let reader: Reader
    let drawn: ResamplingDesign

    private static var tolerance: Double { 1e-12 }

    /// - Parameter columns: of one length, centered and of like spread, numbered from 1.
    init(columns: [[Double]], equations: [LinearEquation], reader: Reader, drawn: ResamplingDesign) {
        self.drawn = drawn
        self.equations = equations
        self.reader = reader
        products = RowTable.products(of: columns, by: drawn)
    }

    var outputCount: Int { reader.outputCount }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        var sums = [Double](repeating: 0, count: products.width)
        var work = Workspace(equations, outputs: outputCount)
        for resample in range {
            indices.withUnsafeMutableBufferPointer { indices in
                fill(indices, resample)
                sums.withUnsafeMutableBufferPointer { products.sum(indices, count: units, into: $0) }
            }
            write(sums, &work, resample, output)
        }
    }

    func leaveOneOut(into output: KernelOutput) {
        let whole = products.total
        var sums = whole
        var work = Workspace(equations, outputs: outputCount)
        for unit in 0..<units {
            for index in 0..<products.width { sums[index] = whole[index] - products.values[unit * products.width + index] }
            write(sums, &work, unit, output)
        }
    }

    private struct Workspace {
        var coefficients: [Double]
        var effects: [Double]
        var factor: [Double]

        init(_ equations: [LinearEquation], outputs: Int) {
            coefficients = [Double](repeating: 0, count: equations.reduce(0) { $0 + $1.predictors.count })
            effects = [Double](repeating: 0, count: outputs)
            let largest = equations.map(\.predictors.count).max() ?? 0
            factor = [Double](repeating: 0, count: largest * largest)
        }
    }

    private func write(_ sums: [Double], _ work: inout Workspace, _ place: Int, _ output: KernelOutput) {
        var start = 0
        var isGood = true
        for equation in equations where isGood {
            isGood = Self.solve(equation, sums, &work, start)
            start += equation.predictors.count
        }
        if isGood {
            reader.read(work.coefficients, into: &work.effects)
            for index in work.effects.indices {
                if !work.effects[index].isFinite { isGood = false }
                output.values[index * output.stride + place] = work.effects[index]
            }
        }
        output.singular[place] = !isGood
    }

    /// Cholesky factor of the normal equations, then both triangles.
    private static func solve(_ equation: LinearEquation, _ sums: [Double], _ work: inout Workspace, _ start: Int) -> Bool {
        let names = equation.predictors
        let size = names.count
        for i in 0..<size {
            for j in 0...i {
                let (high, low) = (max(names[i], names[j]), min(names[i], names[j]))
                var value = sums[high * (high + 1) / 2 + low]
                let whole = value
                for t in 0..<j { value -= work.factor[i * size + t] * work.factor[j * size + t] }
                if i == j {
                    guard value > tolerance * whole else { return false }
                    work.factor[i * size + i] = value.squareRoot()
                } else {
                    work.factor[i * size + j] = value / work.factor[j * size + j]
                }
            }
        }
        for i in 0..<size {
            let (high, low) = (max(names[i], equation.outcome), min(names[i], equation.outcome))
            var value = sums[high * (high + 1) / 2 + low]
            for t in 0..<i { value -= work.factor[i * size + t] * work.coefficients[start + t] }
            work.coefficients[start + i] = value / work.factor[i * size + i]
        }
        for i in stride(from: size - 1, through: 0, by: -1) {
            var value = work.coefficients[start + i]
            for t in (i + 1)..<max(size, i + 1) { value -= work.factor[t * size + i] * work.coefficients[start + t] }
            work.coefficients[start + i] = value / work.factor[i * size + i]
        }
        return true
    }
}
