import Statistics
import StructuralEquations

/// The first look at one scale: everything free, then ever more equal.
struct ScaleTests {
    let scale: RepeatedScale
    let data: OccasionData
    let configural: StructuralFit
    let metric: StructuralFit
    let scalar: StructuralFit
    let strict: StructuralFit?
    let scalarModel: OccasionModel
    /// Loadings and intercepts together: the test that flags.
    let omnibus: ModelDifference
    let loadings: ModelDifference
    let intercepts: ModelDifference
    let residuals: ModelDifference?

    /// - Throws: an error whose description says why the scale cannot be looked at.
    init(_ scale: RepeatedScale, _ data: OccasionData) throws {
        self.scale = scale
        self.data = data
        let empty = OccasionModel(items: scale.itemCount, occasions: scale.occasions.count, groups: data.groups.count)
        let groups = (0..<data.groups.count).map { Optional($0) }
        func model(_ free: [MeasurementCell.Kind]) -> OccasionModel {
            var model = empty
            model.free = Set(empty.cells(free, groups: groups))
            return model
        }
        scalarModel = model([.residual])
        configural = try Self.required("nothing held equal", model([.loading, .intercept, .residual]), data)
        metric = try Self.required("loadings equal", model([.intercept, .residual]), data)
        scalar = try Self.required("loadings and intercepts equal", scalarModel, data)
        strict = (try? data.fit(empty)).flatMap { $0.isConverged ? $0 : nil }
        omnibus = data.difference(scalar, configural)
        loadings = data.difference(metric, configural)
        intercepts = data.difference(scalar, metric)
        let last = scalar
        residuals = strict.map { data.difference($0, last) }
    }

    private static func required(_ what: String, _ model: OccasionModel, _ data: OccasionData) throws -> StructuralFit {
        let fit = try data.fit(model)
        guard fit.isConverged else {
            throw ResponseShiftFaults(["The model with \(what) did not converge; whether the scale stayed the same cannot be told from these people."])
        }
        return fit
    }

    /// Of each group alone: its later loadings and intercepts equal, those of the others free.
    func byGroup() -> [ModelDifference?] {
        guard data.groups.count > 1 else { return [] }
        let all = Set(scalarModel.cells([.loading, .intercept, .residual], groups: data.groups.indices.map { Optional($0) }))
        return data.groups.indices.map { group in
            var model = scalarModel
            model.free = all.subtracting(scalarModel.cells([.loading, .intercept], groups: [group]))
            guard let fit = try? data.fit(model), fit.isConverged else { return nil }
            return data.difference(fit, configural)
        }
    }

    /// Whether the groups shifted alike: later loadings and intercepts free over time, equal over groups.
    func groupsAlike() -> ModelDifference? {
        guard data.groups.count > 1 else { return nil }
        var model = scalarModel
        model.free.formUnion(scalarModel.cells([.loading, .intercept], groups: [nil]))
        guard let fit = try? data.fit(model), fit.isConverged else { return nil }
        return data.difference(fit, configural)
    }
}
