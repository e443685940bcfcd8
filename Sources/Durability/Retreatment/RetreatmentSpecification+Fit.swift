public import Statistics

extension RetreatmentSpecification {
    public func fit(on table: DataTable, running: Running) throws -> DurabilityFit {
        let rows = try CountingRows(self, in: table)
        let means = rows.arms.indices.map { arm in MeanNumber(rows.pieces(ofArm: arm), people: rows.arm.count) }
        var rates: AndersenGill?
        var without: String?
        if rows.pieces.contains(where: \.isEvent) {
            do { rates = try AndersenGill(rows) } catch { without = "\(error)" }
        } else {
            without = "Nobody was treated again."
        }
        return RetreatmentReport(spec: self, rows: rows, means: means, rates: rates, without: without).fit
    }
}
