/// The solutions of several models on the same sets of moments.
struct PathReplicates: Sendable {
    let count: Int
    /// Number j of model m of set r at `(offsets[m] + j) * count + r`.
    private let values: [Double]
    private let failed: [Bool]
    private let offsets: [Int]

    init(count: Int, values: [Double], failed: [Bool], offsets: [Int]) {
        self.count = count
        self.values = values
        self.failed = failed
        self.offsets = offsets
    }

    func hasFailed(_ model: Int, _ place: Int = 0) -> Bool { failed[model * count + place] }

    func failures(_ model: Int) -> Int {
        var sum = 0
        for place in 0..<count where failed[model * count + place] { sum += 1 }
        return sum
    }

    func value(_ model: Int, _ number: Int, _ place: Int = 0) -> Double {
        values[(offsets[model] + number) * count + place]
    }

    /// Σ factor · number over several numbers of several models, of the sets in which none of these
    /// models failed.
    func column(_ terms: [Term]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(count)
        for place in 0..<count {
            if let value = combined(terms, place) { result.append(value) }
        }
        return result
    }

    func combined(_ terms: [Term], _ place: Int) -> Double? {
        var sum = 0.0
        for term in terms {
            if failed[term.model * count + place] { return nil }
            var value = values[(offsets[term.model] + term.number) * count + place]
            if let divisor = term.divisor { value /= values[(offsets[term.model] + divisor) * count + place] }
            sum += term.factor * value
        }
        return sum.isFinite ? sum : nil
    }

    /// One number of one model, perhaps over another of its numbers.
    struct Term: Hashable, Sendable {
        let model: Int
        let number: Int
        var divisor: Int?
        var factor: Double

        init(_ model: Int, _ number: Int, over divisor: Int? = nil, times factor: Double = 1) {
            self.model = model
            self.number = number
            self.divisor = divisor
            self.factor = factor
        }
    }
}
