public import Statistics

extension MechanismSpecification {
    /// - Throws: ``MechanismError``; what is wrong with the columns that the bootstrap draws by; `CancellationError`.
    public func fit(on table: DataTable, running: Running) throws -> MechanismFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MechanismError.plan(faults) }
        let columns = try NumericColumns(variables, categorical: categorical, in: table)
        let kernel = try kernel(columns, of: table)
        var builder = ModelBuilder(self, columns, spreads: kernel.spreads)
        let effectModels = EffectModels(&builder)
        var partModels: [PartModels] = []
        if !parts.isEmpty {
            for place in [Place.lagged, .concurrent] {
                let measured = parts.filter { place.columns(of: $0, and: outcome) != nil }
                let errors = builder.errors(of: measured + [outcome])
                guard let plain = builder.parallel(place, measured) else { continue }
                let corrected = builder.parallel(place, measured, errors: errors).flatMap { $0.isCorrected ? $0 : nil }
                partModels.append(PartModels(place: place, corrected: corrected.map { builder.add($0) }, plain: builder.add(plain)))
            }
        }
        let sensitivityModels = SensitivityModels(&builder, effectModels, kernel)
        let solutions = try PathSolutions(kernel, builder.models, self, running: running)

        var effects: [TimedEffect] = []
        var absent = effectModels.absent
        for entry in effectModels.entries {
            let own = try ownPeople(entry, of: table, common: columns, running: running)
            if let effect = solutions.effect(entry, self, own: own) {
                effects.append(effect)
            } else {
                absent.append(AbsentEffect(
                    candidate: entry.candidate.name, place: entry.place, reason: solutions.reasonWithoutSolution(entry)))
            }
        }
        let assumed = effectModels.entries.compactMap { entry in
            entry.assumed.map { MechanismFit.AssumedPath(place: entry.place, b: solutions.estimate([solutions.b($0)], lagged: true)) }
        }
        return MechanismFit(
            specification: self, rowsInTable: table.rowCount, people: columns.count,
            missing: columns.missing.map { .init(column: $0.name, rows: $0.rows) }, effects: effects, absent: absent,
            comparisons: solutions.comparisons(effectModels, self),
            parts: partModels.compactMap { solutions.parts($0, self) }, assumed: assumed,
            sensitivity: try sensitivityModels.carriedOut(solutions, columns, self, table: table, running: running),
            units: bootstrap.unit == nil ? nil : kernel.drawn.unitCount)
    }

    /// The doubt of a rival whose early measure was taken before the mechanism's: it knows less of what was to come.
    func earlier(_ rival: MeasureColumns) -> RivalComparison.Doubt? {
        guard let own = mechanism.early.flatMap({ days[$0] }), let other = rival.early.flatMap({ days[$0] }), other < own else {
            return nil
        }
        return .earlier(rival: other, mechanism: own)
    }

    var categorical: Set<String> { Set(covariates + outcomeCovariates + expectancy + guess) }

    func kernel(_ columns: NumericColumns, of table: DataTable) throws -> MomentKernel {
        let needed = 8
        guard columns.count >= needed else { throw MechanismError.tooFewRows(columns.count, needed: needed) }
        for (name, values) in zip(columns.names, columns.values) where MomentKernel.isConstant(values) {
            throw MechanismError.constant(name)
        }
        return MomentKernel(columns: columns.values, drawn: try ResamplingDesign(bootstrap, of: table, rows: columns.rows))
    }

    /// The same model on all people who are complete for it alone; nil where these are the same.
    private func ownPeople(
        _ entry: EffectModels.Entry, of table: DataTable, common: NumericColumns, running: Running
    ) throws -> TimedEffect.OwnPeople? {
        var alone = self
        alone.parts = []
        alone.expectancy = []
        alone.guess = []
        alone.marker = nil
        alone.rivals = []
        alone.mechanism = entry.candidate
        let names = alone.columns(of: entry.place)
        let columns = try NumericColumns(names, categorical: categorical, in: table)
        guard columns.count > common.count else { return nil }
        // What varies on fewer rows varies on more.
        let kernel = try alone.kernel(columns, of: table)
        let builder = ModelBuilder(alone, columns, spreads: kernel.spreads)
        let errors = builder.errors(of: [entry.candidate, outcome])
        guard let model = builder.path(entry.place, entry.candidate, errors: errors) else { return nil }
        let solutions = try PathSolutions(kernel, [model], alone, jackknife: false, running: running)
        return .init(people: columns.count, indirect: solutions.estimate([solutions.product(0)]))
    }

    /// The columns of one candidate's model in one place.
    private func columns(of place: Place) -> [String] {
        var names = [exposure]
        if let pair = place.columns(of: mechanism, and: outcome) { names += [pair.mediator, pair.outcome] }
        names += [mechanism.baseline, outcome.baseline, place.earlier(of: mechanism, and: outcome)].compactMap(\.self)
        return names + covariates + outcomeCovariates
    }
}

extension PathSolutions {
    /// The mechanism against each rival in each place that has the same outcome.
    func comparisons(_ models: EffectModels, _ specification: MechanismSpecification) -> [RivalComparison] {
        var result: [RivalComparison] = []
        for place in [Place.lagged, .concurrent] {
            guard let own = models.entry(place, of: specification.mechanism.name), let total = whole.combined([total(own.shown)], 0)
            else { continue }
            // Along the total effect, so that larger is more of it.
            let sign: Double = total < 0 ? -1 : 1
            for rival in specification.rivals {
                guard let other = models.entry(place, of: rival.name),
                    let difference = estimate([
                        standardized(own.shown, times: sign), standardized(other.shown, times: -sign),
                    ]), let mechanism = whole.combined([standardized(own.shown, times: sign)], 0),
                    let effect = estimate([standardized(other.shown, times: sign)])
                else { continue }
                var doubt = place == .lagged ? specification.earlier(rival) : nil
                if doubt == nil, let assumed = other.rivalAssumed {
                    let seen = RivalComparison.finding(difference, effect)
                    let less = estimate([standardized(own.shown, times: sign), standardized(assumed, times: -sign)])
                    let alone = estimate([standardized(assumed, times: sign)])
                    let stands = less.flatMap { less in alone.map { RivalComparison.finding(less, $0) } }
                    // Where so much error cannot be in the rival, nothing is shown to stand with any.
                    if stands != seen, !(seen == .notShown && stands == .less) { doubt = .reliability }
                }
                result.append(RivalComparison(
                    rival: rival.name, place: place, difference: difference, mechanism: mechanism, rivalEffect: effect,
                    doubt: doubt))
            }
        }
        return result
    }
}
