import Statistics
import Testing
import TrialStatistics

@Suite("Several hypotheses") struct MultiplicityTests {
    private let p = [0.011, 0.02, 0.0004, 0.03, 0.049, 0.3, 0.02, 0.013]

    private func plan(_ procedure: Multiplicity.Procedure, _ p: [Double]) -> Multiplicity {
        Multiplicity(hypotheses: p.enumerated().map { .init("h\($0 + 1)", p: $1) }, procedure: procedure)
    }

    @Test("Adjusted p values agree with R's p.adjust")
    func agrees() throws {
        let all = try Reference.numbers("tests/expected.csv")
        let named: [(String, Multiplicity.Procedure)] = [
            ("bonferroni", .bonferroni), ("holm", .holm), ("hochberg", .hochberg), ("hommel", .hommel), ("BH", .benjaminiHochberg),
        ]
        for (name, procedure) in named {
            for (index, value) in try plan(procedure, p).adjusted().enumerated() {
                let expected = try #require(all.first { $0.name == "adjust.\(name).h\(index + 1)" }).value
                #expect(abs(value - expected) < 1e-14, "\(name) h\(index + 1)")
            }
        }
    }

    private let graph = HypothesisGraph(
        weights: [0.5, 0.5, 0, 0],
        transitions: [[0, 0.3, 0.7, 0], [0.4, 0, 0, 0.6], [0, 1, 0, 0], [0.9, 0, 0.1, 0]])

    /// Bretz, Maurer, Brannath and Posch 2009: the graph is a shortcut of the closed test of weighted Bonferroni tests of all
    /// intersections, with the weights that are left when the other hypotheses are taken out.
    @Test("The graph gives the p values of the closed test of all intersections")
    func graphIsClosed() throws {
        var stream = RandomStream(seed: 4, stream: 0)
        for _ in 0..<200 {
            let p = (0..<4).map { _ in stream.uniform() * stream.uniform() * 0.2 }
            let ours = try plan(.graphical(graph), p).adjusted()
            for j in 0..<4 {
                var worst = 0.0
                for subset in 1..<16 where subset >> j & 1 == 1 {
                    var reduced = graph
                    var present = [Bool](repeating: true, count: 4)
                    for k in 0..<4 where subset >> k & 1 == 0 {
                        reduced = reduced.removing(k, from: present)
                        present[k] = false
                    }
                    var least = 1.0
                    for k in 0..<4 where subset >> k & 1 == 1 && reduced.weights[k] > 0 { least = min(least, p[k] / reduced.weights[k]) }
                    worst = max(worst, least)
                }
                #expect(abs(ours[j] - worst) < 1e-12)
            }
        }
    }

    @Test("Holm is the graph with equal weights and equal transitions, and a fixed sequence one with a chain")
    func special() throws {
        let third = 1.0 / 3
        let equal = HypothesisGraph(
            weights: [0.25, 0.25, 0.25, 0.25], transitions: (0..<4).map { i in (0..<4).map { $0 == i ? 0 : third } })
        let some = [0.011, 0.3, 0.0004, 0.03]
        for (a, b) in zip(try plan(.graphical(equal), some).adjusted(), try plan(.holm, some).adjusted()) { #expect(abs(a - b) < 1e-14) }
        let chain = HypothesisGraph(weights: [1, 0, 0, 0], transitions: [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]])
        let sequence = try plan(.fixedSequence, some).adjusted()
        #expect(try plan(.graphical(chain), some).adjusted() == sequence)
    }

    @Test("One family of gatekeeping is Holm, or Bonferroni when fully truncated; serial families wait for all before them")
    func gates() throws {
        let names = ["h1", "h2", "h3", "h4"]
        let some = [0.011, 0.02, 0.0004, 0.03]
        func close(_ a: [Double], _ b: [Double]) { for (a, b) in zip(a, b) { #expect(abs(a - b) < 1e-14) } }
        close(try plan(.gatekeeping([.init(names)]), some).adjusted(), try plan(.holm, some).adjusted())
        close(try plan(.gatekeeping([.init(names, truncation: 0)]), some).adjusted(), try plan(.bonferroni, some).adjusted())
        // Serial: max of what stands before; Holm of the first two is 0.022, 0.022.
        close(try plan(.gatekeeping([.init(["h1", "h2"]), .init(["h3", "h4"])]), some).adjusted(), [0.022, 0.022, 0.022, 0.03])
        // Parallel with Bonferroni: one of two rejected passes half on. p = 0.01, 0.6 | 0.012: at α the first is
        // rejected when 0.01 ≤ α/2, the third when 0.012 ≤ α/2.
        close(
            try plan(.gatekeeping([.init(["h1", "h2"], truncation: 0), .init(["h3"])]), [0.01, 0.6, 0.012]).adjusted(),
            [0.02, 1, 0.024])
    }

    @Test("What contradicts itself is told together")
    func faults() {
        let table = try? DataTable(columns: [])
        let wrong = HypothesisGraph(weights: [0.8, 0.8], transitions: [[0.5, 1], [0, 0]])
        let told = table.flatMap { plan(.graphical(wrong), [0.1, 0.2]).sentence($0) } ?? ""
        #expect(told.contains("add up to 1.6") && told.contains("to itself"))
        let family = table.flatMap { plan(.gatekeeping([.init(["h1", "x"])]), [0.1, 0.2]).sentence($0) } ?? ""
        #expect(family.contains("\"x\"") && family.contains("\"h2\""))
    }
}
