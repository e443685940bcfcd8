import Mechanisms
import Statistics
import Synchronization
import Testing

/// What must hold of any data.
@Suite struct MediationPropertyTests {
    @Test(arguments: [1, 3]) func indirectAndDirectMakeTheTotal(_ mediators: Int) throws {
        let fit = try plan(mediators: mediators).fit(on: simulatedTrial(mediators: mediators))
        #expect(near(fit.totalIndirect.estimate + fit.directEffect, fit.totalEffect))
        let bootstrap = try #require(fit.bootstrap)
        let name = fit.totalIndirect.name
        let biases = ["total", "direct", name].map { bootstrap.effect($0)?.monteCarlo?.bias ?? 99 }
        // The mean of a sum is the sum of the means, so the identity holds in every resample's name.
        #expect((biases[0] - biases[1] - biases[2]).magnitude < 1e-12)
    }

    @Test(arguments: [2, 3, 7]) func sameBitsOnAnyNumberOfThreads(_ threads: Int) throws {
        let table = try simulatedTrial(mediators: 2)
        let specification = plan(mediators: 2, resamples: 1_999)
        #expect(
            try specification.fit(on: table, threads: threads)
                == specification.fit(on: table, threads: 1))
    }

    @Test func theSeedDecides() throws {
        let table = try simulatedTrial()
        let first = try plan(seed: 1).fit(on: table)
        let again = try plan(seed: 1).fit(on: table)
        let other = try plan(seed: 2).fit(on: table)
        #expect(first.results == again.results)
        #expect(first.bootstrap != other.bootstrap)
        #expect(first.effects == other.effects)
    }

    @Test func theFirstResamplesDoNotDependOnHowManyFollow() throws {
        let indices = ResampleIndices(seed: 1, rows: 60)
        let table = try simulatedTrial()
        // Refitting on the rows of resample 17 gives the product that the kernel computed for it: with
        // two resamples the mean and the spread determine both replicates.
        let fit = try plan(resamples: 2).fit(on: table)
        let summary = try #require(fit.bootstrap?.effect("indirect")?.monteCarlo)
        let refitted = try [0, 1].map { resample in
            try plan(resamples: 0)
                .fit(on: table.selecting(rows: indices.rows(ofResample: resample))).totalIndirect.estimate
        }
        let mean = (refitted[0] + refitted[1]) / 2
        let spread = (refitted[0] - refitted[1]).magnitude / 2.0.squareRoot()
        #expect(near(summary.bias + fit.totalIndirect.estimate, mean))
        #expect(near(summary.standardError, spread))
    }

    @Test func theOrderOfRowsDoesNotMatterToTheEstimates() throws {
        let table = try simulatedTrial(mediators: 2)
        let reversed = table.selecting(rows: (0..<table.rowCount).reversed())
        let left = try plan(mediators: 2, resamples: 0).fit(on: table)
        let right = try plan(mediators: 2, resamples: 0).fit(on: reversed)
        for (a, b) in zip(left.results.leaves, right.results.leaves) {
            #expect(a.name == b.name && near(a.value.number, b.value.number), "\(a.name)")
        }
    }

    @Test func theOrderOfMediatorsAndCovariatesDoesNotMatter() throws {
        let table = try simulatedTrial(mediators: 3)
        var forward = plan(mediators: 2)
        forward.covariates = ["age", "m3"]
        var backward = forward
        backward.mediators.reverse()
        backward.covariates.reverse()
        let left = try forward.fit(on: table)
        let right = try backward.fit(on: table)
        for name in ["indirect_m1", "indirect_m2", "total_indirect"] {
            #expect(near(left.effect(name)?.estimate, right.effect(name)?.estimate))
            #expect(near(left.effect(name)?.standardError, right.effect(name)?.standardError))
            let ends = [left, right].map {
                $0.bootstrap?.effect(name)?.monteCarlo?.interval(.bca)?.ends.lower
            }
            #expect(near(ends[0], ends[1]))
        }
    }

    /// Y in tenths and X doubled: effects times 10 / 2; z, p and standardized paths stay.
    @Test func unitsScaleThrough() throws {
        let table = try simulatedTrial()
        let scaled = try table.changing("y") { 10 * $0 - 3 }.changing("arm") { 2 * $0 + 1 }
            .changing("m1") { $0 / 1000 + 5 }
        let plain = try plan().fit(on: table)
        let other = try plan().fit(on: scaled)
        #expect(near(other.totalIndirect.estimate, 5 * plain.totalIndirect.estimate))
        #expect(near(other.totalIndirect.z, plain.totalIndirect.z))
        #expect(near(other.totalEffect, 5 * plain.totalEffect))
        #expect(near(other.standardized.a[0], plain.standardized.a[0]))
        let lower = [plain, other].map {
            $0.bootstrap?.effect("indirect")?.monteCarlo?.interval(.bca)?.ends.lower ?? 0
        }
        #expect(near(lower[1], 5 * lower[0]))
        #expect(near(other.productIntervals[0]?.upper, 5 * (plain.productIntervals[0]?.upper ?? 0), 1e-8))
    }

    /// The outcome is moved so that the interval of the direct effect ends at 0: on which side depends
    /// on the seed, and that is said. Moved further, it is not said.
    @Test func anEndNearZeroIsSaid() throws {
        let table = try simulatedTrial()
        let ends = try plan(resamples: 20_000).fit(on: table).bootstrap?.effect("direct")?
            .monteCarlo?.interval(.percentile)?.ends
        let upper = try #require(ends).upper
        func said(movedBy shift: Double) throws -> Bool {
            let arms = try table.numbers("arm").map { $0.value ?? 0 }
            let outcomes = try table.numbers("y").map { $0.value ?? 0 }
            let moved = zip(outcomes, arms).map { $0 - shift * $1 }
            let columns = table.columns.filter { $0.name != "y" } + [Column(name: "y", numbers: moved)]
            return try plan(resamples: 2_000).fit(on: DataTable(columns: columns)).warnings.contains {
                $0.hasPrefix("The upper end of the interval percentile_type7 of direct lies within")
            }
        }
        #expect(try said(movedBy: upper))
        #expect(try !said(movedBy: upper + 2))
        #expect(try !said(movedBy: upper - 2))
    }

    @Test func progressRisesToOne() throws {
        let seen = Mutex<[Double]>([])
        _ = try plan(resamples: 2_000).fit(on: simulatedTrial(), threads: 2) { share in
            seen.withLock { $0.append(share) }
        }
        let shares = seen.withLock { $0 }
        #expect(shares == shares.sorted() && shares.last == 1 && shares.count > 3)
    }
}
