/// A mediation model: X → M₁ … M_k → Y with a, b and c′ on the arrows and the total effect beneath; k from 1 to 6.
///
/// An arrow is dashed when its interval includes zero; the numbers stand beside it either way.
public struct PathDiagram: Chart, Hashable {
    public struct Mediator: Sendable, Hashable {
        public var name: String
        /// X → M.
        public var a: ChartEstimate
        /// M → Y, given X.
        public var b: ChartEstimate
        /// Through this mediator: a × b.
        public var indirect: ChartEstimate?

        public init(name: String, a: ChartEstimate, b: ChartEstimate, indirect: ChartEstimate? = nil) {
            self.name = name
            self.a = a
            self.b = b
            self.indirect = indirect
        }
    }

    public var title: String
    public var subtitle: String
    /// The cause, e.g. "MDMA (against placebo)".
    public var x: String
    /// The outcome.
    public var y: String
    public var mediators: [Mediator]
    /// c′: X → Y, given the mediators.
    public var direct: ChartEstimate
    /// c: X → Y alone.
    public var total: ChartEstimate?
    /// All mediators together.
    public var totalIndirect: ChartEstimate?
    public var intervalName: String
    public var decimals: Int
    public var note: String

    public init(
        title: String, subtitle: String = "", x: String, y: String, mediators: [Mediator],
        direct: ChartEstimate, total: ChartEstimate? = nil, totalIndirect: ChartEstimate? = nil,
        intervalName: String = "95% confidence interval", decimals: Int = 2, note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.x = x
        self.y = y
        self.mediators = mediators
        self.direct = direct
        self.total = total
        self.totalIndirect = totalIndirect
        self.intervalName = intervalName
        self.decimals = decimals
        self.note = note
    }
}

extension PathDiagram {
    /// Every coefficient once: symbol, meaning, estimate.
    package var coefficients: [(symbol: String, meaning: String, estimate: ChartEstimate)] {
        var out: [(symbol: String, meaning: String, estimate: ChartEstimate)] = []
        for (index, mediator) in mediators.enumerated() {
            out.append((symbol("a", index), "\(x) to \(mediator.name)", mediator.a))
            out.append((symbol("b", index), "\(mediator.name) to \(y)", mediator.b))
            if let indirect = mediator.indirect {
                let product = symbol("a", index) + symbol("b", index)
                out.append((product, "through \(mediator.name)", indirect))
            }
        }
        if let totalIndirect { out.append(("\u{3A3}ab", "through all mediators", totalIndirect)) }
        out.append(("c\u{2032}", "\(x) to \(y), directly", direct))
        if let total { out.append(("c", "\(x) to \(y), in total", total)) }
        return out
    }

    /// "a" with one mediator, "a₁", "a₂" … with several.
    package func symbol(_ letter: String, _ index: Int) -> String {
        guard mediators.count > 1 else { return letter }
        let digits = String(index + 1).unicodeScalars.map { scalar -> String in
            let shifted = Unicode.Scalar(0x2080 + scalar.value - 0x30)
            return shifted.map { String(Character($0)) } ?? String(Character(scalar))
        }
        return letter + digits.joined()
    }

    public var table: ChartTable {
        ChartTable(
            caption: title,
            columns: [
                .init("Path"), .init("Meaning"), .init("Estimate", isNumeric: true),
                .init("\(intervalName) or standard error", isNumeric: true),
            ],
            rows: coefficients.map { entry in
                let value = entry.estimate.estimate
                return [
                    entry.symbol, entry.meaning,
                    value.drawable.map { ChartNumber.text($0, decimals: decimals) }
                        ?? value.missingWords(nil),
                    value.drawable == nil ? "" : entry.estimate.spreadWords(decimals: decimals) ?? "",
                ]
            })
    }

    package var description: String {
        var sentences = ["Path diagram with \(intervalName)."]
        for entry in coefficients {
            let zero = entry.estimate.includes(0).map { $0 ? ", the interval includes zero" : "" } ?? ""
            sentences.append(
                "\(entry.symbol), \(entry.meaning): \(entry.estimate.words(decimals: decimals))\(zero).")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}
