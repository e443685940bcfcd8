import Statistics

extension StructuralData {
    /// Of every value in every row, whatever the order in which the model names the variables.
    var digest: RowsDigest {
        let width = variables.count
        let order = variables.indices.sorted { variables[$0] < variables[$1] }
        var digest = RowsDigest()
        for group in groups {
            digest.add(UInt64(group.count))
            for column in order {
                for row in 0..<group.count {
                    if group.isPresent?[row * width + column] ?? true { digest.add(group.values[row, column]) } else { digest.add(UInt64.max) }
                }
            }
        }
        return digest
    }
}
