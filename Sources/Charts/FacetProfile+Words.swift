extension FacetProfile {
    /// What is written in the picture and its table, beside names and labels.
    public struct Words: Sendable, Hashable {
        /// Above the wing, the line under it, and the side as a cell of the table.
        public struct Side: Sendable, Hashable {
            public var head: String
            public var meaning: String
            public var cell: String

            public init(head: String, meaning: String, cell: String) {
                self.head = head
                self.meaning = meaning
                self.cell = cell
            }
        }

        public var compassionate: Side
        public var uncompassionate: Side
        public var facet: String
        public var side: String
        /// Begins the description; nil for the range in English.
        public var opening: String?
        public var decimalMark: String

        public init(
            compassionate: Side, uncompassionate: Side, facet: String, side: String, opening: String? = nil,
            decimalMark: String = "."
        ) {
            self.compassionate = compassionate
            self.uncompassionate = uncompassionate
            self.facet = facet
            self.side = side
            self.opening = opening
            self.decimalMark = decimalMark
        }

        public static let english = Words(
            compassionate: Side(head: "Compassionate", meaning: "higher is kinder", cell: FacetSide.compassionate.words),
            uncompassionate: Side(head: "Uncompassionate", meaning: "higher is harsher", cell: FacetSide.uncompassionate.words),
            facet: "Facet", side: "Side")

        package func cell(_ side: FacetSide) -> String { side == .compassionate ? compassionate.cell : uncompassionate.cell }
    }
}
