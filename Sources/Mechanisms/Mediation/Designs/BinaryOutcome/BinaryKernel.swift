import Statistics

/// Both equations of a mediation with a binary outcome on weighted rows, and the risks they imply.
/// Columns are standardized by the whole table, which moves no risk.
struct BinaryKernel: ResampleKernel {
    let drawn: ResamplingDesign
    let rows: Int
    /// 1, M, X, C of each row, row by row.
    let design: [Double]
    /// Columns of ``design``.
    let width: Int
    let isOne: [Bool]
    let link: BinaryMediation.Link
    /// Standardized levels of the exposure.
    let control: Double
    let treated: Double
    /// M, X, C as they were standardized.
    let columns: [StandardizedColumn]
    /// Where Newton's method begins on a resample.
    private(set) var start: [Double]

    var outputCount: Int { NaturalRisks.effectNames.count }

    init(
        mediator: [Double], exposure: [Double], covariates: [[Double]], outcome: [Double],
        link: BinaryMediation.Link, control: Double, treated: Double, drawn: ResamplingDesign
    ) {
        self.drawn = drawn
        let columns = ([mediator, exposure] + covariates).map(StandardizedColumn.init)
        self.columns = columns
        rows = outcome.count
        width = columns.count + 1
        design = outcome.indices.flatMap { row in [1] + columns.map { $0.values[row] } }
        isOne = outcome.map { $0 == 1 }
        self.link = link
        self.control = (control - columns[1].mean) / columns[1].spread
        self.treated = (treated - columns[1].mean) / columns[1].spread
        start = [Double](repeating: 0, count: columns.count + 1)
    }

    func started(at coefficients: [Double]) -> BinaryKernel {
        var kernel = self
        kernel.start = coefficients
        return kernel
    }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        var work = BinaryWorkspace(self)
        for resample in range {
            indices.withUnsafeMutableBufferPointer { fill($0, resample) }
            for row in 0..<rows { work.weights[row] = 0 }
            for place in 0..<units {
                for row in drawn.rows(ofUnit: Int(indices[place])) { work.weights[row] += 1 }
            }
            write(work.effects(self), resample, output.stride, output.values, output.singular)
        }
    }

    func leaveOneOut(into output: KernelOutput) {
        var work = BinaryWorkspace(self)
        for row in 0..<rows { work.weights[row] = 1 }
        for unit in 0..<units {
            for row in drawn.rows(ofUnit: unit) { work.weights[row] = 0 }
            write(work.effects(self), unit, output.stride, output.values, output.singular)
            for row in drawn.rows(ofUnit: unit) { work.weights[row] = 1 }
        }
    }

    private func write(
        _ risks: NaturalRisks?, _ place: Int, _ stride: Int, _ output: UnsafeMutableBufferPointer<Double>,
        _ singular: UnsafeMutableBufferPointer<Bool>
    ) {
        singular[place] = risks == nil
        guard let risks else { return }
        output[place] = risks.acmeControl
        output[stride + place] = risks.acmeTreated
        output[2 * stride + place] = (risks.acmeControl + risks.acmeTreated) / 2
        output[3 * stride + place] = risks.adeControl
        output[4 * stride + place] = risks.adeTreated
        output[5 * stride + place] = (risks.adeControl + risks.adeTreated) / 2
        output[6 * stride + place] = risks.p11 - risks.p00
    }

    /// On the whole table, with coefficients that were found already.
    func wholeEffects(_ coefficients: [Double], mediatorSigma: Double) -> NaturalRisks {
        var work = BinaryWorkspace(self)
        for row in 0..<rows { work.weights[row] = 1 }
        work.theta = coefficients
        work.gather()
        guard work.fitMediator(self) else { return NaturalRisks(p00: .nan, p01: .nan, p10: .nan, p11: .nan) }
        work.sigma = mediatorSigma / columns[0].spread
        return work.risks(self)
    }
}

/// P(t, t'): X at t in the outcome equation, M as it is at X = t'; 0 for control, 1 for treated.
public struct NaturalRisks: Hashable, Sendable {
    public let p00: Double
    public let p01: Double
    public let p10: Double
    public let p11: Double

    static let effectNames = [
        "acme_control", "acme_treated", "acme_average", "ade_control", "ade_treated", "ade_average", "total",
    ]

    var acmeControl: Double { p01 - p00 }
    var acmeTreated: Double { p11 - p10 }
    var adeControl: Double { p10 - p00 }
    var adeTreated: Double { p11 - p01 }

    /// The effects of ``effectNames``, then risk_control, risk_treated, or_natural_indirect, or_natural_direct.
    var all: [Double] {
        let odds = { (p: Double) in p / (1 - p) }
        let average = (acmeControl + acmeTreated) / 2
        let averageDirect = (adeControl + adeTreated) / 2
        return [
            acmeControl, acmeTreated, average, adeControl, adeTreated, averageDirect, p11 - p00, p00, p11,
            odds(p11) / odds(p10), odds(p10) / odds(p00),
        ]
    }

    static let allNames = effectNames + ["risk_control", "risk_treated", "or_natural_indirect", "or_natural_direct"]
}
