import Statistics

/// Arms and guesses of the rows: a guess is an arm, or the answer that one does not know.
struct GuessColumns {
    let arms: [String]
    /// nil where the arm is missing.
    let arm: [Int?]
    /// An arm, ``unknown``, or nil where nothing was answered.
    let guess: [Int?]

    static let unknown = -1

    /// - Parameter unknownWords: answers that mean "I do not know".
    init(arm armName: String, guess guessName: String, unknown unknownWords: [String], in table: DataTable) throws {
        let (levels, codes) = try Self.words(armName, in: table)
        let (answers, given) = try Self.words(guessName, in: table)
        // Levels after a subset that no row has take no part.
        let present = Set(codes.compactMap(\.self)).sorted()
        let arms = present.map { levels[$0] }
        guard arms.count > 1 else {
            throw BlindingError("The column \"\(armName)\" has \(arms.isEmpty ? "no arm" : "one arm (\(arms[0]))"); a guess is right or wrong between two or more.")
        }
        var place = [Int?](repeating: nil, count: answers.count)
        let seen = Set(given.compactMap(\.self)).sorted()
        for answer in seen {
            if let own = arms.firstIndex(of: answers[answer]) {
                place[answer] = own
            } else if unknownWords.contains(answers[answer]) {
                place[answer] = Self.unknown
            } else {
                throw BlindingError("\"\(guessName)\" holds \"\(answers[answer])\", which is neither an arm (\(arms.joined(separator: ", "))) nor an answer of not knowing (\(unknownWords.joined(separator: ", "))). Name it under unknown, or give the guesses the names of the arms under variables.")
            }
        }
        self.arms = arms
        arm = codes.map { code in code.flatMap { present.firstIndex(of: $0) } }
        guess = given.map { code in code.flatMap { place[$0] } }
    }

    private static func words(_ name: String, in table: DataTable) throws -> ([String], [Int?]) {
        switch try table.requiring(name).content {
        case .categorical(let levels, let codes): return (levels, codes)
        case .numeric(let cells):
            let distinct = Set(cells.compactMap(\.value)).sorted()
            return (distinct.map { $0.shortestText ?? "?" }, cells.map { cell in cell.value.flatMap { distinct.firstIndex(of: $0) } })
        }
    }
}
