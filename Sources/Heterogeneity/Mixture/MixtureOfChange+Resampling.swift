import RealModule
import Statistics

func logarithm(_ value: Double) -> Double { Double.log(value) }

extension MixtureOfChange {
    /// Each number of components against one fewer, by samples from the smaller model (McLachlan 1987).
    struct BootstrapTest: Sendable {
        let ratio: Double
        /// nil where no sample was drawn.
        let p: Double?
        let samples: Int
    }

    func bootstrapTests(_ data: MixtureData, _ models: [NormalMixture], _ running: Running) throws -> [BootstrapTest] {
        var tests: [BootstrapTest] = []
        for place in models.indices.dropFirst() {
            let small = models[place - 1]
            guard let ratio = gain(data, small.count, stream: 0) else { continue }
            let purpose = UInt64(0x313D + place)
            let found = try Resampling.run(resamples, width: 1, running: running) { sample in
                var stream = RandomStream(seed: start, stream: UInt64(sample), purpose: purpose)
                var values = [Double](repeating: 0, count: data.values.count)
                for row in values.indices {
                    var left = stream.uniform()
                    var part = 0
                    while part < small.count - 1, left >= small.shares[data.arms[row]][part] {
                        left -= small.shares[data.arms[row]][part]
                        part += 1
                    }
                    values[row] = small.means[part] + small.variances[part].squareRoot() * stream.normal()
                }
                let drawn = MixtureData(values: values, arms: data.arms, armCount: data.armCount, equal: data.equal)
                return [gain(drawn, small.count, stream: UInt64(sample) + 1) ?? 0]
            }
            let asLarge = found.columns[0].count { $0 >= ratio }
            tests.append(BootstrapTest(ratio: ratio, p: found.count > 0 ? Double(asLarge + 1) / Double(found.count + 1) : nil, samples: found.count))
        }
        return tests
    }

    /// Twice the gain of one component more, both fitted alike in the data and in samples.
    private func gain(_ data: MixtureData, _ count: Int, stream: UInt64) -> Double? {
        guard let less = data.fit(count, starts: 3, seed: start, stream: stream, isQuick: true),
            let more = data.fit(count + 1, starts: 3, seed: start, stream: stream, isQuick: true)
        else { return nil }
        return max(0, 2 * (more.logLikelihood - less.logLikelihood))
    }

    /// People drawn again within arms: spread of means and shares, and each person's probabilities averaged over the
    /// refits, which draws them in towards the shares where the parts are not told apart.
    struct Spread: Sendable {
        /// Means, then shares arm by arm; replicate by replicate sorted.
        let ends: [Ends]
        let averaged: [[Double]]
        let refits: Int
    }

    func resampled(_ data: MixtureData, _ model: NormalMixture, _ running: Running) throws -> Spread? {
        guard resamples > 1, model.count > 1 else { return nil }
        let members = (0..<data.armCount).map { arm in data.arms.indices.filter { data.arms[$0] == arm } }
        let count = model.count
        let width = count + data.armCount * count + data.values.count * count
        let found = try Resampling.run(resamples, width: width, running: running) { resample in
            var stream = RandomStream(seed: start, stream: UInt64(resample), purpose: 0x313B)
            var values: [Double] = []
            var arms: [Int] = []
            for (arm, rows) in members.enumerated() {
                for _ in rows.indices {
                    values.append(data.values[rows[stream.index(below: rows.count)]])
                    arms.append(arm)
                }
            }
            let drawn = MixtureData(values: values, arms: arms, armCount: data.armCount, equal: data.equal)
            let spread = drawn.variance
            guard spread > 0 else { return [] }
            let refit = drawn.climb(model.means, spread, steps: 100, tolerance: 1e-6)
            var numbers = refit.means
            for shares in refit.shares { numbers += shares }
            for row in data.values.indices { numbers += refit.probabilities(data.values[row], arm: data.arms[row]) }
            return numbers
        }
        guard found.count > 1 else { return nil }
        let tail = (1 - level) / 2
        let quantities = count + data.armCount * count
        let ends = (0..<quantities).map { place -> Ends in
            let sorted = SortedNumbers(found.columns[place])
            return Ends(lower: sorted?.quantile(tail) ?? .nan, upper: sorted?.quantile(1 - tail) ?? .nan)
        }
        let averaged = data.values.indices.map { row in
            (0..<count).map { part in found.columns[quantities + row * count + part].sum / Double(found.count) }
        }
        return Spread(ends: ends, averaged: averaged, refits: found.count)
    }
}
