import Statistics

/// Cross-products of each level of one grouping factor: A = Z'Z (q × q) and B = Z'[Q y]
/// (q × (p + 1)), and which levels share the same A.
///
/// Levels with one A form a pattern. What the likelihood asks of a pattern are sums Σ B'X B with
/// one X for all its levels, so that a large pattern is kept as the sums of B_a'B_b over its levels,
/// and costs the same however many they are. A balanced trial is one pattern.
struct GroupedProducts: Sendable {
    struct Pattern: Sendable {
        /// Levels with this A.
        let levels: Int
        /// Index of its first level in `members`.
        let start: Int
        /// Index into `sums`, or nil where the levels are taken one by one.
        let sums: Int?
        let rows: Int
    }

    /// q.
    let size: Int
    /// p + 1.
    let width: Int
    let rows: Int
    /// [Q y]'[Q y], width × width.
    let total: [Double]
    let patterns: [Pattern]
    /// A of each pattern.
    let grams: [Double]
    /// B of each level.
    let blocks: [Double]
    /// Levels in the order of their patterns.
    let members: [Int]
    /// For pairs a ≤ b: Σ B_a'B_b, for a < b plus its transpose; q(q + 1)/2 × width² a pattern.
    let sums: [Double]

    init(rows: Int, width: Int, cross: [Double], size q: Int, levels: Int, codes: [Int], columns: [Double]) {
        self.rows = rows
        size = q
        self.width = width
        var total = [Double](repeating: 0, count: width * width)
        var grams = [Double](repeating: 0, count: levels * q * q)
        var blocks = [Double](repeating: 0, count: levels * q * width)
        var counts = [Int](repeating: 0, count: levels)
        cross.withUnsafeBufferPointer { cross in
            columns.withUnsafeBufferPointer { columns in
                grams.withUnsafeMutableBufferPointer { grams in
                    blocks.withUnsafeMutableBufferPointer { blocks in
                        total.withUnsafeMutableBufferPointer { total in
                            for row in 0..<rows {
                                let level = codes[row]
                                counts[level] += 1
                                for a in 0..<width {
                                    let value = cross[row * width + a]
                                    for b in 0...a { total[a * width + b] += value * cross[row * width + b] }
                                }
                                for a in 0..<q {
                                    let value = columns[row * q + a]
                                    let gram = level * q * q + a * q
                                    for b in 0..<q { grams[gram + b] += value * columns[row * q + b] }
                                    let block = level * q * width + a * width
                                    for b in 0..<width { blocks[block + b] += value * cross[row * width + b] }
                                }
                            }
                        }
                    }
                }
            }
        }
        for a in 0..<width { for b in 0..<a { total[b * width + a] = total[a * width + b] } }
        let found = Self.patterns(grams: grams, counts: counts, size: q * q)
        var patterns: [Pattern] = []
        var patternGrams: [Double] = []
        var sums: [Double] = []
        let pairs = q * (q + 1) / 2
        for (start, count) in found.runs {
            let first = found.members[start]
            let isSummed = 2 * count > (q + 1) * width
            patterns.append(Pattern(levels: count, start: start, sums: isSummed ? sums.count : nil, rows: counts[first]))
            patternGrams += grams[(first * q * q)..<((first + 1) * q * q)]
            guard isSummed else { continue }
            let base = sums.count
            sums += [Double](repeating: 0, count: pairs * width * width)
            Self.add(found.members[start..<(start + count)], blocks, q, width, base, &sums)
        }
        self.total = total
        self.patterns = patterns
        self.grams = patternGrams
        self.blocks = blocks
        members = found.members
        self.sums = sums
    }

    private static func add(
        _ members: ArraySlice<Int>, _ blocks: [Double], _ q: Int, _ width: Int, _ base: Int, _ sums: inout [Double]
    ) {
        sums.withUnsafeMutableBufferPointer { sums in
            blocks.withUnsafeBufferPointer { blocks in
                for level in members {
                    var target = base
                    for a in 0..<q {
                        for b in a..<q {
                            let left = level * q * width + a * width
                            let right = level * q * width + b * width
                            for u in 0..<width {
                                let first = blocks[left + u]
                                let second = blocks[right + u]
                                if a == b {
                                    for v in 0..<width { sums[target + v] += first * blocks[right + v] }
                                } else {
                                    for v in 0..<width {
                                        sums[target + v] += first * blocks[right + v] + second * blocks[left + v]
                                    }
                                }
                                target += width
                            }
                        }
                    }
                }
            }
        }
    }

    /// Levels with equal A (bit by bit) and number of rows, in order of first appearance.
    private static func patterns(
        grams: [Double], counts: [Int], size: Int
    ) -> (members: [Int], runs: [(start: Int, count: Int)]) {
        let levels = counts.count
        var capacity = 16
        while capacity < 2 * levels { capacity *= 2 }
        var table = [Int](repeating: -1, count: capacity)
        var patternOf = [Int](repeating: 0, count: levels)
        var firsts: [Int] = []
        var tally: [Int] = []
        for level in 0..<levels where counts[level] > 0 {
            var hash = UInt64(truncatingIfNeeded: counts[level])
            for index in (level * size)..<((level + 1) * size) {
                hash = (hash ^ grams[index].bitPattern) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
            }
            var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while table[slot] >= 0, !isEqual(grams, firsts[table[slot]], level, size, counts) {
                slot = (slot + 1) & (capacity - 1)
            }
            if table[slot] < 0 {
                table[slot] = firsts.count
                firsts.append(level)
                tally.append(0)
            }
            patternOf[level] = table[slot]
            tally[table[slot]] += 1
        }
        var runs: [(start: Int, count: Int)] = []
        var start = 0
        for count in tally {
            runs.append((start, count))
            start += count
        }
        var next = runs.map(\.start)
        var members = [Int](repeating: 0, count: start)
        for level in 0..<levels where counts[level] > 0 {
            members[next[patternOf[level]]] = level
            next[patternOf[level]] += 1
        }
        return (members, runs)
    }

    private static func isEqual(_ grams: [Double], _ one: Int, _ other: Int, _ size: Int, _ counts: [Int]) -> Bool {
        guard counts[one] == counts[other] else { return false }
        for index in 0..<size where grams[one * size + index] != grams[other * size + index] { return false }
        return true
    }
}
