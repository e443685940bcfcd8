import Statistics

/// Lags within people without the pull of the person mean: the split-panel jackknife of the
/// within-person estimator (Dhaene and Jochmans 2015), θ = 2 θ_whole − (θ_first half + θ_second half)/2,
/// with standard errors by leaving out one person at a time.
///
/// The mean of a short course holds the later values too; that pulls carry-over towards zero by about
/// (1 + φ)/(T − 1) (Nickell 1981). The pull is about twice as strong in half the course, so the
/// difference takes it away.
struct SplitPanel {
    /// Fewest lags a person, on average, from which an order is read where lines of people's own are taken out.
    static let fewestWithLines = 30.0

    let estimates: [Double]
    let standardErrors: [Double]
    let people: Int
    /// Of those people.
    let rowsPerPerson: Double
    /// Of the whole course, uncorrected, of the same people.
    let uncorrected: [Double]

    /// Rows of one person make cross-products of predictors, and of predictors with the response.
    private struct Sums {
        var products: [Double]
        var responses: [Double]

        init(_ size: Int) {
            products = [Double](repeating: 0, count: size * size)
            responses = [Double](repeating: 0, count: size)
        }

        mutating func add(_ other: Sums, _ sign: Double) {
            for place in products.indices { products[place] += sign * other.products[place] }
            for place in responses.indices { responses[place] += sign * other.responses[place] }
        }

        /// nil where a predictor does not vary, or hangs on the others.
        func solution() -> [Double]? {
            let size = responses.count
            let matrix = Matrix(rows: size, columns: size, elements: products)
            return Cholesky(matrix).map { $0.solve(responses) }.flatMap { $0.allSatisfy(\.isFinite) ? $0 : nil }
        }
    }

    /// - Parameters:
    ///   - predictors: each as long as the response, rows of a person in order of time.
    ///   - codes: the person of each row, rising.
    ///   - predictorTimes, responseTimes: of the rows; with them a line over time of each person is taken out of the
    ///     whole course, and anew of each half.
    /// - Returns: nil for fewer than three people with at least four rows (with lines eight), or predictors that do not vary within them.
    init?(predictors: [[Double]], response: [Double], codes: [Int], predictorTimes: [Double]? = nil, responseTimes: [Double]? = nil) {
        let fewest = predictorTimes == nil ? 4 : 8
        let times = predictorTimes.flatMap { one in responseTimes.map { (one, $0) } }
        let size = predictors.count
        var people: [(whole: Sums, halves: Sums)] = []
        var firsts: [Sums] = []
        var seconds: [Sums] = []
        var start = 0
        var rows = 0
        while start < codes.count {
            var end = start
            while end < codes.count, codes[end] == codes[start] { end += 1 }
            if end - start >= fewest {
                let middle = start + (end - start) / 2
                let whole = Self.sums(predictors, response, start..<end, times)
                firsts.append(Self.sums(predictors, response, start..<middle, times))
                seconds.append(Self.sums(predictors, response, middle..<end, times))
                people.append((whole, whole))
                rows += end - start
            }
            start = end
        }
        guard people.count >= 3 else { return nil }
        var (whole, first, second) = (Sums(size), Sums(size), Sums(size))
        for place in people.indices {
            whole.add(people[place].whole, 1)
            first.add(firsts[place], 1)
            second.add(seconds[place], 1)
        }
        guard let all = Self.combined(whole, first, second), let plain = whole.solution() else { return nil }
        var without = [[Double]](repeating: [], count: size)
        for place in people.indices {
            var (w, f, s) = (whole, first, second)
            w.add(people[place].whole, -1)
            f.add(firsts[place], -1)
            s.add(seconds[place], -1)
            guard let left = Self.combined(w, f, s) else { return nil }
            for index in 0..<size { without[index].append(left[index]) }
        }
        let count = Double(people.count)
        standardErrors = without.map { values in
            let mean = values.reduce(0, +) / count
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return ((count - 1) / count * squares).squareRoot()
        }
        estimates = all
        uncorrected = plain
        self.people = people.count
        rowsPerPerson = Double(rows) / count
    }

    private static func combined(_ whole: Sums, _ first: Sums, _ second: Sums) -> [Double]? {
        guard let one = whole.solution(), let two = first.solution(), let three = second.solution() else { return nil }
        return one.indices.map { 2 * one[$0] - (two[$0] + three[$0]) / 2 }
    }

    /// Of distances from the means of these rows, or from their lines over time.
    private static func sums(_ predictors: [[Double]], _ response: [Double], _ rows: Range<Int>, _ times: (of: [Double], next: [Double])?) -> Sums {
        let size = predictors.count
        var sums = Sums(size)
        let parts = predictors.map { distances($0, rows, times?.of) }
        let later = distances(response, rows, times?.next)
        for place in 0..<rows.count {
            for i in 0..<size {
                let a = parts[i][place]
                sums.responses[i] += a * later[place]
                for j in 0..<size { sums.products[i * size + j] += a * parts[j][place] }
            }
        }
        return sums
    }
}
