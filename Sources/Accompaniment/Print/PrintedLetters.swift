/// The letters of the two encodings in which a page is printed: the usual one of western Europe
/// (PDF 32000-1, annex D, WinAnsiEncoding), and one of our own for the Latin letters of its
/// neighbors. Whatever stands in neither is written by its number, `[U+4E2D]`, so that nothing is
/// lost or silently replaced.
enum PrintedLetters {
    enum Place: Hashable {
        case usual(UInt8)
        case neighbor(UInt8)
    }

    static func place(of scalar: Unicode.Scalar) -> Place? {
        if let byte = usual[scalar] { return .usual(byte) }
        if let index = neighbors.firstIndex(where: { $0.scalar == scalar }) { return .neighbor(UInt8(clamping: 33 + index)) }
        return nil
    }

    /// 0x80 to 0x9F of the usual encoding.
    private static let upper: [(UInt8, Unicode.Scalar)] = [
        (0x80, "€"), (0x82, "‚"), (0x83, "ƒ"), (0x84, "„"), (0x85, "…"), (0x86, "†"), (0x87, "‡"), (0x88, "ˆ"), (0x89, "‰"), (0x8A, "Š"),
        (0x8B, "‹"), (0x8C, "Œ"), (0x8E, "Ž"), (0x91, "‘"), (0x92, "’"), (0x93, "“"), (0x94, "”"), (0x95, "•"), (0x96, "–"), (0x97, "—"),
        (0x98, "˜"), (0x99, "™"), (0x9A, "š"), (0x9B, "›"), (0x9C, "œ"), (0x9E, "ž"), (0x9F, "Ÿ"),
    ]

    private static let usual: [Unicode.Scalar: UInt8] = {
        var places: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0x20)...0x7E { places[Unicode.Scalar(byte)] = byte }
        for byte in UInt8(0xA0)...0xFF { places[Unicode.Scalar(byte)] = byte }
        for (byte, scalar) in upper { places[scalar] = byte }
        // Other hyphens and spaces that look the same.
        places["\u{2010}"] = 0x2D
        places["\u{2011}"] = 0x2D
        places["\u{202F}"] = 0xA0
        places["\u{2009}"] = 0x20
        return places
    }()

    struct Neighbor {
        let scalar: Unicode.Scalar
        /// Its name in the Adobe Glyph List.
        let name: String
        /// The letter whose width it has.
        let base: Unicode.Scalar

        init(_ scalar: Unicode.Scalar, _ name: String, _ base: Unicode.Scalar) {
            self.scalar = scalar
            self.name = name
            self.base = base
        }
    }

    static let neighbors: [Neighbor] = [
        .init("Ā", "Amacron", "A"), .init("ā", "amacron", "a"), .init("Ă", "Abreve", "A"), .init("ă", "abreve", "a"),
        .init("Ą", "Aogonek", "A"), .init("ą", "aogonek", "a"), .init("Ć", "Cacute", "C"), .init("ć", "cacute", "c"),
        .init("Č", "Ccaron", "C"), .init("č", "ccaron", "c"), .init("Ď", "Dcaron", "D"), .init("ď", "dcaron", "m"),
        .init("Đ", "Dcroat", "D"), .init("đ", "dcroat", "d"), .init("Ē", "Emacron", "E"), .init("ē", "emacron", "e"),
        .init("Ė", "Edotaccent", "E"), .init("ė", "edotaccent", "e"), .init("Ę", "Eogonek", "E"), .init("ę", "eogonek", "e"),
        .init("Ě", "Ecaron", "E"), .init("ě", "ecaron", "e"), .init("Ğ", "Gbreve", "G"), .init("ğ", "gbreve", "g"),
        .init("Ģ", "Gcommaaccent", "G"), .init("ģ", "gcommaaccent", "g"), .init("Ī", "Imacron", "I"), .init("ī", "imacron", "i"),
        .init("Į", "Iogonek", "I"), .init("į", "iogonek", "i"), .init("İ", "Idotaccent", "I"), .init("ı", "dotlessi", "i"),
        .init("Ķ", "Kcommaaccent", "K"), .init("ķ", "kcommaaccent", "k"), .init("Ĺ", "Lacute", "L"), .init("ĺ", "lacute", "l"),
        .init("Ļ", "Lcommaaccent", "L"), .init("ļ", "lcommaaccent", "l"), .init("Ľ", "Lcaron", "L"), .init("ľ", "lcaron", "r"),
        .init("Ł", "Lslash", "L"), .init("ł", "lslash", "l"), .init("Ń", "Nacute", "N"), .init("ń", "nacute", "n"),
        .init("Ņ", "Ncommaaccent", "N"), .init("ņ", "ncommaaccent", "n"), .init("Ň", "Ncaron", "N"), .init("ň", "ncaron", "n"),
        .init("Ō", "Omacron", "O"), .init("ō", "omacron", "o"), .init("Ő", "Ohungarumlaut", "O"), .init("ő", "ohungarumlaut", "o"),
        .init("Ŕ", "Racute", "R"), .init("ŕ", "racute", "r"), .init("Ř", "Rcaron", "R"), .init("ř", "rcaron", "r"),
        .init("Ś", "Sacute", "S"), .init("ś", "sacute", "s"), .init("Ş", "Scedilla", "S"), .init("ş", "scedilla", "s"),
        .init("Ș", "Scommaaccent", "S"), .init("ș", "scommaaccent", "s"), .init("Ţ", "Tcommaaccent", "T"), .init("ţ", "tcommaaccent", "t"),
        .init("Ť", "Tcaron", "T"), .init("ť", "tcaron", "f"), .init("Ū", "Umacron", "U"), .init("ū", "umacron", "u"),
        .init("Ů", "Uring", "U"), .init("ů", "uring", "u"), .init("Ű", "Uhungarumlaut", "U"), .init("ű", "uhungarumlaut", "u"),
        .init("Ų", "Uogonek", "U"), .init("ų", "uogonek", "u"), .init("Ź", "Zacute", "Z"), .init("ź", "zacute", "z"),
        .init("Ż", "Zdotaccent", "Z"), .init("ż", "zdotaccent", "z"),
    ]

    /// The second encoding, as the file states it.
    static var differences: String { "33 " + neighbors.map { "/" + $0.name }.joined(separator: " ") }
}
