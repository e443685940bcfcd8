public import Mechanisms
public import Statistics

/// A plan: everything, beside the data, that decides a number (`Documentation/Plan.md`).
public struct AnalysisPlan: Hashable, Sendable {
    public let title: String?
    public let variables: VariableDefinitions
    /// Column → study day on which it was measured: what the timing of a mediator is read from.
    public let measured: [String: Int]
    /// Columns that were told from memory at one sitting: among them no order of time can be read.
    public let recalled: Set<String>
    /// Long tables made from the data.
    public let tables: [LongTableDefinition]
    public let populations: [Population]
    public let estimands: [Estimand]
    /// The scoring of the mechanism that the study names as its primary one.
    public let primaryScore: String?
    public let entry: PlanEntry

    /// - Throws: ``PlanFaults`` with every fault of the plan.
    public init(_ value: PlanValue) throws {
        var reader = PlanReader(value, path: "")
        if let version = reader.count("plan", in: 0...999) {
            if version != 1 { reader.fault("plan", nil, "this is version \(version) of the plan format; this program reads version 1.") }
        } else if reader.value("plan") == nil, reader.isGroup {
            reader.fault("plan", nil, "is missing: the version of the plan format, 1.")
        }
        title = reader.text("title")
        measured = Self.days(&reader)
        recalled = Set(reader.names("recalled") ?? [])
        tables = LongTableReader.read(&reader)
        populations = QuestionReader.populations(&reader)
        estimands = QuestionReader.estimands(&reader, populations: populations)
        primaryScore = reader.text("primary_score")
        let (variables, variableFaults) = VariableReader.read(reader.value("variables"))
        self.variables = variables
        reader.add(variableFaults)
        let reading = EntryReader.entry(&reader)
        guard reading.faults.isEmpty, let entry = reading.entry else { throw PlanFaults(inOrder: reading.faults) }
        self.entry = entry
        let disorder = entry.all.flatMap { name, analysis in
            analysis.daysOutOfOrder(measured).map { PlanFault(path: name, line: reader.line, sentence: $0) }
        }
        let faults = disorder + placesUnknown(line: reader.line) + SisterReader.strangers(entry, line: reader.line)
        guard faults.isEmpty else { throw PlanFaults(inOrder: faults) }
    }

    /// Analyses that name an estimand, a population or a table that the plan does not have.
    private func placesUnknown(line: Int?) -> [PlanFault] {
        entry.all.flatMap { name, analysis in
            func unknown(_ field: String, _ wanted: String?, among known: [String]) -> PlanFault? {
                guard let wanted, !known.contains(wanted) else { return nil }
                let nearest = nearestNames(to: wanted, among: known).first.map { " Did you mean \"\($0)\"?" } ?? ""
                return PlanFault(path: PlanReader.join(name, field), line: line, sentence: "the plan has no \(field) \"\(wanted)\".\(nearest)")
            }
            return [
                unknown("estimand", analysis.place.estimand, among: estimands.map(\.name)),
                unknown("population", analysis.place.population, among: populations.map(\.name)),
                unknown("table", analysis.place.table, among: tables.map(\.name)),
            ].compactMap { $0 }
        }
    }

    private static func days(_ reader: inout PlanReader) -> [String: Int] {
        guard let value = reader.value("measured") else { return [:] }
        guard case .map(let fields) = value.content else {
            reader.fault("measured", value.line, "here stands \(value.kind) where column names with study days are needed.")
            return [:]
        }
        reader.add(PlanReader.doubled(fields, path: "measured"))
        var days: [String: Int] = [:]
        for field in fields {
            guard case .number(let number) = field.value.content, let day = Int(exactly: number), abs(number) <= 36_525 else {
                reader.fault("measured.\(field.name)", field.value.line, "here stands \(field.value.kind) where a study day is needed, for instance 56.")
                continue
            }
            days[field.name] = day
        }
        return days
    }
}

/// What a plan asks for: one analysis, or several under their names.
public indirect enum PlanEntry: Hashable, Sendable {
    case single(PlannedAnalysis)
    case several([Named])

    public struct Named: Hashable, Sendable {
        public let name: String
        public let entry: PlanEntry
    }

    /// Every analysis with its dotted name, in order.
    public var all: [(name: String, analysis: PlannedAnalysis)] {
        switch self {
        case .single(let analysis): [("", analysis)]
        case .several(let entries):
            entries.flatMap { named in
                named.entry.all.map { ($0.name.isEmpty ? named.name : "\(named.name).\($0.name)", $0.analysis) }
            }
        }
    }
}

/// One analysis with the rows it is for.
public struct PlannedAnalysis: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case mediation(MediationSpecification)
        case sensitivity(MediationSensitivity)
        case orderOfChange(OrderOfChangeSpecification)
        case reliability(Reliability)
        case correlation(CorrelationMatrix)
        case distribution(DistributionSpecification)
        /// Every kind that keeps to ``AnalysisSpecification``.
        case planned(PlannedSpecification)
        /// A test of two nested fits of this plan, the one with fewer parameters first.
        case comparison(PlannedComparison)
        /// A part of the results of the analysis of this name, given because `show` asks for it.
        case part(of: String)
    }

    public let title: String?
    public let kind: Kind
    /// The rows that take part; nil for all.
    public let subset: Expression?
    /// The part of the results that is wanted, or nil for all of them.
    public let show: String?
    public let place: AnalysisPlace

    /// The seed that enters the numbers, or nil where chance does not.
    public var seed: UInt64? {
        switch kind {
        case .mediation(let specification): specification.seed
        case .orderOfChange(let specification): specification.seed
        case .planned(let specification): specification.base.seed
        case .sensitivity, .reliability, .correlation, .distribution, .comparison, .part: nil
        }
    }
}
