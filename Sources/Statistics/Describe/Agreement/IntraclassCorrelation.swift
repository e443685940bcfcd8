/// Intraclass correlations of n subjects rated by the same k raters.
///
/// x_ij = μ + subject_i + rater_j + e_ij. Six forms: one-way, two-way random, two-way mixed; of a
/// single rater, and of the mean of k (`…k`). Intervals from F (McGraw and Wong 1996), for the
/// two-way random forms with Satterthwaite's degrees of freedom (Shrout and Fleiss 1979).
public struct IntraclassCorrelation: Hashable, Sendable {
    public struct Form: Hashable, Sendable {
        public let name: String
        public let icc: Double
        public let lower: Double
        public let upper: Double
        /// Tests zero.
        public let f: Double
        public let df1: Double
        public let df2: Double
        public let p: Double
    }

    public let subjects: Int
    public let raters: Int
    public let betweenSubjects: Double
    public let judges: Double
    public let error: Double
    public let within: Double
    /// ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k.
    public let forms: [Form]

    /// - Parameter rows: subjects × raters.
    init(_ rows: [[Double]], level: Double) throws {
        let k = Double(rows.first?.count ?? 0)
        let n = Double(rows.count)
        guard rows.count >= 2, k >= 2 else {
            throw AgreementError("An intraclass correlation needs at least two subjects rated by all; here \(rows.count == 1 ? "is one" : "are \(rows.count)").")
        }
        let subjectMeans = rows.map { LeastSquares.mean($0) }
        let raterMeans = rows[0].indices.map { rater in LeastSquares.mean(rows.map { $0[rater] }) }
        let grand = LeastSquares.mean(subjectMeans)
        var ssSubjects = 0.0
        var ssWithin = 0.0
        var ssError = 0.0
        for (row, mean) in zip(rows, subjectMeans) {
            ssSubjects += k * (mean - grand) * (mean - grand)
            for (value, rater) in zip(row, raterMeans) {
                ssWithin += (value - mean) * (value - mean)
                let residual = value - mean - rater + grand
                ssError += residual * residual
            }
        }
        var ssJudges = 0.0
        for mean in raterMeans { ssJudges += n * (mean - grand) * (mean - grand) }
        let dfError = (n - 1) * (k - 1)
        let msb = ssSubjects / (n - 1)
        let msw = ssWithin / (n * (k - 1))
        let msj = ssJudges / (k - 1)
        let mse = ssError / dfError
        subjects = rows.count
        raters = rows[0].count
        (betweenSubjects, judges, error, within) = (msb, msj, mse, msw)
        guard ssSubjects + ssWithin > 0 else {
            throw AgreementError("All ratings are the same number, so there is nothing that raters could agree on; an intraclass correlation is not defined.")
        }
        let tail = 1 - (1 - level) / 2
        let infinity = Double.infinity
        func quantile(_ df1: Double, _ df2: Double) -> Double { FisherF(df1: df1, df2: df2)?.quantile(tail) ?? .nan }
        func upper(_ f: Double, _ df1: Double, _ df2: Double) -> Double {
            f == infinity ? 0 : FisherF(df1: df1, df2: df2)?.upperTail(f) ?? .nan
        }
        func single(_ f: Double) -> Double { f == infinity ? 1 : (f - 1) / (f + k - 1) }
        func mean(_ f: Double) -> Double { f == infinity ? 1 : 1 - 1 / f }
        func stepped(_ icc: Double) -> Double { icc * k / (1 + icc * (k - 1)) }

        let f1 = msw > 0 ? msb / msw : infinity
        let df1w = n * (k - 1)
        let f1Lower = f1 / quantile(n - 1, df1w)
        let f1Upper = f1 * quantile(df1w, n - 1)
        let p1 = upper(f1, n - 1, df1w)

        let f3 = mse > 0 ? msb / mse : infinity
        let f3Lower = f3 / quantile(n - 1, dfError)
        let f3Upper = f3 * quantile(dfError, n - 1)
        let p3 = upper(f3, n - 1, dfError)

        let raterPart = k * (msj - mse) / n
        let icc2 = (msb - mse) / (msb + (k - 1) * mse + raterPart)
        let icc2k = (msb - mse) / (msb + (msj - mse) / n)
        var lower2 = Double.nan
        var upper2 = Double.nan
        if mse > 0 {
            let fj = msj / mse
            let a = k * icc2 * fj
            let b = n * (1 + (k - 1) * icc2) - k * icc2
            let top = (k - 1) * (n - 1) * (a + b) * (a + b)
            let bottom = (n - 1) * a * a + b * b
            let v = top / bottom
            let fU = quantile(n - 1, v)
            let fL = quantile(v, n - 1)
            let rest = k * msj + (k * n - k - n) * mse
            lower2 = n * (msb - fU * mse) / (fU * rest + n * msb)
            upper2 = n * (fL * msb - mse) / (rest + n * fL * msb)
        }
        let singleForms: [Form] = [
            Form(name: "ICC1", icc: single(f1), lower: single(f1Lower), upper: single(f1Upper), f: f1, df1: n - 1, df2: df1w, p: p1),
            Form(name: "ICC2", icc: icc2, lower: lower2, upper: upper2, f: f3, df1: n - 1, df2: dfError, p: p3),
            Form(name: "ICC3", icc: single(f3), lower: single(f3Lower), upper: single(f3Upper), f: f3, df1: n - 1, df2: dfError, p: p3),
        ]
        let meanForms: [Form] = [
            Form(name: "ICC1k", icc: mean(f1), lower: mean(f1Lower), upper: mean(f1Upper), f: f1, df1: n - 1, df2: df1w, p: p1),
            Form(name: "ICC2k", icc: icc2k, lower: stepped(lower2), upper: stepped(upper2), f: f3, df1: n - 1, df2: dfError, p: p3),
            Form(name: "ICC3k", icc: mean(f3), lower: mean(f3Lower), upper: mean(f3Upper), f: f3, df1: n - 1, df2: dfError, p: p3),
        ]
        forms = singleForms + meanForms
    }
}
