import RealModule

extension MarginalMeans {
    /// `lsmeans.<level>@<by>.{emmean, SE, df, lower.CL, upper.CL}` and
    /// `contrasts_<of>_by_<by>.<level> - <level>@<by>.{estimate, SE, df, t.ratio, p.value}`.
    public var results: [ResultTree.Entry] { results(exponentiated: false) }

    /// - Parameter exponentiated: differences besides as `ratio`, `ratio_lower` and `ratio_upper`: e to
    ///   their power.
    public func results(exponentiated: Bool) -> [ResultTree.Entry] {
        [
            .init("lsmeans", tree(means, "emmean", test: false, exponentiated: false)),
            .init(contrastsName, tree(contrasts, "estimate", test: true, exponentiated: exponentiated)),
        ]
    }

    /// `contrasts_arm_by_visit`, or `contrasts_arm`.
    public var contrastsName: String {
        "contrasts_\(specification.of)" + (specification.by.map { "_by_\($0)" } ?? "")
    }

    private func tree(_ rows: [Row], _ estimate: String, test: Bool, exponentiated: Bool) -> ResultTree {
        let normal = "The normal distribution is used."
        let noTest = "The standard error is 0."
        return .branch(rows.map { row in
            var leaves: [ResultTree.Entry] = [
                .init(estimate, .finite(row.estimate, else: "There is no finite estimate.")),
                .init("SE", .finite(row.standardError, else: "There is no finite standard error.")),
                .init("df", row.df.map { .finite($0, else: normal) } ?? .missing(normal)),
                .init("lower.CL", .finite(row.lower, else: "There is no finite interval.")),
                .init("upper.CL", .finite(row.upper, else: "There is no finite interval.")),
            ]
            if test {
                let ratio = row.df == nil ? "z.ratio" : "t.ratio"
                leaves.append(.init(ratio, row.statistic.map { .finite($0, else: noTest) } ?? .missing(noTest)))
                leaves.append(.init("p.value", row.p.map { .finite($0, else: noTest) } ?? .missing(noTest)))
            }
            if exponentiated {
                let none = "There is no finite ratio."
                leaves.append(.init("ratio", .finite(Double.exp(row.estimate), else: none)))
                leaves.append(.init("ratio_lower", .finite(Double.exp(row.lower), else: none)))
                leaves.append(.init("ratio_upper", .finite(Double.exp(row.upper), else: none)))
            }
            return .init(row.name + (row.by.map { "@\($0)" } ?? ""), .branch(leaves))
        })
    }

    /// Means and differences as people read them.
    public var tables: [ReadableTable] { tables(hasOffset: false) }

    /// - Parameter hasOffset: of the model; the means are then those at an offset of 0.
    public func tables(hasOffset: Bool) -> [ReadableTable] {
        let by = specification.by
        let heading = specification.of + (by.map { " by \($0)" } ?? "")
        let note = "Other factors are averaged with equal weights over their levels; covariates are held at their means over the rows that take part."
        let columns = [[specification.of], by.map { [$0] } ?? []].flatMap { $0 }
        let meanRows = means.map { row in cells(row) }
        let differenceRows = contrasts.map { row in
            cells(row) + [.finite(row.statistic, else: "The standard error is 0."), row.p.map { .p($0) } ?? .missing("The standard error is 0.")]
        }
        return [
            ReadableTable("Marginal means of \(heading)", columns: columns + ["mean", "SE", "df", "interval"], rows: meanRows, notes: [note] + (hasOffset ? ["They hold for an offset of 0; their differences hold for any."] : [])),
            ReadableTable(
                "Differences of \(heading)", columns: columns + ["difference", "SE", "df", "interval", contrasts.first?.df == nil ? "z" : "t", "p"],
                rows: differenceRows, notes: ["p values are not adjusted for multiplicity."]),
        ]
    }

    private func cells(_ row: Row) -> [ReadableTable.Cell] {
        var cells: [ReadableTable.Cell] = [.text(row.name)]
        if specification.by != nil { cells.append(.text(row.by ?? "")) }
        cells.append(.finite(row.estimate, else: "There is no finite estimate."))
        cells.append(.finite(row.standardError, else: "There is no finite standard error."))
        cells.append(row.df.map { .finite($0, else: "There are none.") } ?? .empty)
        cells.append(row.lower.isFinite && row.upper.isFinite ? .interval(row.lower, row.upper) : .missing("There is no finite interval."))
        return cells
    }

    /// The means over the levels of `by`, one line a level; without `by` as a forest.
    public func picture(id: String, vertical: String) -> Picture {
        let title = "Marginal means of \(specification.of)"
        guard let by = specification.by else {
            let rows = means.filter { $0.lower.isFinite && $0.upper.isFinite }.map {
                Picture.Forest.Row(label: $0.name, estimate: $0.estimate, lower: $0.lower, upper: $0.upper)
            }
            return Picture(
                id: id, title: title, caption: "The mean of \(vertical) with its interval at each level of \(specification.of).",
                content: .forest(Picture.Forest(rows: rows, reference: nil, axis: vertical)))
        }
        var levels: [String] = []
        var places: [String] = []
        for row in means {
            if !levels.contains(row.name) { levels.append(row.name) }
            if let place = row.by, !places.contains(place) { places.append(place) }
        }
        let lines = levels.map { level in
            let points = means.filter { $0.name == level }.map { row in
                Picture.Course.Point(
                    position: Double(row.by.flatMap { places.firstIndex(of: $0) } ?? 0), label: row.by, value: row.estimate,
                    lower: row.lower, upper: row.upper)
            }
            return Picture.Course.Line(name: level, points: points)
        }
        return Picture(
            id: id, title: title + " by \(by)", caption: "The mean of \(vertical) with its interval, over \(by), one line for each level of \(specification.of).",
            content: .course(Picture.Course(lines: lines, horizontal: by, vertical: vertical)))
    }
}
