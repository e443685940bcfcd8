/// Replicates of the kernel's outputs, with the singular resamples taken out.
struct MediationReplicates: Hashable, Sendable {
    /// aᵢbᵢ of each mediator, what runs through D if there is any, then c; one number a resample that
    /// could be fitted.
    let columns: [[Double]]
    /// Standard errors of each effect, of c' and of c, where they were asked for.
    let errors: [[Double]]
    let singular: Int

    init(_ output: [Double], errors: [Double] = [], singular: [Bool]) {
        let count = singular.count
        let failed = singular.count { $0 }
        self.singular = failed
        func columns(_ output: [Double]) -> [[Double]] {
            (0..<(count == 0 ? 0 : output.count / count)).map { index in
                let column = output[(index * count)..<((index + 1) * count)]
                if failed == 0 { return Array(column) }
                return zip(column, singular).compactMap { value, bad in bad ? nil : value }
            }
        }
        self.columns = columns(output)
        self.errors = columns(errors)
    }

    /// Σ wᵢ aᵢ bᵢ of each resample.
    func weighted(_ weights: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: columns.first?.count ?? 0)
        for (column, weight) in zip(columns, weights) where weight != 0 {
            for index in result.indices { result[index] += weight * column[index] }
        }
        return result
    }

    /// c of each resample.
    var total: [Double] { columns.last ?? [] }

    /// c' of each resample: c without what runs through the mediators and D.
    var direct: [Double] {
        let indirect = weighted([Double](repeating: 1, count: max(0, columns.count - 1)))
        return zip(total, indirect).map { $0 - $1 }
    }
}
