import Statistics

/// The results of a plan as CSV: a name and a value a row. Where there is no number the last column
/// says why; a list of numbers stands there too.
public enum ResultCSV {
    public static func text(_ outcome: PlanOutcome) throws -> String {
        let leaves = outcome.results.leaves
        var numbers: [Double?] = []
        var notes: [String?] = []
        for (_, value) in leaves {
            numbers.append(value.number)
            switch value {
            case .list(let list): notes.append(list.map { $0.shortestText ?? "" }.joined(separator: " "))
            case .missing(let reason): notes.append(reason)
            case .number, .count, .branch: notes.append(nil)
            }
        }
        let table = try DataTable(columns: [
            words("name", leaves.map(\.name)), Column(name: "value", numbers: numbers), words("note", notes),
        ])
        return DelimitedWriter().text(of: table)
    }

    private static func words(_ name: String, _ words: [String?]) -> Column {
        var places: [String: Int] = [:]
        var levels: [String] = []
        var codes: [Int?] = []
        for word in words {
            guard let word else {
                codes.append(nil)
                continue
            }
            if let place = places[word] {
                codes.append(place)
            } else {
                places[word] = levels.count
                codes.append(levels.count)
                levels.append(word)
            }
        }
        return Column(name: name, content: .categorical(levels: levels, codes: codes))
    }
}
