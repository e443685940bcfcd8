import RealModule
import Statistics
import Testing
import TrialStatistics

/// A likelihood of τ² with two tops: one at 0 and a higher one beside it.
@Suite struct MetaSecondTopTests {
    @Test func theHigherTopIsTaken() throws {
        let y = [-24.74551, 18.4083, 145.38583, 105.21036, 105.71563, 62.05274, 68.10065, 16.11709, 86.15999, 50.82684, 40.25364, 59.67966]
        let v = [1213.0, 117, 658, 627, 1646, 595, 1476, 1822, 1903, 239, 1534, 643]
        let x = [-0.606, -1.378, -0.14, 0.528, 0.331, 0.081, 0.188, -0.799, 0.876, -0.256, -0.018, 0.027]
        let table = try DataTable(columns: [
            Column(name: "yi", numbers: y), Column(name: "vi", numbers: v), Column(name: "x", numbers: x),
        ])
        let fit = try MetaAnalysis(effect: "yi", variance: "vi", moderators: try ModelFormula("~ x"), heterogeneity: .ML)
            .fit(on: table, running: Running())
        // A grid of τ² by weighted least squares of its own.
        func height(_ tau2: Double) -> Double {
            let w = v.map { 1 / ($0 + tau2) }
            var (s, sx, sxx, sy, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
            for i in y.indices {
                s += w[i]
                sx += w[i] * x[i]
                sxx += w[i] * x[i] * x[i]
                sy += w[i] * y[i]
                sxy += w[i] * x[i] * y[i]
            }
            let slope = (s * sxy - sx * sy) / (s * sxx - sx * sx)
            let start = (sy - slope * sx) / s
            var sum = 0.0
            for i in y.indices {
                let residual = y[i] - start - slope * x[i]
                sum += w[i] * residual * residual - Double.log(w[i])
            }
            return -0.5 * sum
        }
        let grid = stride(from: 0.0, to: 1000, by: 1).max { height($0) < height($1) } ?? 0
        #expect(grid > 100)
        #expect((fit.heterogeneity.tau2 - grid).magnitude < 1)
    }
}

