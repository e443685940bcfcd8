extension KeptCounts {
    /// The standard deviation before treatment, within arms.
    static func spread(_ before: [Double?], _ data: CourseData) -> Double {
        var squares = 0.0
        var freedom = 0.0
        for arm in data.arms.indices {
            let own = zip(before, data.people).compactMap { value, person in person.arm == arm ? value : nil }
            guard own.count > 1 else { continue }
            let mean = own.reduce(0, +) / Double(own.count)
            for value in own { squares += (value - mean) * (value - mean) }
            freedom += Double(own.count - 1)
        }
        guard freedom > 0 else { return 0 }
        let variance: Double = squares / freedom
        return variance.squareRoot()
    }
}
