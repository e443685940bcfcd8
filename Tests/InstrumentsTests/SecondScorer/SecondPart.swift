/// What one instrument has beyond sums and means.
protocol SecondPart: Sendable {
    /// The scores that `finish` appends.
    var names: [String] { get }
    var ruleNames: [String] { get }
    /// The items, where the catalogue's key does not list them.
    var items: [SecondItem]? { get }
    /// Puts the number that a skipped item counts as in place of its blank.
    func fill(_ given: inout [Double])
    /// Changes scores that the form fixes, and appends those of `names`.
    func finish(_ given: [Double], _ scores: inout [Double])
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?]
}

extension SecondPart {
    var items: [SecondItem]? { nil }
    var names: [String] { [] }
    var ruleNames: [String] { [] }
    func fill(_ given: inout [Double]) {}
    func finish(_ given: [Double], _ scores: inout [Double]) {}
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] { [] }
}
