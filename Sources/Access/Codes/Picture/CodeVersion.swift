/// One size of the picture, and how its words are cut into blocks at error correction M
/// (ISO/IEC 18004, tables 9 and E.1).
struct CodeVersion {
    let number: Int
    /// Words of correction in each block.
    let correction: Int
    /// Words of data in each block.
    let blocks: [Int]
    /// Where the small squares stand.
    let squares: [Int]

    var side: Int { 17 + 4 * number }
    var dataWords: Int { blocks.reduce(0, +) }
    /// Bits in which the number of bytes is written.
    var countBits: Int { number < 10 ? 8 : 16 }

    static func smallest(for byteCount: Int) -> CodeVersion? {
        all.first { 4 + $0.countBits + 8 * byteCount <= 8 * $0.dataWords }
    }

    private static let all: [CodeVersion] = [
        CodeVersion(number: 1, correction: 10, blocks: [16], squares: []),
        CodeVersion(number: 2, correction: 16, blocks: [28], squares: [6, 18]),
        CodeVersion(number: 3, correction: 26, blocks: [44], squares: [6, 22]),
        CodeVersion(number: 4, correction: 18, blocks: [32, 32], squares: [6, 26]),
        CodeVersion(number: 5, correction: 24, blocks: [43, 43], squares: [6, 30]),
        CodeVersion(number: 6, correction: 16, blocks: [27, 27, 27, 27], squares: [6, 34]),
        CodeVersion(number: 7, correction: 18, blocks: [31, 31, 31, 31], squares: [6, 22, 38]),
        CodeVersion(number: 8, correction: 22, blocks: [38, 38, 39, 39], squares: [6, 24, 42]),
        CodeVersion(number: 9, correction: 22, blocks: [36, 36, 36, 37, 37], squares: [6, 26, 46]),
        CodeVersion(number: 10, correction: 26, blocks: [43, 43, 43, 43, 44], squares: [6, 28, 50]),
    ]
}
