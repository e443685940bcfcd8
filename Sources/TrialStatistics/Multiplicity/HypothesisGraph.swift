/// Hypotheses with shares of the level, and where a share goes when its hypothesis is rejected
/// (Bretz, Maurer, Brannath and Posch 2009).
///
/// When j is rejected: w_l += w_j g_jl, and g_lk becomes (g_lk + g_lj g_jk)/(1 − g_lj g_jl).
public struct HypothesisGraph: Hashable, Sendable {
    /// In the order of the hypotheses; not below 0, together at most 1.
    public let weights: [Double]
    /// From row to column; rows together at most 1, the diagonal 0.
    public let transitions: [[Double]]

    public init(weights: [Double], transitions: [[Double]]) {
        self.weights = weights
        self.transitions = transitions
    }

    func faults(_ names: [String]) -> [String] {
        let n = names.count
        guard weights.count == n, transitions.count == n, transitions.allSatisfy({ $0.count == n }) else {
            return ["The graph needs one weight and one row of transitions for each of the \(n) hypotheses."]
        }
        var faults: [String] = []
        if weights.contains(where: { !($0 >= 0) }) { faults.append("A weight is below 0; weights are shares of the level.") }
        let total = weights.reduce(0, +)
        if total > 1 + 1e-9 { faults.append("The weights add up to \(total); they are shares of the level and add up to 1 at most.") }
        for (name, row) in zip(names, transitions) {
            if row.contains(where: { !($0 >= 0) }) { faults.append("A transition of \"\(name)\" is below 0.") }
            let sum = row.reduce(0, +)
            if sum > 1 + 1e-9 { faults.append("The transitions of \"\(name)\" add up to \(sum); they add up to 1 at most.") }
        }
        for (index, name) in names.enumerated() where transitions[index][index] != 0 {
            faults.append("\"\(name)\" has a transition to itself; leave it out.")
        }
        return faults
    }

    /// The graph without a hypothesis, its share passed on.
    package func removing(_ j: Int, from present: [Bool]) -> HypothesisGraph {
        var w = weights
        var g = transitions
        let others = weights.indices.filter { present[$0] && $0 != j }
        for l in others { w[l] += weights[j] * transitions[j][l] }
        for l in others {
            let loop = transitions[l][j] * transitions[j][l]
            for k in others {
                guard k != l, loop < 1 - 1e-12 else {
                    g[l][k] = 0
                    continue
                }
                g[l][k] = (transitions[l][k] + transitions[l][j] * transitions[j][k]) / (1 - loop)
            }
            g[l][j] = 0
        }
        w[j] = 0
        for k in g[j].indices { g[j][k] = 0 }
        return HypothesisGraph(weights: w, transitions: g)
    }

    func adjusted(_ p: [Double], names: [String]) throws -> [Double] {
        let faults = faults(names)
        guard faults.isEmpty else { throw TrialError(sentences: faults) }
        var graph = self
        var present = [Bool](repeating: true, count: p.count)
        var result = [Double](repeating: 1, count: p.count)
        var running = 0.0
        for _ in p.indices {
            var best: (index: Int, ratio: Double)?
            for index in p.indices where present[index] && graph.weights[index] > 0 {
                let ratio = p[index] / graph.weights[index]
                if best == nil || ratio < best?.ratio ?? .infinity { best = (index, ratio) }
            }
            guard let best else { break }
            running = max(running, min(1, best.ratio))
            result[best.index] = running
            graph = graph.removing(best.index, from: present)
            present[best.index] = false
        }
        return result
    }
}
