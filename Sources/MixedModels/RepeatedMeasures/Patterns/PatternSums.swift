import Statistics

/// The rows sorted into patterns, and the sums of cross-products that the likelihood needs of them.
///
/// With z = (Q, e) of a row (``OrthonormalDesign``), for each pattern and each pair a ≤ b of its
/// visits the symmetric matrix C_ab = Σ z_a z_b' + z_b z_a' over its people (once for a = b), upper
/// triangle row by row. For any symmetric W, Σ Z_i' W Z_i = Σ_(a ≤ b) W_ab C_ab.
struct PatternSums {
    let order: PatternOrder
    let design: OrthonormalDesign
    /// Numbers of an upper triangle of z z': (p + 1)(p + 2)/2.
    let packed: Int
    /// A row for each pair of visits of each summed pattern.
    let sums: Matrix
    let visits: Int
    let groups: Int
    let persons: Int

    var patterns: [VisitPattern] { order.patterns }
    var width: Int { design.width }
    var rowCount: Int { order.rows.count }

    init(_ data: RepeatedMeasures) throws(RepeatedMeasuresFault) {
        guard data.visits <= 64 else { throw .tooManyVisits(data.visits) }
        let (rows, columns) = (data.outcome.count, data.design.columns)
        guard rows > columns else { throw .noFreedom(rows: rows, columns: columns) }
        let order = try PatternOrder(data)
        let design = try OrthonormalDesign(data, rows: order.rows)
        let width = design.width
        let packed = width * (width + 1) / 2
        var sums = Matrix(rows: order.sumRows, columns: packed)
        for pattern in order.patterns where !pattern.isPassedOver {
            let (m, first) = (pattern.size, pattern.firstRow * width)
            let side = m * width
            let people = Matrix(
                rows: pattern.persons, columns: side, elements: Array(design.z[first..<(first + pattern.persons * side)]))
            let gram = people.transposedTimes(people)
            gram.elements.withUnsafeBufferPointer { gram in
                sums.withElements { sums in
                    var to = pattern.firstSum * packed
                    for a in 0..<m {
                        for b in a..<m {
                            for i in 0..<width {
                                for j in i..<width {
                                    let one = gram[(a * width + i) * side + b * width + j]
                                    sums[to] = a == b ? one : one + gram[(a * width + j) * side + b * width + i]
                                    to += 1
                                }
                            }
                        }
                    }
                }
            }
        }
        self.order = order
        self.design = design
        self.packed = packed
        self.sums = sums
        visits = data.visits
        groups = data.groups
        persons = order.patterns.reduce(0) { $0 + $1.persons }
    }
}
