import Statistics

/// The answered prompts of a table, sorted by person, day and time.
struct CheckIns {
    /// One answered prompt.
    struct Prompt {
        let row: Int
        let person: Int
        let day: Double
        let time: Double
    }

    let prompts: [Prompt]
    let people: Int
    /// Of each prompt.
    let x: [Double]
    let y: [Double]
    let rows: Int
    let unanswered: Int
    /// Rows at a time of a person that another row before them has.
    let repeated: Int
    /// Of each person, answered.
    let counts: [Int]
    /// Of each person: rows of the table.
    let sent: [Int]

    init(_ specification: CheckInSpecification, _ table: DataTable) throws {
        let codes = PersonRows.codes(try table.requiring(specification.person))
        let day = try specification.day.map { try table.numbers($0) }
        let time = try table.numbers(specification.time)
        let xs = try table.numbers(specification.mechanism)
        let ys = try table.numbers(specification.outcome)
        var found: [(prompt: Prompt, x: Double, y: Double)] = []
        var sent = [Int](repeating: 0, count: (codes.compactMap(\.self).max() ?? -1) + 1)
        var unanswered = 0
        for row in 0..<table.rowCount {
            guard let code = codes[row] else {
                unanswered += 1
                continue
            }
            sent[code] += 1
            let dayOfRow = day == nil ? 0 : day?[row].value
            guard let dayOfRow, let timeOfRow = time[row].value, let x = xs[row].value, let y = ys[row].value else {
                unanswered += 1
                continue
            }
            found.append((Prompt(row: row, person: code, day: dayOfRow, time: timeOfRow), x, y))
        }
        found.sort { ($0.prompt.person, $0.prompt.day, $0.prompt.time, $0.prompt.row) < ($1.prompt.person, $1.prompt.day, $1.prompt.time, $1.prompt.row) }
        var kept: [(prompt: Prompt, x: Double, y: Double)] = []
        kept.reserveCapacity(found.count)
        for entry in found {
            if let last = kept.last?.prompt, last.person == entry.prompt.person, last.day == entry.prompt.day, last.time == entry.prompt.time { continue }
            kept.append(entry)
        }
        // People without an answered prompt have no number among those analysed.
        var places = [Int](repeating: -1, count: sent.count)
        var people = 0
        for entry in kept where places[entry.prompt.person] < 0 {
            places[entry.prompt.person] = people
            people += 1
        }
        var counts = [Int](repeating: 0, count: people)
        var sentTo = [Int](repeating: 0, count: people)
        for entry in kept {
            counts[places[entry.prompt.person]] += 1
            sentTo[places[entry.prompt.person]] = sent[entry.prompt.person]
        }
        prompts = kept.map { Prompt(row: $0.prompt.row, person: places[$0.prompt.person], day: $0.prompt.day, time: $0.prompt.time) }
        x = kept.map(\.x)
        y = kept.map(\.y)
        self.people = people
        self.counts = counts
        self.sent = sentTo
        rows = table.rowCount
        self.unanswered = unanswered
        repeated = found.count - kept.count
    }

    var codes: [Int] { prompts.map(\.person) }

    /// Each prompt that has one before it, by the rule of nights and gaps: places of the earlier and the later one.
    func lags(_ specification: CheckInSpecification) -> [(earlier: Int, later: Int)] {
        var lags: [(earlier: Int, later: Int)] = []
        for later in prompts.indices.dropFirst() {
            let (one, two) = (prompts[later - 1], prompts[later])
            guard one.person == two.person else { continue }
            if one.day == two.day {
                if let most = specification.maxGap, two.time - one.time > most * (1 + 1e-12) { continue }
            } else if specification.night == .apart {
                continue
            }
            lags.append((later - 1, later))
        }
        return lags
    }

    /// Distances from the person's own mean, or own line over time.
    func within(_ values: [Double], _ detrend: CheckInSpecification.Detrend) -> (within: [Double], means: [Double]) {
        let codes = codes
        let means = PersonRows.means(values, codes, people: people)
        var within = values.indices.map { values[$0] - means[codes[$0]] }
        guard detrend == .person else { return (within, means) }
        let clock = clock
        let middles = PersonRows.means(clock, codes, people: people)
        var products = [Double](repeating: 0, count: people)
        var squares = [Double](repeating: 0, count: people)
        for (place, code) in codes.enumerated() {
            let t = clock[place] - middles[code]
            products[code] += t * within[place]
            squares[code] += t * t
        }
        for (place, code) in codes.enumerated() where counts[code] > 2 && squares[code] > 0 {
            within[place] -= products[code] / squares[code] * (clock[place] - middles[code])
        }
        return (within, means)
    }

    /// Time that runs on: the day and the part of it.
    var clock: [Double] {
        let times = prompts.map(\.time)
        guard let first = times.min(), let last = times.max() else { return [] }
        let span = last - first + 1
        let hasDays = prompts.contains { $0.day != prompts[0].day }
        return prompts.map { hasDays ? $0.day + ($0.time - first) / span : $0.time }
    }
}
