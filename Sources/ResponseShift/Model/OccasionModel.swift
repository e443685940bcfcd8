/// One factor at several occasions in one model, written in the syntax of structural equations.
///
/// At the first occasion loadings, intercepts and residual variances are the same in all groups (people were drawn
/// into them by lot), the factor has mean 0 and variance 1 in the first group. Later ones are equal to these or
/// free; where all loadings of an occasion are free its variance is set to 1, where all intercepts are, its mean to 0.
/// The residual of an item at one occasion goes with that of the same item at the others.
struct OccasionModel: Hashable, Sendable {
    let items: Int
    let occasions: Int
    let groups: Int
    /// Let go; each once.
    var free: Set<MeasurementCell>

    init(items: Int, occasions: Int, groups: Int, free: Set<MeasurementCell> = []) {
        self.items = items
        self.occasions = occasions
        self.groups = groups
        self.free = free
    }

    /// Every number of these kinds, of one group or of all.
    func cells(_ kinds: [MeasurementCell.Kind], groups chosen: [Int?]) -> [MeasurementCell] {
        var cells: [MeasurementCell] = []
        for occasion in 1..<max(2, occasions) {
            for group in chosen {
                for item in 0..<items {
                    for kind in kinds { cells.append(.init(kind, item: item, occasion: occasion, group: group)) }
                }
            }
        }
        return cells
    }

    static func column(_ item: Int, _ occasion: Int) -> String { "i\(item + 1)t\(occasion)" }

    /// The name of one number; equal names are equal numbers.
    func label(_ kind: MeasurementCell.Kind, _ item: Int, _ occasion: Int, _ group: Int) -> String {
        let letter = ["l", "m", "e"][kind.rawValue]
        let base = "\(letter)\(item + 1)"
        guard occasion > 0 else { return base }
        if free.contains(.init(kind, item: item, occasion: occasion, group: group)) { return "\(base)t\(occasion)g\(group + 1)" }
        if free.contains(.init(kind, item: item, occasion: occasion, group: nil)) { return "\(base)t\(occasion)" }
        return base
    }

    func isFree(_ kind: MeasurementCell.Kind, _ item: Int, _ occasion: Int, _ group: Int) -> Bool {
        label(kind, item, occasion, group) != label(kind, item, 0, group)
    }

    /// Whether nothing at this occasion ties the factor's variance (loadings) or mean (intercepts) to the first one.
    private func isLoose(_ kind: MeasurementCell.Kind, _ occasion: Int, _ group: Int) -> Bool {
        guard (0..<items).allSatisfy({ isFree(kind, $0, occasion, group) }) else { return false }
        // Where groups shift alike, the first group's scale holds for the others too.
        let isOwn = free.contains(.init(kind, item: 0, occasion: occasion, group: group))
        return isOwn || group == 0
    }

    func variance(_ occasion: Int, _ group: Int) -> String {
        if occasion == 0 { return group == 0 ? "1" : "v0g\(group + 1)" }
        return isLoose(.loading, occasion, group) ? "1" : "v\(occasion)g\(group + 1)"
    }

    /// "0" or the name of the factor's mean.
    func mean(_ occasion: Int, _ group: Int) -> String {
        if occasion == 0 { return group == 0 ? "0" : "k0g\(group + 1)" }
        return isLoose(.intercept, occasion, group) ? "0" : "k\(occasion)g\(group + 1)"
    }

    /// - Parameter definitions: further lines.
    func syntax(_ definitions: [String] = []) -> String {
        var lines: [String] = []
        func each(_ name: (Int) -> String) -> String {
            let names = (0..<groups).map(name)
            return groups == 1 ? names[0] : "c(\(names.joined(separator: ", ")))"
        }
        for occasion in 0..<occasions {
            let terms = (0..<items).map { item in
                "\(each { label(.loading, item, occasion, $0) })*\(Self.column(item, occasion))"
            }
            lines.append("F\(occasion) =~ " + terms.joined(separator: " + "))
            lines.append("F\(occasion) ~~ \(each { variance(occasion, $0) })*F\(occasion)")
            lines.append("F\(occasion) ~ \(each { mean(occasion, $0) })*1")
            for item in 0..<items {
                let column = Self.column(item, occasion)
                lines.append("\(column) ~ \(each { label(.intercept, item, occasion, $0) })*1")
                lines.append("\(column) ~~ \(each { label(.residual, item, occasion, $0) })*\(column)")
                for later in (occasion + 1)..<max(occasion + 1, occasions) { lines.append("\(column) ~~ \(Self.column(item, later))") }
            }
        }
        return (lines + definitions).joined(separator: "\n")
    }
}
