/// `us(visit | id)` or `us(visit | group / id)`: the covariance of repeated measures.
public struct CovarianceTerm: Hashable, Sendable {
    public let structure: Structure
    /// The column whose levels are the visits, in order.
    public let visit: String
    /// Each of its levels has a covariance matrix of its own.
    public let group: String?
    /// The column of the persons.
    public let id: String

    /// Unstructured; compound symmetry; first-order autoregressive; Toeplitz; ante-dependence. With
    /// `h` each visit has its own variance.
    public enum Structure: String, Hashable, Sendable, CaseIterable {
        case us, cs, csh, ar1, ar1h, toep, toeph, ad, adh
    }

    public init(_ structure: Structure, visit: String, group: String? = nil, id: String) {
        self.structure = structure
        self.visit = visit
        self.group = group
        self.id = id
    }

    public var text: String { "\(structure.rawValue)(\(visit) | \(group.map { "\($0) / " } ?? "")\(id))" }

    init(_ structure: Structure, _ body: FormulaText, in source: String) throws(FormulaError) {
        var names: [String] = []
        var symbols: [String] = []
        for token in try FormulaLexer.tokens(of: body, in: source) {
            switch token.kind {
            case .name(let name): names.append(name)
            case .symbol(let symbol): symbols.append(symbol)
            case .end: break
            case .call, .number: symbols.append("?")
            }
        }
        let isPlain = symbols == ["|"] && names.count == 2
        let isGrouped = symbols == ["|", "/"] && names.count == 3
        guard isPlain || isGrouped else {
            let word = structure.rawValue
            throw FormulaError([.init("The covariance of repeated measures is written \(word)(visit | id) or \(word)(visit | group / id), each a column.", in: source, at: body.position)])
        }
        self.init(structure, visit: names[0], group: isGrouped ? names[1] : nil, id: names[names.count - 1])
    }
}
