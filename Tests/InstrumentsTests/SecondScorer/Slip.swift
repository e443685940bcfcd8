/// A definition with one thing wrong in its key.
struct Slip {
    enum Kind: CaseIterable { case flip, term, swap, neighbor, domain, threshold, condition, row }

    let kind: Kind
    let name: String
    /// The scales whose keys are wrong.
    let scales: [String]
    let definition: [String: Any]
}
