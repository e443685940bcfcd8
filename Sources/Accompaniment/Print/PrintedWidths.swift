/// Widths of Helvetica and Helvetica Bold in thousandths of the size (Adobe Core 14 metrics).
/// Lines are broken by them; nothing else hangs on them.
enum PrintedWidths {
    private static let plain: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
        278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
        611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
        556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]

    private static let bold: [Int] = [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
        333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667,
        611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889,
        611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ]

    /// Where no letter of the table has the same width.
    private static let others: [Unicode.Scalar: Int] = [
        "…": 1000, "—": 1000, "‰": 1000, "™": 1000, "Œ": 1000, "œ": 944, "Æ": 1000, "æ": 889, "ß": 611, "•": 350, "©": 737, "®": 737,
        "„": 333, "“": 333, "”": 333, "‚": 222, "‘": 222, "’": 222, "\u{A0}": 278, "·": 278, "°": 400, "¼": 834, "½": 834, "¾": 834,
    ]

    static func width(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
        let table = isBold ? bold : plain
        func known(_ scalar: Unicode.Scalar) -> Int? {
            let index = Int(scalar.value) - 32
            return table.indices.contains(index) ? table[index] : nil
        }
        if let width = known(scalar) ?? others[scalar] { return width }
        if let neighbor = PrintedLetters.neighbors.first(where: { $0.scalar == scalar }) { return known(neighbor.base) ?? 600 }
        return Accents.base(of: scalar).flatMap(known) ?? 611
    }

    /// The letter under an accent, for the letters of the usual encoding.
    private enum Accents {
        private static let bases: [(letters: String, base: Unicode.Scalar)] = [
            ("ÀÁÂÃÄÅ", "A"), ("Ç", "C"), ("ÈÉÊË", "E"), ("ÌÍÎÏ", "I"), ("Ñ", "N"), ("ÒÓÔÕÖØ", "O"), ("ÙÚÛÜ", "U"), ("ÝŸ", "Y"), ("Š", "S"),
            ("Ž", "Z"), ("àáâãäå", "a"), ("ç", "c"), ("èéêë", "e"), ("ìíîï", "i"), ("ñ", "n"), ("òóôõöø", "o"), ("ùúûü", "u"), ("ýÿ", "y"),
            ("š", "s"), ("ž", "z"),
        ]

        static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
            bases.first { $0.letters.unicodeScalars.contains(scalar) }?.base
        }
    }
}
