/// One line of a key, laid out for speed: item numbers count from 0 here.
indirect enum SecondLine: Sendable {
    /// `whole` is lowest + highest for a reversed item, below zero for one as answered.
    case items([Int], whole: [Double], isMean: Bool, mayMiss: Int)
    /// `whole` as above, for a reflected score.
    case scores([Int], whole: [Double], isMean: Bool)
    case reflected(Int, whole: Double)
    case times(Int, Double)
    case countAtLeast([Int], Double)
    case highest([[Int]])
    case lookup(Int, [Double: Double])

    /// Blank and missing are as in `Given`: not above `SecondScorer.none`.
    func value(_ given: [Double], _ earlier: [Double]) -> Double {
        switch self {
        case .items(let items, let whole, let isMean, let mayMiss):
            return Self.keyed(given, items, whole, isMean, mayMiss)
        case .scores(let places, let whole, let isMean):
            var total = 0.0
            for index in 0..<places.count {
                let score = earlier[places[index]]
                if score <= SecondScorer.none { return SecondScorer.none }
                total += whole[index] < 0 ? score : whole[index] - score
            }
            return isMean ? total / Double(places.count) : total
        case .reflected(let place, let whole):
            return earlier[place] <= SecondScorer.none ? SecondScorer.none : whole - earlier[place]
        case .times(let place, let factor):
            return earlier[place] <= SecondScorer.none ? SecondScorer.none : earlier[place] * factor
        case .countAtLeast(let items, let threshold):
            var count = 0.0
            for item in items {
                if given[item] < SecondScorer.none { return SecondScorer.none }
                if given[item] >= threshold { count += 1 }
            }
            return count
        case .highest(let domains):
            return Self.highest(given, domains)
        case .lookup(let place, let table):
            return table[earlier[place]] ?? SecondScorer.none
        }
    }

    private static func keyed(
        _ given: [Double], _ items: [Int], _ whole: [Double], _ isMean: Bool, _ mayMiss: Int
    ) -> Double {
        var total = 0.0
        var seen = 0
        for index in 0..<items.count {
            let answer = given[items[index]]
            if answer > SecondScorer.none {
                seen += 1
                total += whole[index] < 0 ? answer : whole[index] - answer
            }
        }
        if seen == 0 || items.count - seen > mayMiss { return SecondScorer.none }
        let mean = total / Double(seen)
        return isMean ? mean : seen == items.count ? total : mean * Double(items.count)
    }

    /// Every item is answered or was skipped by the form, and a domain has one answer at least.
    private static func highest(_ given: [Double], _ domains: [[Int]]) -> Double {
        var total = 0.0
        for domain in domains {
            var most = SecondScorer.none
            for item in domain {
                if given[item] < SecondScorer.none && given[item] != Given.skipped { return SecondScorer.none }
                most = max(most, given[item])
            }
            if most <= SecondScorer.none { return SecondScorer.none }
            total += most
        }
        return total
    }
}
