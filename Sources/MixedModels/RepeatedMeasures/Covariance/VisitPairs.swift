/// The pairs (a, b), a ≤ b, of T visits in the order (0, 0), (0, 1) … (T − 1, T − 1): the places of
/// a symmetric matrix, written once each.
struct VisitPairs {
    let visits: Int
    let first: [Int]
    let second: [Int]

    init(_ visits: Int) {
        self.visits = visits
        var first: [Int] = []
        var second: [Int] = []
        for a in 0..<visits {
            for b in a..<visits {
                first.append(a)
                second.append(b)
            }
        }
        self.first = first
        self.second = second
    }

    var count: Int { first.count }

    /// The place of (a, b), a ≤ b.
    func place(_ a: Int, _ b: Int) -> Int { a * visits - a * (a - 1) / 2 + (b - a) }

    /// The place of (a, b) in any order.
    func index(_ a: Int, _ b: Int) -> Int { a <= b ? place(a, b) : place(b, a) }
}
