import Access
import Crypto
import Testing

@Suite struct CodePictureTests {
    @Test func picturesAreThoseOfAnotherProgram() throws {
        let cases = try reference("pictures.txt")
        #expect(cases.count == 30)
        for row in cases {
            let picture = try #require(CodePicture(row[3], mask: Int(row[0]) ?? 0))
            let rows = (0..<picture.side).map { line in
                (0..<picture.side).map { picture.isDark(row: line, column: $0) ? "1" : "0" }.joined()
            }.joined(separator: "/")
            let digest = SHA256.hash(data: Array(rows.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(String(picture.side) == row[1])
            #expect([rows, digest].contains(row[2]), "mask \(row[0]) of \(row[3])")
        }
    }

    @Test func everyLengthUpToTheLastIsDrawn() {
        for count in 0...213 { #expect(CodePicture(String(repeating: "a", count: count), mask: 0) != nil) }
        #expect(CodePicture(String(repeating: "a", count: 214), mask: 0) == nil)
    }

    @Test func thePathFillsTheDarkCells() throws {
        let picture = try #require(CodePicture("maitri"))
        var filled = 0
        for part in picture.path.split(separator: "M") {
            let length = part.split(separator: "h").dropFirst().first?.prefix { $0.isNumber } ?? ""
            filled += Int(length) ?? 0
        }
        let dark = (0..<picture.side * picture.side).count { picture.isDark(row: $0 / picture.side, column: $0 % picture.side) }
        #expect(filled == dark && picture.path.hasPrefix("M4 4h7v1h-7z") && picture.width == picture.side + 8)
    }
}
