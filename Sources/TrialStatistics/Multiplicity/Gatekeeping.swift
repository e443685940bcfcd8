/// Families of hypotheses tested one after the other; what a family does not use up goes on to the next
/// (Dmitrienko, Tamhane and Wiens 2008).
///
/// A family of n hypotheses at level α is tested by the truncated Holm procedure: in step i the
/// smallest remaining p is compared with α (γ/(n − i + 1) + (1 − γ)/n). With truncation γ = 1 this is
/// Holm, and all of a family must be rejected for the next to be tested (serial); with γ = 0 it is
/// Bonferroni. With r of n rejected the next family has α if r = n, else α (1 − γ) r/n (parallel).
public struct Gatekeeping: Sendable {
    public struct Family: Hashable, Sendable {
        public let hypotheses: [String]
        /// γ, from 0 to 1.
        public let truncation: Double

        public init(_ hypotheses: [String], truncation: Double = 1) {
            self.hypotheses = hypotheses
            self.truncation = truncation
        }
    }

    /// Places of the hypotheses of each family.
    private let families: [(members: [Int], truncation: Double)]

    init(families: [Family], names: [String]) throws {
        var faults: [String] = []
        var seen: Set<String> = []
        var places: [(members: [Int], truncation: Double)] = []
        for (number, family) in families.enumerated() {
            if family.hypotheses.isEmpty { faults.append("Family \(number + 1) names no hypothesis.") }
            if !(family.truncation >= 0 && family.truncation <= 1) {
                faults.append("The truncation of family \(number + 1) is \(family.truncation); it lies between 0 (Bonferroni) and 1 (Holm).")
            }
            var members: [Int] = []
            for name in family.hypotheses {
                guard let place = names.firstIndex(of: name) else {
                    faults.append("Family \(number + 1) names \"\(name)\", which has no p value.")
                    continue
                }
                if !seen.insert(name).inserted { faults.append("\"\(name)\" stands in two families; a hypothesis belongs to one.") }
                members.append(place)
            }
            places.append((members, family.truncation))
        }
        for name in names where !seen.contains(name) { faults.append("\"\(name)\" has a p value and stands in no family.") }
        guard faults.isEmpty else { throw TrialError(sentences: faults) }
        self.families = places
    }

    /// Which hypotheses are rejected at a level.
    func rejections(_ p: [Double], alpha: Double) -> [Bool] {
        var rejected = [Bool](repeating: false, count: p.count)
        var level = alpha
        for family in families {
            guard level > 0 else { break }
            let order = family.members.sorted { (p[$0], $0) < (p[$1], $1) }
            let n = Double(order.count)
            let gamma = family.truncation
            var count = 0
            for (step, index) in order.enumerated() {
                let share = gamma / (n - Double(step)) + (1 - gamma) / n
                guard p[index] <= level * share else { break }
                rejected[index] = true
                count += 1
            }
            if count < order.count { level *= (1 - gamma) * Double(count) / n }
        }
        return rejected
    }

    /// The smallest level at which each is rejected, by halving to the last digit; 1 where there is none below.
    func adjusted(_ p: [Double]) -> [Double] {
        p.indices.map { index in
            guard rejections(p, alpha: 1)[index] else { return 1 }
            var low = 0.0
            var high = 1.0
            for _ in 0..<1100 {
                let middle = (low + high) / 2
                if middle <= low || middle >= high { break }
                if rejections(p, alpha: middle)[index] { high = middle } else { low = middle }
            }
            return high
        }
    }
}
