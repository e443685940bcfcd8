import Statistics
import StructuralEquations

/// Reads `factor_analysis` and `parallel_analysis`.
enum ExploratoryReader {
    static func factors(_ reader: inout PlanReader, _ common: CommonFields) -> FactorAnalysis? {
        common.requireListwise(&reader)
        let items = items(&reader, atLeast: 3)
        let factors = reader.count("factors", in: 1...50)
        if factors == nil, reader.value("factors") == nil { reader.fault("factors", nil, "is missing: the number of factors.") }
        let extraction = reader.word("extraction", as: FactorExtraction.Method.self) ?? .minres
        let rotation = reader.word("rotation", as: FactorRotation.Method.self) ?? .oblimin
        let correlation = reader.word("correlation", as: FactorAnalysis.Correlation.self) ?? .pearson
        guard let items, let factors else { return nil }
        return FactorAnalysis(items: items, factors: factors, extraction: extraction, rotation: rotation, correlation: correlation)
    }

    static func parallel(_ reader: inout PlanReader, _ common: CommonFields) -> ParallelAnalysis? {
        common.requireListwise(&reader)
        let items = items(&reader, atLeast: 2)
        let resamples = reader.count("resamples", in: 20...100_000) ?? 1000
        let percentile = reader.number("percentile", in: 50...99.9) ?? 95
        return items.map { ParallelAnalysis(items: $0, resamples: resamples, percentile: percentile, randomSeed: common.seed) }
    }

    private static func items(_ reader: inout PlanReader, atLeast least: Int) -> [String]? {
        guard let items = reader.names("items") else {
            if reader.value("items") == nil { reader.fault("items", nil, "is missing: the columns that are analysed together.") }
            return nil
        }
        guard items.count >= least, Set(items).count == items.count else {
            reader.fault("items", nil, "needs at least \(least), each named once.")
            return nil
        }
        return items
    }
}
