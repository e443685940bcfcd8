import Mechanisms
import Statistics
import Testing

@Suite struct ImputedMediationTests {
    private static func specification(_ method: ImputedMediationSpecification.Method, imputations: Int = 3, resamples: Int = 400) -> ImputedMediationSpecification {
        var mediation = plan(mediators: 2, resamples: resamples, seed: 5)
        mediation.bootstrap?.intervals = [.percentile]
        return ImputedMediationSpecification(mediation: mediation, method: method, imputations: imputations)
    }

    /// The trial without the outcome of every sixth person.
    private static func incomplete() throws -> DataTable {
        let trial = try simulatedTrial(mediators: 2)
        return try DataTable(columns: trial.columns.map { column in
            guard column.name == "y", case .numeric(let cells) = column.content else { return column }
            return Column(name: "y", numbers: cells.indices.map { $0 % 6 == 2 ? nil : cells[$0].value })
        })
    }

    /// Draws each missing outcome from the regression of the others.
    @Sendable private static func impute(_ table: DataTable, _ seed: UInt64, _ count: Int) throws -> [DataTable] {
        let predictors = ["m1", "m2", "arm", "age"]
        let fit = try LinearModel(outcome: "y", predictors: predictors, level: 0.95).fit(on: table.selecting(rows: table.completeRows(of: ["y"])))
        let numbers = try predictors.map { try table.numbers($0).map { $0.value ?? 0 } }
        let outcome = try table.numbers("y")
        return try (0..<count).map { number in
            var random = RandomStream(seed: seed, stream: UInt64(number))
            let values = outcome.indices.map { row -> Double? in
                if let value = outcome[row].value { return value }
                var fitted = fit.solution.coefficients[0]
                for place in predictors.indices { fitted += fit.solution.coefficients[place + 1] * numbers[place][row] }
                return fitted + fit.sigma * random.normal()
            }
            return try DataTable(columns: table.columns.map { $0.name == "y" ? Column(name: "y", numbers: values) : $0 })
        }
    }

    /// With nothing to impute each resample is that of the plain bootstrap.
    @Test func completeDataIsThePlainBootstrap() throws {
        let table = try simulatedTrial(mediators: 2)
        for method in [ImputedMediationSpecification.Method.bootstrapThenImpute, .bootstrapThenImputePooled] {
            let specification = Self.specification(method)
            let fit = try specification.fit(on: table, running: Running(threads: 2)) { table, _ in [table, table, table] }
            let plain = try specification.mediation.fit(on: table)
            for effect in fit.effects {
                let summary = try #require(plain.bootstrap?.effect(effect.name)?.monteCarlo)
                #expect(near(effect.estimate, summary.estimate))
                guard method == .bootstrapThenImpute else { continue }
                #expect(near(effect.standardError, summary.standardError, 1e-9))
                #expect(near(effect.ends.lower, summary.interval(.percentile)?.ends.lower, 1e-8))
            }
        }
    }

    /// By hand: the variances within are those of plain bootstraps, the one between is that of the estimates.
    @Test func rubinsRules() throws {
        let tables = try Self.impute(Self.incomplete(), 1, 3)
        let specification = Self.specification(.imputeThenBootstrap, resamples: 4_000)
        let effect = try #require(try specification.fit(onImputed: tables).effect("total_indirect"))
        let fits = try tables.map { try specification.mediation.fit(on: $0) }
        let estimates = fits.map(\.totalIndirect.estimate)
        let mean = estimates.reduce(0, +) / 3
        let between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2 * (1 + 1 / 3.0)
        var within = 0.0
        for fit in fits {
            let error = try #require(fit.bootstrap?.effect("total_indirect")?.monteCarlo?.standardError)
            within += error * error / 3
        }
        #expect(near(effect.estimate, mean))
        // Other random numbers: a standard error of 4,000 resamples is known to 1.1 %.
        #expect((effect.standardError / (within + between).squareRoot() - 1).magnitude < 0.04)
        #expect((try #require(effect.degreesOfFreedom) / (2 * (1 + within / between) * (1 + within / between)) - 1).magnitude < 0.1)
        // Tables that agree leave nothing between: infinitely many degrees of freedom, a normal interval.
        let same = try #require(try specification.fit(onImputed: [tables[0], tables[0], tables[0]]).effect("direct"))
        #expect(same.degreesOfFreedom == .infinity)
        #expect(near(same.ends.upper - same.estimate, 1.959963984540054 * same.standardError, 1e-12))
    }

    /// The four ways agree on data where they should, and the seed decides, not the threads.
    @Test func theFourWaysAgree() throws {
        let table = try Self.incomplete()
        let tables = try Self.impute(table, 9, 10)
        var widths: [Double] = []
        for method in ImputedMediationSpecification.Method.allCases {
            let specification = Self.specification(method, imputations: 10, resamples: 200)
            func carryOut(_ threads: Int) throws -> ImputedMediation {
                let running = Running(threads: threads)
                if method.imputesFirst { return try specification.fit(onImputed: tables, running: running) }
                return try specification.fit(on: table, running: running) { try Self.impute($0, $1, 10) }
            }
            let fit = try carryOut(2)
            #expect(try fit == carryOut(1))
            let effect = try #require(fit.effect("total_indirect"))
            widths.append(effect.ends.upper - effect.ends.lower)
            #expect(fit.results["total_indirect", "se"]?.number == effect.standardError)
        }
        let narrowest = try #require(widths.min())
        #expect(widths.allSatisfy { $0 < 1.5 * narrowest }, "\(widths)")
    }

    @Test func whatIsWrongIsSaid() throws {
        let tables = try Self.impute(Self.incomplete(), 1, 2)
        func sentence(_ specification: ImputedMediationSpecification) -> String {
            do {
                _ = try specification.fit(onImputed: tables)
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(Self.specification(.imputeThenBootstrap)).contains("2 completed tables where 3"))
        #expect(sentence(Self.specification(.bootstrapThenImpute, imputations: 2)).contains("imputes each resample"))
        var none = Self.specification(.imputeThenBootstrap, imputations: 2)
        none.mediation.bootstrap = nil
        #expect(sentence(none).contains("needs bootstrap.resamples"))
    }

    private struct NoDonor: Error, CustomStringConvertible { let description = "nothing to impute from." }

    @Test func failedImputationsAreCounted() throws {
        let fit = try Self.specification(.bootstrapThenImpute, imputations: 2, resamples: 50).fit(on: Self.incomplete()) { table, seed in
            if seed % 5 == 0 { throw NoDonor() }
            return try Self.impute(table, seed, 2)
        }
        #expect(fit.failures.first?.reason == "nothing to impute from." && fit.failures[0].count < 50)
    }
}
