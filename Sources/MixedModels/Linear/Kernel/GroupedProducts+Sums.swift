import Statistics

/// The two sums over the levels of a pattern of which everything else is made.
extension GroupedProducts {
    /// sum += scale Σ B'X B over the levels, X symmetric q × q, sum width × width.
    ///
    /// - Parameter scratch: q × width places.
    func addQuadratic(_ pattern: Int, _ x: Entries, scale: Double, to sum: Entries, scratch: Entries) {
        let q = size
        let w = width
        let here = patterns[pattern]
        if let base = here.sums {
            sums.withUnsafeBufferPointer { sums in
                var from = base
                for a in 0..<q {
                    for b in a..<q {
                        let factor = scale * x[a * q + b]
                        for index in 0..<(w * w) { sum[index] += factor * sums[from + index] }
                        from += w * w
                    }
                }
            }
            return
        }
        blocks.withUnsafeBufferPointer { blocks in
            for member in here.start..<(here.start + here.levels) {
                let block = members[member] * q * w
                for a in 0..<q {
                    for v in 0..<w { scratch[a * w + v] = 0 }
                    for b in 0..<q {
                        let factor = scale * x[a * q + b]
                        for v in 0..<w { scratch[a * w + v] += factor * blocks[block + b * w + v] }
                    }
                }
                for a in 0..<q {
                    for u in 0..<w {
                        let factor = blocks[block + a * w + u]
                        for v in 0..<w { sum[u * w + v] += factor * scratch[a * w + v] }
                    }
                }
            }
        }
    }

    /// out = Σ B Ω B' over the levels, Ω symmetric width × width, out q × q.
    ///
    /// - Parameter scratch: q × width places.
    func contract(_ pattern: Int, _ omega: Entries, out: Entries, scratch: Entries) {
        let q = size
        let w = width
        let here = patterns[pattern]
        for index in 0..<(q * q) { out[index] = 0 }
        if let base = here.sums {
            sums.withUnsafeBufferPointer { sums in
                var from = base
                for a in 0..<q {
                    for b in a..<q {
                        var value = 0.0
                        for index in 0..<(w * w) { value += omega[index] * sums[from + index] }
                        if a != b { value /= 2 }
                        out[a * q + b] = value
                        out[b * q + a] = value
                        from += w * w
                    }
                }
            }
            return
        }
        blocks.withUnsafeBufferPointer { blocks in
            for member in here.start..<(here.start + here.levels) {
                let block = members[member] * q * w
                for a in 0..<q {
                    for v in 0..<w { scratch[v] = 0 }
                    for u in 0..<w {
                        let factor = blocks[block + a * w + u]
                        for v in 0..<w { scratch[v] += factor * omega[u * w + v] }
                    }
                    for b in 0...a {
                        var value = 0.0
                        for v in 0..<w { value += scratch[v] * blocks[block + b * w + v] }
                        out[a * q + b] += value
                        if a != b { out[b * q + a] += value }
                    }
                }
            }
        }
    }
}
