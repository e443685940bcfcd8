import Statistics

extension SensitivityModels {
    /// The mechanism beside each rival, and beside all.
    mutating func addRivals(_ builder: inout ModelBuilder, _ place: Place, _ specification: MechanismSpecification) {
        let measured = specification.rivals.filter { place.columns(of: $0, and: specification.outcome) != nil }
        for rival in measured { addBeside([rival], "beside_\(rival.name)", "beside \(rival.name)", &builder, place, specification) }
        if measured.count > 1 { addBeside(measured, "beside_all_rivals", "beside all rivals at once", &builder, place, specification) }
    }

    private mutating func addBeside(
        _ rivals: [MeasureColumns], _ key: String, _ label: String, _ builder: inout ModelBuilder, _ place: Place,
        _ specification: MechanismSpecification
    ) {
        let errors = builder.errors(of: rivals + [specification.mechanism, specification.outcome])
        let candidates = rivals + [specification.mechanism]
        guard let plain = builder.parallel(place, candidates), let path = builder.parallel(place, candidates, errors: errors) else { return }
        entries.append(Entry(
            key: key, label: label, model: builder.add(path), mediator: path.mediators.count - 1,
            plain: path.isCorrected ? builder.add(plain) : nil))
    }

    /// Shares of one method in every report, and the share that the marker shows.
    mutating func addMethod(
        _ builder: inout ModelBuilder, _ shown: EffectModels.Entry, _ errors: [Int: PathModel.ErrorVariance],
        _ specification: MechanismSpecification, _ kernel: MomentKernel
    ) {
        guard let m = builder.place(shown.mediator), let y = builder.place(shown.outcome) else { return }
        let s = kernel.wholeMoments
        let sign: Double = s[m * kernel.columnCount + y] < 0 ? -1 : 1
        let own = specification.mechanism.columns.compactMap { builder.place($0) }
        let others = specification.outcome.columns.compactMap { builder.place($0) }
        let signs = own.map { _ in 1.0 } + others.map { _ in sign }
        func model(_ share: Double?) -> PathModel? {
            guard var path = builder.path(shown.place, specification.mechanism, errors: errors) else { return nil }
            path.method = .init(
                share: share, marker: specification.marker.flatMap { builder.place($0) }, places: own + others, signs: signs)
            if share != nil { path.keeps = .products }
            return path
        }
        for share in CommonMethod.grid {
            if let path = model(share) { method.append((share, builder.add(path))) }
        }
        if specification.marker != nil {
            add("method_of_marker", "with the share of one method that the marker shows", model(nil), &builder)
        }
    }
}
