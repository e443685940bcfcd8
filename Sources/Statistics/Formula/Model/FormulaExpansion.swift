/// Works the operators out into terms: each a set of variables, by their number of first mention.
struct FormulaExpansion {
    let source: String
    private(set) var variables: [FormulaVariable] = []
    private(set) var hasIntercept = true
    private(set) var offsets: [FormulaVariable] = []
    private(set) var random: [RandomTerm] = []
    private(set) var covariances: [CovarianceTerm] = []
    private var numbers: [FormulaVariable: Int] = [:]

    typealias Term = [Int]
    static let termLimit = 2000

    init(source: String) { self.source = source }

    /// Main effects before interactions, otherwise in the order of the formula.
    mutating func terms(of tree: FormulaTree) throws(FormulaError) -> [FormulaTerm] {
        let sets = try expand(tree, isTop: true).filter { !$0.isEmpty }
        var ordered: [Term] = []
        for order in 1...max(1, sets.map(\.count).max() ?? 1) { ordered += sets.filter { $0.count == order } }
        return ordered.map { FormulaTerm($0.map { variables[$0] }) }
    }

    private mutating func expand(_ tree: FormulaTree, isTop: Bool) throws(FormulaError) -> [Term] {
        switch tree {
        case .one:
            if isTop { hasIntercept = true }
            return [[]]
        case .zero:
            if isTop { hasIntercept = false }
            return []
        case .variable(let variable): return [[number(of: variable)]]
        case .offset(let variable):
            guard isTop else { throw fault("An offset stands by itself, joined with \"+\".", nil) }
            offsets.append(variable)
            return []
        case .covariance(let term):
            guard isTop else { throw fault("\(term.text) stands by itself, joined with \"+\".", nil) }
            covariances.append(term)
            return []
        case .random(let inner, let group, let isIndependent, let position):
            guard isTop else { throw fault("Random effects stand by themselves in brackets, joined with \"+\".", position) }
            try addRandom(inner, group, isIndependent, position)
            return []
        case .negative(let part, let position):
            guard part == .one else { throw fault("Only \"- 1\" can stand first: it takes the intercept away.", position) }
            hasIntercept = false
            return []
        case .power(let part, let power, let position):
            let base = try expand(part, isTop: false)
            var all = base
            for _ in 1..<max(power, 1) {
                let next = joined(all, try products(all, base, position))
                if next.count == all.count { break }
                all = next
            }
            return all
        case .operation(let operation, let left, let right, let position):
            return try expand(operation, left, right, position, isTop)
        }
    }

    private mutating func expand(
        _ operation: FormulaTree.Operation, _ left: FormulaTree, _ right: FormulaTree, _ position: Int, _ isTop: Bool
    ) throws(FormulaError) -> [Term] {
        let isSum = operation == .plus || operation == .minus
        let first = try expand(left, isTop: isTop && isSum)
        if operation == .minus {
            if right == .one || right == .zero {
                if isTop { hasIntercept = right == .zero }
                return first.filter { !$0.isEmpty }
            }
            let away = try expand(right, isTop: false)
            return first.filter { !away.contains($0) }
        }
        let second = try expand(right, isTop: isTop && isSum)
        switch operation {
        case .plus, .minus: return joined(first, second)
        case .interaction, .within: return try products(first, second, position)
        case .crossed: return joined(joined(first, second), try products(first, second, position))
        case .nested:
            let all = Array(Set(first.flatMap { $0 })).sorted()
            return joined(first, try products([all], second, position))
        }
    }

    private func joined(_ left: [Term], _ right: [Term]) -> [Term] {
        var seen = Set(left)
        return left + right.filter { seen.insert($0).inserted }
    }

    private func products(_ left: [Term], _ right: [Term], _ position: Int) throws(FormulaError) -> [Term] {
        guard left.count * right.count <= Self.termLimit * 10 else { throw tooMany(position) }
        var result: [Term] = []
        var seen: Set<Term> = []
        for first in left {
            for second in right {
                let both = Array(Set(first + second)).sorted()
                if seen.insert(both).inserted { result.append(both) }
            }
        }
        guard result.count <= Self.termLimit else { throw tooMany(position) }
        return result
    }

    private mutating func number(of variable: FormulaVariable) -> Int {
        if let number = numbers[variable] { return number }
        numbers[variable] = variables.count
        variables.append(variable)
        return variables.count - 1
    }

    private func tooMany(_ position: Int) -> FormulaError {
        fault("The formula has more than \(Self.termLimit) terms from here on; write fewer interactions.", position)
    }

    private func fault(_ message: String, _ position: Int?) -> FormulaError {
        FormulaError([.init(message, in: source, at: position)])
    }
}

extension FormulaExpansion {
    private mutating func addRandom(
        _ inner: FormulaTree, _ group: FormulaTree, _ isIndependent: Bool, _ position: Int
    ) throws(FormulaError) {
        var below = FormulaExpansion(source: source)
        let terms = try below.terms(of: inner)
        guard below.offsets.isEmpty, below.random.isEmpty, below.covariances.isEmpty else {
            throw fault("Before \"|\" stand only variables and their interactions.", position)
        }
        guard below.hasIntercept || !terms.isEmpty else {
            throw fault("Before \"|\" nothing is left that could vary.", position)
        }
        for columns in try groups(group, position) {
            if isIndependent {
                if below.hasIntercept { try add(RandomTerm(hasIntercept: true, terms: [], group: columns), position) }
                for term in terms { try add(RandomTerm(hasIntercept: false, terms: [term], group: columns), position) }
            } else {
                try add(RandomTerm(hasIntercept: below.hasIntercept, terms: terms, group: columns), position)
            }
        }
    }

    /// A term that stands twice stands once; a coefficient in two terms of one factor has two variances, of which
    /// only the sum can be told.
    private mutating func add(_ term: RandomTerm, _ position: Int) throws(FormulaError) {
        let effects = Set(term.terms.map { Set($0.variables) })
        for earlier in random where Set(earlier.group) == Set(term.group) {
            let others = Set(earlier.terms.map { Set($0.variables) })
            if earlier.hasIntercept == term.hasIntercept, effects == others { return }
            let isShared = earlier.hasIntercept && term.hasIntercept
            let common = term.terms.first { others.contains(Set($0.variables)) }
            guard isShared || common != nil else { continue }
            let what = isShared ? "The intercept" : "\"\(common?.name ?? "")\""
            throw fault(
                "\(what) varies between the levels of \(term.groupName) in \(earlier.text) and in \(term.text): write it in one of them, as in (1 | id) + (0 + time | id).", position)
        }
        random.append(term)
    }

    /// `site/id` is site and site:id.
    private func groups(_ tree: FormulaTree, _ position: Int) throws(FormulaError) -> [[String]] {
        switch tree {
        case .variable(let variable):
            guard case .column(let name) = variable.kind else { break }
            return [[name]]
        case .operation(.interaction, let left, let right, _):
            let first = try groups(left, position)
            let second = try groups(right, position)
            guard first.count == 1, second.count == 1 else { break }
            return [first[0] + second[0].filter { !first[0].contains($0) }]
        case .operation(.nested, let left, let right, _):
            let first = try groups(left, position)
            let second = try groups(right, position)
            let outer = first[first.count - 1]
            return first + second.map { inner in outer + inner.filter { !outer.contains($0) } }
        default: break
        }
        throw fault("Behind \"|\" stands a grouping factor: a column, site:id or site/id.", position)
    }
}
