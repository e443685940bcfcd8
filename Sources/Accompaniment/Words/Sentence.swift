/// A sentence with places to be filled: `Open until {time}.`
package struct Sentence: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case words(String)
        case place(String)
    }

    package let pieces: [Piece]

    /// Nil when a brace opens or closes nothing, or the name between two is not made of letters and digits.
    package init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: brace)..<end]
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            if brace > rest.startIndex { pieces.append(.words(String(rest[..<brace]))) }
            pieces.append(.place(String(name)))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        self.pieces = pieces
    }

    package init(pieces: [Piece]) {
        self.pieces = pieces
    }

    package var places: Set<String> {
        Set(pieces.compactMap { if case .place(let name) = $0 { name } else { nil } })
    }

    /// As it stands in its file.
    var text: String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .place(let name): "{\(name)}"
            }
        }.joined()
    }

    /// - Parameter isolating: keeps a value's own direction from turning its neighbors around (Unicode's
    ///   first strong isolate, for languages that are written from right to left).
    func filled(with values: [String: String], isolating: Bool) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): return words
            case .place(let name):
                guard let value = values[name] else { return "{\(name)}" }
                return isolating ? "\u{2068}\(value)\u{2069}" : value
            }
        }.joined()
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
