public import Statistics

extension RepeatedMeasures {
    /// Fits the model.
    ///
    /// - Parameter methods: which covariances of β are wanted beside Φ.
    /// - Throws: ``RepeatedMeasuresFault``.
    public func fit(
        _ structure: CovarianceStructure, isRestricted: Bool = true, methods: [DegreesMethod] = [.satterthwaite]
    ) throws(RepeatedMeasuresFault) -> RepeatedMeasuresEstimate {
        let sums = try PatternSums(self)
        return try Self.fit(sums, structure, isRestricted: isRestricted, methods: methods, scale: scale)
    }

    /// The size of the outcome, to tell nothing from little.
    var scale: Double { outcome.reduce(0) { max($0, $1.magnitude) } }

    static func fit(
        _ sums: PatternSums, _ structure: CovarianceStructure, isRestricted: Bool, methods: [DegreesMethod], scale: Double
    ) throws(RepeatedMeasuresFault) -> RepeatedMeasuresEstimate {
        let moments = sums.moments()
        try sums.check(structure, moments, scale: scale)
        let likelihood = PatternLikelihood(sums, structure, isRestricted: isRestricted)
        let starts = moments.map { moment in
            var covariance = moment.covariance
            let seen = (0..<sums.visits).filter { covariance[$0, $0] > 0 }
            let mean = seen.reduce(0) { $0 + covariance[$1, $1] } / Double(max(seen.count, 1))
            for visit in 0..<sums.visits where !(covariance[visit, visit] > 0) { covariance[visit, visit] = mean }
            return covariance
        }
        guard let search = RepeatedMeasuresSearch(likelihood, moments: starts) else { throw .undefined }
        return RepeatedMeasuresEstimate(likelihood, search, methods: methods)
    }
}

extension RepeatedMeasuresEstimate {
    init(_ likelihood: PatternLikelihood, _ search: RepeatedMeasuresSearch, methods: [DegreesMethod]) {
        let sums = likelihood.sums
        let p = likelihood.p
        let inverseR = sums.design.inverseR
        let phiInQ = likelihood.phi
        let w = search.hessian.inversePositiveDefinite?.inverse
        let forms = likelihood.derivativeForms()
        func inX(_ matrix: Matrix) -> Matrix { (inverseR * matrix).timesTransposed(inverseR).symmetrized }
        var inQ = sums.design.first
        for column in 0..<p { inQ[column] += likelihood.delta[column] }
        structure = likelihood.shape.structure
        isRestricted = likelihood.isRestricted
        beta = inverseR * inQ
        phi = inX(phiInQ)
        covariances = (0..<sums.groups).map { group in
            let pairs = likelihood.shape.pairs
            var sigma = Matrix(rows: sums.visits, columns: sums.visits)
            for place in 0..<pairs.count {
                let value = likelihood.covariances[group].sigma[place]
                sigma[pairs.first[place], pairs.second[place]] = value
                sigma[pairs.second[place], pairs.first[place]] = value
            }
            return sigma
        }
        theta = search.optimum.point
        thetaCovariance = w
        logLikelihood = -search.optimum.value
        rows = sums.rowCount
        persons = sums.persons
        patterns = sums.patterns.count
        isConverged = search.isConverged
        iterations = search.optimum.iterations
        gradient = search.optimum.largestGradient
        diary = search.diary
        let adjustment = w.flatMap { w in
            methods.contains { $0 != .satterthwaite } ? KenwardRoger(likelihood, forms: forms, w: w) : nil
        }
        adjusted = adjustment.flatMap { methods.contains(.kenwardRoger) ? inX($0.adjusted(likelihood)) : nil }
        adjustedLinear = adjustment.flatMap { methods.contains(.kenwardRogerLinear) ? inX($0.linear(likelihood)) : nil }
        sandwich = inX(likelihood.sandwich(phiInQ))
        self.inverseR = inverseR
        self.phiInQ = phiInQ
        slopes = (0..<likelihood.parameters).map { likelihood.unpacked(forms.row($0)) }
    }
}

extension PatternLikelihood {
    /// The p × p part of a packed triangle of side p + 1.
    func unpacked(_ form: [Double]) -> Matrix {
        var matrix = Matrix(rows: p, columns: p)
        for i in 0..<p {
            for j in i..<p {
                let value = form[Self.place(i, j, width)]
                matrix[i, j] = value
                matrix[j, i] = value
            }
        }
        return matrix
    }
}
