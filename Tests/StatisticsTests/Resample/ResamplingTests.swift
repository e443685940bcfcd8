import Statistics
import Synchronization
import Testing

@Suite struct ResamplingTests {
    static let values: [Double] = (0..<30).map { Double($0 * $0 % 17) + Double($0) / 10 }
    static let design = ResamplingDesign(rows: 30)

    @Sendable static func mean(_ rows: [Int]) -> [Double] {
        var sum = 0.0
        for row in rows { sum += values[row] }
        return [sum / Double(rows.count)]
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        func replicates(_ threads: Int) throws -> Replicates {
            try Resampling.cases(
                Self.design, resamples: 500, seed: 4, width: 1, running: Running(threads: threads), Self.mean)
        }
        let one = try replicates(1)
        #expect(one.count == 500)
        for threads in [2, 3, 8] { #expect(try replicates(threads) == one) }
    }

    /// Rows and weights are two shapes of one draw.
    @Test func weightsAreTheSameDraw() throws {
        let rows = try Resampling.cases(Self.design, resamples: 50, seed: 4, width: 1, running: Running(), Self.mean)
        let weights = try Resampling.weights(Self.design, resamples: 50, seed: 4, width: 1, running: Running()) { w in
            [zip(w, Self.values).reduce(0) { $0 + $1.0 * $1.1 } / 30]
        }
        for (a, b) in zip(rows.columns[0], weights.columns[0]) { #expect((a - b).magnitude < 1e-12) }
    }

    private struct Odd: Error, CustomStringConvertible {
        let number: Int
        var description: String { "group \(number) is empty." }
    }

    @Test func failuresAreCountedWithTheirReasons() throws {
        let replicates = try Resampling.run(100, width: 2, running: Running(threads: 2)) { r in
            if r % 10 == 3 { throw Odd(number: 1) }
            if r % 25 == 4 { throw Odd(number: 2) }
            if r == 50 { return [1, .nan] }
            if r == 51 { return [1] }
            return [Double(r), 0]
        }
        #expect(replicates.failures.map(\.count) == [10, 4, 1, 1])
        #expect(replicates.failures[0].reason == "group 1 is empty.")
        #expect(replicates.failures[2].reason == "A resample gave 1 numbers where 2 were expected.")
        #expect(replicates.count == 84 && replicates.columns[0].count == 84)
        #expect(replicates.columns[0].prefix(4) == [0, 1, 2, 5])
    }

    @Test func manyReasonsAreToldInPart() throws {
        let replicates = try Resampling.run(100, width: 1, running: Running()) { throw Odd(number: $0) }
        #expect(replicates.failures.count == 9)
        #expect(replicates.failures.last?.count == 92)
        #expect(replicates.failed == 100 && replicates.columns == [[]])
    }

    @Test func cancellingEndsIt() {
        let seen = Mutex(0)
        #expect(throws: CancellationError.self) {
            _ = try Resampling.run(
                10_000, width: 1, running: Running(threads: 2, isCancelled: { seen.withLock { $0 } > 50 })
            ) { _ in
                seen.withLock { $0 += 1 }
                return [0]
            }
        }
        #expect(seen.withLock { $0 } < 60)
        #expect(throws: CancellationError.self) {
            _ = try Resampling.run(10, width: 1, running: Running()) { _ in throw CancellationError() }
        }
    }

    @Test func progressRisesToOne() throws {
        let shares = Mutex<[Double]>([])
        let running = Running(threads: 3, progress: { share in shares.withLock { $0.append(share) } })
        _ = try Resampling.run(20, width: 1, running: running) { [Double($0)] }
        let told = shares.withLock { $0 }
        #expect(told == told.sorted() && told.last == 1 && told.count == 20)
    }

    /// The mean's jackknife standard error is sd/√n, exactly; the numbers of clusters are R's
    /// (Reference/bootstrap-intervals/output.txt).
    @Test func jackknife() throws {
        let y: [Double] = [3, 5, 4, 9, 1, 2]
        let clusters = try #require(ResamplingDesign(rows: 6, units: [2, 7, 2, 7, 5, 5], strata: nil))
        @Sendable func mean(_ rows: [Int]) -> [Double] { [rows.reduce(0) { $0 + y[$1] } / Double(rows.count)] }
        let left = try Resampling.jackknife(clusters, width: 1, running: Running(), mean).columns[0]
        #expect(left == [4.25, 2.5, 5.25])
        let single = try Resampling.jackknife(ResamplingDesign(rows: 6), width: 1, running: Running(), mean).columns[0]
        #expect((BootstrapSummary.jackknifeStandardError(single) - 1.154700538379252).magnitude < 1e-14)
    }

    @Test func oneUnitIsASentence() {
        #expect(throws: ResamplingError.tooFewUnits(1)) {
            _ = try Resampling.cases(ResamplingDesign(rows: 1), resamples: 9, seed: 1, width: 1, running: Running()) { _ in [0] }
        }
    }

    /// Resample r of a parametric bootstrap depends on the seed and r alone.
    @Test func parametricStreams() throws {
        func draw(_ count: Int, _ seed: UInt64) throws -> [Double] {
            try Resampling.parametric(resamples: count, seed: seed, width: 1, running: Running(threads: 2)) { [$0.normal()] }.columns[0]
        }
        let many = try draw(100, 5)
        #expect(try Array(many.prefix(10)) == draw(10, 5))
        #expect(Set(many).count == 100)
        #expect(try draw(10, 6) != Array(many.prefix(10)))
    }
}
