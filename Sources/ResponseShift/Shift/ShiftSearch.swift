import Statistics
import StructuralEquations

/// Which numbers have to be let go until the rest may be held equal: one at a time, each time the one whose release
/// lowers chi-square most (the stepwise search of Oort 2005; partial invariance of Byrne, Shavelson and Muthén 1989).
struct ShiftSearch {
    struct Step: Hashable, Sendable {
        let cell: MeasurementCell
        /// The fall of chi-square.
        let fall: Double
        let p: Double?
    }

    let steps: [Step]
    let model: OccasionModel
    let fit: StructuralFit
    /// Whether what is held equal still may be.
    let isAcceptable: Bool
    /// Releases that could not be fitted.
    let unfitted: Int

    /// - Parameters:
    ///   - start: loadings and intercepts equal.
    ///   - open: nothing equal.
    init(from start: OccasionModel, _ first: StructuralFit, open: StructuralFit, _ data: OccasionData, alpha: Double) {
        var model = start
        var fit = first
        var steps: [Step] = []
        var unfitted = 0
        var isAcceptable = (data.difference(first, open).p ?? 1) >= alpha
        let groups = (0..<start.groups).map { Optional($0) }
        while !isAcceptable {
            var best: (cell: MeasurementCell, chiSquare: Double)?
            for cell in model.cells([.loading, .intercept], groups: groups) where !model.free.contains(cell) {
                guard Self.leavesAnchors(cell, model) else { continue }
                var freed = model
                freed.free.insert(cell)
                guard let trial = try? data.discrepancy(freed), trial.isConverged else {
                    unfitted += 1
                    continue
                }
                if best.map({ trial.chiSquare < $0.chiSquare }) ?? true { best = (cell, trial.chiSquare) }
            }
            guard let best else { break }
            let fall = max(0, fit.chiSquare - best.chiSquare)
            var freed = model
            freed.free.insert(best.cell)
            guard let next = try? data.fit(freed) else { break }
            steps.append(Step(cell: best.cell, fall: fall, p: ChiSquared(df: 1)?.upperTail(fall)))
            (model, fit) = (freed, next)
            isAcceptable = (data.difference(fit, open).p ?? 1) >= alpha
        }
        self.steps = steps
        self.model = model
        self.fit = fit
        self.isAcceptable = isAcceptable
        self.unfitted = unfitted
    }

    /// At least two items, and half of them, stay whole: with fewer there is no common scale left.
    static func leavesAnchors(_ cell: MeasurementCell, _ model: OccasionModel) -> Bool {
        guard let group = cell.group else { return true }
        var touched = Set((0..<model.items).filter { item in
            model.isFree(.loading, item, cell.occasion, group) || model.isFree(.intercept, item, cell.occasion, group)
        })
        touched.insert(cell.item)
        return model.items - touched.count >= max(2, model.items / 2)
    }
}
