extension MediationKernel {
    /// Factorizes eight packed lower triangles in place and reads off the effects.
    ///
    /// - Returns: for each, whether every pivot before Y's was sound.
    func solve(
        _ s: UnsafeMutableBufferPointer<SIMD8<Double>>,
        _ inverses: UnsafeMutableBufferPointer<SIMD8<Double>>,
        _ effects: UnsafeMutableBufferPointer<SIMD8<Double>>
    ) -> SIMDMask<SIMD8<Int64>> {
        var good = SIMDMask<SIMD8<Int64>>(repeating: true)
        let last = columnCount - 1
        var i = 0
        var rowI = 0
        while i < columnCount {
            var rowJ = 0
            var j = 0
            while j < i {
                var value = s[rowI + j]
                var t = 0
                while t < j {
                    value -= s[rowI + t] * s[rowJ + t]
                    t += 1
                }
                s[rowI + j] = value * inverses[j]
                j += 1
                rowJ += j
            }
            if i < last {
                let diagonal = s[rowI + i]
                var pivot = diagonal
                var t = 0
                while t < i {
                    pivot -= s[rowI + t] * s[rowI + t]
                    t += 1
                }
                let sound = pivot .> diagonal * Self.tolerance
                good = good .& sound
                pivot.replace(with: 1, where: .!sound)
                inverses[i] = 1 / pivot.squareRoot()
            }
            i += 1
            rowI += i
        }

        let x = exposureColumn
        let rowY = last * (last + 1) / 2
        let toUnits = inverses[x] * unit
        // The block behind X: the mediators, then what only the outcome equation holds constant.
        let block = mediatorCount + outcomeCovariateCount
        var m = block - 1
        while m >= 0 {
            // effects[m] holds the coefficient first, which those before it need; a b comes at the end.
            var b = s[rowY + x + 1 + m]
            var later = m + 1
            while later < block {
                let rowLater = (x + 1 + later) * (x + 2 + later) / 2
                b -= s[rowLater + x + 1 + m] * effects[later]
                later += 1
            }
            effects[m] = b * inverses[x + 1 + m]
            m -= 1
        }
        for m in 0..<block {
            let row = (x + 1 + m) * (x + 2 + m) / 2
            effects[m] *= s[row + x] * toUnits
        }
        if outcomeCovariateCount > 0 {
            var rest = effects[mediatorCount]
            for m in (mediatorCount + 1)..<max(block, mediatorCount + 1) { rest += effects[m] }
            effects[mediatorCount] = rest
        }
        effects[outputCount - 1] = s[rowY + x] * toUnits
        return good
    }
}
