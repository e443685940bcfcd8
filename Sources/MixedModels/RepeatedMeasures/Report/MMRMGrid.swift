import Statistics

/// The rows c of marginal means and of their differences.
struct MMRMGrid {
    struct Line {
        let name: String
        let of: String
        let minus: String?
        let by: String?
        let row: [Double]
    }

    private(set) var means: [Line] = []
    private(set) var contrasts: [Line] = []

    /// - Throws: ``FormulaError`` for a factor that the model does not have.
    init(_ wanted: MMRMSpecification.MarginalMeans?, _ design: DesignMatrix) throws {
        guard let wanted else { return }
        let levels = try Self.levels(of: wanted.of, design)
        let slices: [String?] = try wanted.by.map { try Self.levels(of: $0, design).map { $0 } } ?? [nil]
        for slice in slices {
            var rows: [[Double]] = []
            let suffix = slice.map { "@\($0)" } ?? ""
            for level in levels {
                var at = [wanted.of: level]
                if let by = wanted.by, let slice { at[by] = slice }
                let row = try design.row(for: at)
                rows.append(row)
                means.append(Line(name: level + suffix, of: level, minus: nil, by: slice, row: row))
            }
            for later in 1..<max(levels.count, 1) {
                for earlier in 0..<(wanted.contrasts == .reference ? 1 : later) {
                    let row = zip(rows[later], rows[earlier]).map { $0 - $1 }
                    contrasts.append(
                        Line(
                            name: "\(levels[later]) - \(levels[earlier])\(suffix)", of: levels[later],
                            minus: levels[earlier], by: slice, row: row))
                }
            }
        }
    }

    private static func levels(of factor: String, _ design: DesignMatrix) throws -> [String] {
        if let levels = design.levels(of: factor) { return levels }
        // Throws, with the nearest names.
        _ = try design.row(for: [factor: ""])
        return []
    }
}
