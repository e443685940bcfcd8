/// Characters that follow from the one before: repeated, counted on, or beside it on a keyboard.
enum Runs {
    /// Fewer are no run: many a word has three.
    private static let shortest = 4

    /// Which of the characters belong to a run or to a block that is said again.
    static func covers(_ characters: [Unicode.Scalar]) -> [Bool] {
        var covered = Array(repeating: false, count: characters.count)
        for way in ways {
            var start = 0
            for place in characters.indices.dropFirst() where !way(characters[place - 1], characters[place]) {
                mark(start..<place, in: &covered)
                start = place
            }
            mark(start..<characters.count, in: &covered)
        }
        markRepetition(characters, in: &covered)
        return covered
    }

    private static func mark(_ run: Range<Int>, in covered: inout [Bool]) {
        guard run.count >= shortest else { return }
        for place in run { covered[place] = true }
    }

    /// A block of at most half the length, said again and again from the start to the end,
    /// adds nothing after its first time.
    private static func markRepetition(_ characters: [Unicode.Scalar], in covered: inout [Bool]) {
        let count = characters.count
        guard count >= 2 else { return }
        for period in 1...(count / 2)
        where (period..<count).allSatisfy({ characters[$0] == characters[$0 - period] }) {
            for place in period..<count { covered[place] = true }
            return
        }
    }

    private typealias Way = @Sendable (Unicode.Scalar, Unicode.Scalar) -> Bool

    /// Each says whether the second character follows the first.
    private static let ways: [Way] = {
        var ways: [Way] = [
            { first, second in first == second },
            { first, second in second.value == first.value + 1 },
            { first, second in first.value == second.value + 1 },
        ]
        for strip in strips {
            ways.append { first, second in strip[first] == second }
            ways.append { first, second in strip[second] == first }
        }
        return ways
    }()

    /// Of each key, the next one along a row or down a column: English, German, French.
    private static let strips: [[Unicode.Scalar: Unicode.Scalar]] = [
        rows("12345678901", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
        rows("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
        rows("azertyuiop", "qsdfghjklm", "wxcvbn"),
        rows("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm"),
        rows("1qay", "2wsx", "3edc", "4rfv", "5tgb", "6zhn", "7ujm"),
        rows("!\"§$%&/()="),
        rows("!@#$%^&*()"),
    ]

    private static func rows(_ rows: String...) -> [Unicode.Scalar: Unicode.Scalar] {
        var next: [Unicode.Scalar: Unicode.Scalar] = [:]
        for row in rows {
            for (key, beside) in zip(row.unicodeScalars, row.unicodeScalars.dropFirst()) { next[key] = beside }
        }
        return next
    }
}
