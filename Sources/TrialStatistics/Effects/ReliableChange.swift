public import Statistics

/// Whether a person's change is more than the error of measurement, and whether it leads across
/// to the norm (Jacobson and Truax 1991).
public struct ReliableChange: AnalysisSpecification {
    public enum Better: String, Hashable, Sendable, CaseIterable { case lower, higher }

    public struct Norm: Hashable, Sendable {
        public let mean: Double
        /// Above 0.
        public let sd: Double

        public init(mean: Double, sd: Double) {
            self.mean = mean
            self.sd = sd
        }
    }

    public var pre: String
    public var post: String
    /// Of the measure, from 0 to 1.
    public var reliability: Double
    public var norm: Norm?
    public var better: Better

    /// A change is reliable beyond the two-sided interval of no change of this level.
    public var level: Double

    /// Φ⁻¹((1 + level)/2).
    var critical: Double { Normal.standard.quantile((1 + level) / 2) ?? 1.959963984540054 }

    public init(pre: String, post: String, reliability: Double, norm: Norm? = nil, better: Better = .lower, level: Double = 0.95) {
        self.pre = pre
        self.post = post
        self.reliability = reliability
        self.norm = norm
        self.better = better
        self.level = level
    }

    /// Nobody can cross from this sample to a norm that lies on its worse side.
    private func doubt(of norm: Norm, sampleMean: Double) -> String? {
        guard better == .lower ? norm.mean >= sampleMean : norm.mean <= sampleMean else { return nil }
        let side = better == .lower ? "below" : "above"
        return "The mean of the norm (\(norm.mean.shortestText ?? "")) does not lie \(side) the mean of \"\(pre)\" (\(((sampleMean * 1e4).rounded() / 1e4).shortestText ?? "")), though better is \(better.rawValue): cut-off c does not part this sample from the norm, and \"recovered\" means nothing. Look at better and at the norm's scale."
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let first = try table.numbers(pre).map(\.value)
        let second = try table.numbers(post).map(\.value)
        let baseline = Moments(first.compactMap { $0 })
        guard baseline.n >= 2, baseline.sd > 0 else {
            throw TrialError("\"\(pre)\" has no spread (\(Int(baseline.n)) values), so no standard error of measurement can be derived from it.")
        }
        guard reliability < 1 else {
            throw TrialError("A reliability of 1 leaves no error of measurement: every change is real, and none can be called reliable by this rule.")
        }
        let sem = baseline.sd * (1 - reliability).squareRoot()
        let sDiff = 2.0.squareRoot() * sem
        let critical = critical
        let sign: Double = better == .lower ? 1 : -1
        let cutoffA = baseline.mean - sign * 2 * baseline.sd
        let cutoffB = norm.map { $0.mean + sign * 2 * $0.sd }
        let cutoffC = norm.map { (baseline.sd * $0.mean + $0.sd * baseline.mean) / (baseline.sd + $0.sd) }
        var indices: [ResultTree.Entry] = []
        var counts = [0, 0, 0, 0]
        var analysed = 0
        for row in 0..<table.rowCount {
            guard let before = first[row], let after = second[row] else {
                indices.append(.init("\(row + 1)", .missing("One of the two measurements is missing.")))
                continue
            }
            analysed += 1
            let rci = (after - before) / sDiff
            indices.append(.init("\(row + 1)", .number(rci)))
            let gain = -sign * rci
            if gain >= critical {
                let isAcross = cutoffC.map { sign * before >= sign * $0 && sign * after < sign * $0 } ?? false
                counts[isAcross ? 0 : 1] += 1
            } else {
                counts[gain <= -critical ? 3 : 2] += 1
            }
        }
        var classes: [ResultTree.Entry] = norm == nil ? [] : [.init("recovered", .count(counts[0]))]
        classes += [.init("improved", .count(counts[1])), .init("unchanged", .count(counts[2])), .init("deteriorated", .count(counts[3]))]
        let noNorm: ResultTree = .missing("No norm is given.")
        let results: ResultTree = .branch([
            .init("sd_pre", .number(baseline.sd)), .init("reliability", .number(reliability)),
            .init("standard_error_of_measurement", .number(sem)), .init("s_diff", .number(sDiff)),
            .init("critical_change", .number(critical * sDiff)), .init("cutoff_a", .number(cutoffA)),
            .init("cutoff_b", cutoffB.map(ResultTree.number) ?? noNorm), .init("cutoff_c", cutoffC.map(ResultTree.number) ?? noNorm),
            .init("classification_counts", .branch(classes)), .init("rci", .branch(indices)),
        ])
        let warnings = norm.flatMap { doubt(of: $0, sampleMean: baseline.mean) }.map { [$0] } ?? []
        let total = Double(max(analysed, 1))
        let names = ["recovered", "improved", "unchanged", "deteriorated"]
        let rows = names.indices.filter { norm != nil || $0 > 0 }.map { index -> [ReadableTable.Cell] in
            [.text(names[index]), .count(counts[index]), .share(Double(counts[index]) / total)]
        }
        let cells: [[ReadableTable.Cell]] = [
            [.text("standard error of measurement"), .number(sem)], [.text("least reliable change"), .number(critical * sDiff)],
            [.text("cut-off a (2 sd from this sample)"), .number(cutoffA)],
            [.text("cut-off b (2 sd from the norm)"), cutoffB.map { .number($0) } ?? .missing("No norm is given.")],
            [.text("cut-off c (between both)"), cutoffC.map { .number($0) } ?? .missing("No norm is given.")],
        ]
        return TrialFit(
            results: results,
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: analysed, units: [.init("rows", analysed)],
                missing: "The spread before is of all \(Int(baseline.n)) rows with \"\(pre)\"; \(table.rowCount - analysed) rows lack one of the two measurements and are not classified."),
            warnings: warnings, tables: [
                ReadableTable("Reliable change", columns: ["", "n", "share"], rows: rows,
                    notes: ["Recovered: reliably better and across cut-off c. Improved: reliably better otherwise."]),
                ReadableTable("Error of measurement and cut-offs", columns: ["", "value"], rows: cells),
            ])
    }
}
