import Statistics

/// The ratios of rates, each with what can be said of it.
extension RetreatmentReport {
    struct Rate {
        let name: String
        let estimate: Double
        let standardError: Double
        let robustError: Double
        let z: Double
        /// Of the ratio.
        let lower: Double
        let upper: Double
        /// Why there is none: the estimate runs away.
        let reason: String?
    }

    static let runaway = "It has no finite estimate: all events lie on one side."

    /// Why the mean number of an arm has no interval by then; nil where it has one.
    func withoutInterval(_ arm: Int, _ time: Double) -> String? {
        guard let found = means[arm].at(time) else { return "Nobody is seen so long." }
        if found.mean <= 0 { return "There is no event of \(rows.arms[arm]) up to then." }
        return found.standardError > 0 ? nil : "People of \(rows.arms[arm]) do not differ up to then, so that no error can be estimated."
    }

    var rateRows: [Rate] {
        guard let rates else { return [] }
        return rates.names.indices.map { index in
            let beta = rates.beta[index]
            let error = max(0, rates.robust[index, index]).squareRoot()
            return Rate(
                name: rates.names[index], estimate: beta, standardError: max(0, rates.covariance[index, index]).squareRoot(),
                robustError: error, z: beta / error, lower: exponential(beta - z * error), upper: exponential(beta + z * error),
                reason: rates.runaway.contains(rates.names[index]) ? Self.runaway : nil)
        }
    }

    func tree(_ rate: Rate) -> ResultTree {
        let none = "It has no finite value."
        func leaf(_ value: Double) -> ResultTree { rate.reason.map { .missing($0) } ?? .finite(value, else: none) }
        return .of([
            "est": leaf(rate.estimate), "se": leaf(rate.standardError), "se_robust": leaf(rate.robustError), "z": leaf(rate.z),
            "p": leaf(Normal.twoSided(rate.z)), "rate_ratio": leaf(exponential(rate.estimate)), "ci_lower": leaf(rate.lower),
            "ci_upper": leaf(rate.upper),
        ])
    }

    var rateTable: ReadableTable? {
        guard rates != nil else { return nil }
        let none = "It has no finite value."
        let cells = rateRows.map { rate -> [ReadableTable.Cell] in
            if let reason = rate.reason { return [.text(rate.name), .missing(reason), .missing(reason), .missing(reason)] }
            return [
                .text(rate.name), .finite(exponential(rate.estimate), else: none), .ends(rate.lower, rate.upper, else: none),
                .probability(Normal.twoSided(rate.z), else: none),
            ]
        }
        return ReadableTable(
            "Ratios of rates", columns: ["", "rate ratio", intervalHeading(spec.level), "p"], rows: cells,
            notes: ["Cox's regression of events that come again (Andersen and Gill 1982), \(rows.arms[0]) being the reference; standard errors over \(people(rows.arm.count))."])
    }
}
