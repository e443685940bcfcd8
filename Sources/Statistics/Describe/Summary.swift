/// What a column holds, in a few numbers.
public enum Summary: Hashable, Sendable {
    case numeric(NumericSummary)
    case categorical(CategoricalSummary)

    public init(_ column: Column) {
        switch column.content {
        case .numeric(let cells): self = .numeric(NumericSummary(cells))
        case .categorical(let levels, let codes):
            self = .categorical(CategoricalSummary(levels: levels, codes: codes))
        }
    }

    public var results: ResultTree {
        switch self {
        case .numeric(let summary): summary.results
        case .categorical(let summary): summary.results
        }
    }
}

extension DataTable {
    /// A summary of each column, in the order of the columns.
    public var summaries: [(name: String, summary: Summary)] {
        columns.map { ($0.name, Summary($0)) }
    }
}

/// How many cells are missing for one reason.
public struct MissingCount: Hashable, Sendable {
    public let reason: MissingReason
    public let count: Int
}

/// Number, place and spread of a numeric column.
public struct NumericSummary: Hashable, Sendable {
    /// Cells that hold a number.
    public let n: Int
    /// By reason, in the order of the reasons' names.
    public let missing: [MissingCount]
    /// nil without numbers, or where they are too large to be added up.
    public let mean: Double?
    /// With divisor n − 1; nil for fewer than two numbers, or where they are too large.
    public let sd: Double?
    public let minimum: Double?
    /// Quartiles of type 7 (Hyndman and Fan 1996).
    public let lowerQuartile: Double?
    public let median: Double?
    public let upperQuartile: Double?
    public let maximum: Double?

    public init(_ cells: [NumericCell]) {
        var numbers: [Double] = []
        numbers.reserveCapacity(cells.count)
        var reasons: [MissingReason: Int] = [:]
        for cell in cells {
            switch cell {
            case .value(let number): numbers.append(number)
            case .missing(let reason): reasons[reason, default: 0] += 1
            }
        }
        n = numbers.count
        missing = reasons.map { MissingCount(reason: $0.key, count: $0.value) }
            .sorted { $0.reason.rawValue < $1.reason.rawValue }
        let moments = CoMoments(columns: [numbers])
        mean = numbers.isEmpty ? nil : moments.means.first.flatMap { $0.isFinite ? $0 : nil }
        sd = moments.covariance.map { $0[0, 0].squareRoot() }
        let sorted = SortedNumbers(numbers)
        minimum = sorted?.quantile(0)
        lowerQuartile = sorted?.quantile(0.25)
        median = sorted?.quantile(0.5)
        upperQuartile = sorted?.quantile(0.75)
        maximum = sorted?.quantile(1)
    }

    public var results: ResultTree {
        .of([
            "n": .count(n),
            "missing": .branch(missing.map { .init($0.reason.rawValue, .count($0.count)) }),
            "mean": entry(mean, needs: 1),
            "sd": entry(sd, needs: 2),
            "min": entry(minimum, needs: 1),
            "q1": entry(lowerQuartile, needs: 1),
            "median": entry(median, needs: 1),
            "q3": entry(upperQuartile, needs: 1),
            "max": entry(maximum, needs: 1),
        ])
    }

    private func entry(_ value: Double?, needs count: Int) -> ResultTree {
        if let value { return .number(value) }
        if n >= count { return .missing("The numbers are too large to be added up.") }
        return .missing(
            n == 0
                ? "The column holds no number."
                : "A standard deviation needs two numbers; the column holds one.")
    }
}

/// How often each category occurs.
public struct CategoricalSummary: Hashable, Sendable {
    public struct LevelCount: Hashable, Sendable {
        public let level: String
        public let count: Int
    }

    /// Cells that hold a category.
    public let n: Int
    public let missing: Int
    /// In the order of the levels, those that do not occur among them.
    public let levels: [LevelCount]

    public init(levels: [String], codes: [Int?]) {
        var counts = [Int](repeating: 0, count: levels.count)
        var missing = 0
        for code in codes {
            if let code { counts[code] += 1 } else { missing += 1 }
        }
        n = codes.count - missing
        self.missing = missing
        self.levels = zip(levels, counts).map { LevelCount(level: $0, count: $1) }
    }

    public var results: ResultTree {
        .of([
            "n": .count(n),
            "missing": .count(missing),
            "levels": .branch(levels.map { .init($0.level, .count($0.count)) }),
        ])
    }
}
