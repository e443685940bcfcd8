import Statistics
import Testing

@Suite struct ExpressionErrorTests {
    /// The source, the place of the fault counted from 0, and a part of the sentence.
    @Test(arguments: [
        ("", 0, "missing here"),
        ("a +", 3, "missing here"),
        ("(a + b", 0, "never closed"),
        ("a b", 2, "operator is missing"),
        ("(a b)", 3, "closing bracket"),
        ("a)", 1, "one too many"),
        ("a < b < c", 6, "do not chain"),
        ("a = 1", 2, "write \"==\""),
        ("a && b", 2, "one \"&\""),
        ("a || b", 2, "one \"|\""),
        ("a ** 2", 2, "\"^\""),
        ("a % 2", 2, "\"%\" has no meaning"),
        ("a \u{2212} b", 2, "minus sign"),
        ("arm == \u{201C}x\u{201D}", 7, "straight quotation"),
        ("\"open", 0, "never closed"),
        ("``", 0, "column name is missing"),
        ("2nd + 1", 0, "backticks"),
        ("1.2.3", 0, "not a number"),
        ("1e999", 0, "too large"),
        ("mean(a)", 0, "no function \"mean\""),
        ("log()", 4, "missing here"),
        ("log(a, b)", 0, "takes one value"),
        ("min(a)", 0, "two or more"),
        ("a + \"text\"", 4, "only be compared"),
        ("\"text\" < a", 0, "only be compared"),
        ("-\"text\"", 1, "only be compared"),
        ("& a", 0, "missing here"),
    ])
    func place(_ source: String, position: Int, part: String) throws {
        let error = try #require(throws: ExpressionError.self) { try Expression(source) }
        #expect(error.position == position, "\(error)")
        #expect(error.message.contains(part), "\(error)")
    }

    @Test func theCaretStandsBelowThePlace() throws {
        let error = try #require(throws: ExpressionError.self) { try Expression("post -\n\tpré = 3") }
        #expect(
            error.description == """
                One "=" has no meaning here; to compare, write "==".
                   pré = 3
                       ^
                """)
    }

    @Test func aLongLineIsCutAroundThePlace() throws {
        let long = String(repeating: "a+", count: 90)
        let error = try #require(throws: ExpressionError.self) { try Expression(long) }
        let lines = error.description.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.count < 130 })
        #expect(lines[2].last == "^")
    }

    private let table = try? DataTable(columns: [
        Column(name: "bdi_post", numbers: [1, 2]), Column(name: "arm", categories: ["mdma", "placebo"]),
    ])

    /// What only the table can tell.
    @Test(arguments: [
        ("bdi_pots - 1", 0, "There is no column \"bdi_pots\". The nearest are \"bdi_post\"."),
        ("1 + arm", 4, "2 categories where numbers belong"),
        ("arm == \"MDMA\"", 4, "There is no category \"MDMA\"; there are \"mdma\", \"placebo\"."),
        ("arm == 1", 4, "are not numbers"),
        ("bdi_post == \"1\"", 9, "without quotation marks"),
        ("arm < bdi_post", 4, "no order"),
        ("!bdi_post", 1, "other than 1 (true)"),
        ("\"only text\"", 0, "only be compared"),
    ])
    func faultsOfUse(_ source: String, position: Int, part: String) throws {
        let expression = try Expression(source)
        let error = try #require(throws: ExpressionError.self) {
            try expression.evaluate(on: try #require(table))
        }
        #expect(error.position == position, "\(error)")
        #expect(error.message.contains(part), "\(error)")
    }

    /// A hundred thousand times the middle part, and the closing part as often.
    @Test(arguments: [
        ("", "(", "a", ")"), ("", "-", "a", ""), ("", "!", "a", ""), ("a", "^a", "", ""),
        ("a", "+a", "", ""), ("", "log(", "", ""),
    ])
    func depthIsLimited(_ before: String, _ part: String, _ after: String, _ closing: String) throws {
        let source =
            before + String(repeating: part, count: 100_000) + after
            + String(repeating: closing, count: 100_000)
        let error = try #require(throws: ExpressionError.self) { try Expression(source) }
        #expect(error.message.contains("more than 200 operations deep"))
    }

    @Test func depthBelowTheLimitIsFine() throws {
        let sum = "bdi_post" + String(repeating: " + bdi_post", count: 198)
        #expect(try Expression(sum).evaluate(on: try #require(table)).map(\.value) == [199, 398])
    }

    /// Whatever the text, parsing ends in a tree or an error whose place lies in the text.
    @Test func aHundredThousandMutations() throws {
        let seeds = [
            "(age - 33) / 10", "dose >= 75 & site != \"A\" | !(x^2 < 3)", "min(`a b`, log(x), 2e-3) * -y",
        ].map { Array($0.utf8) }
        let alphabet = Array("()+-*/^<>=!&|,.\"'`\\ e1aé".utf8)
        var random = TestRandom(seed: 5)
        let table = try DataTable(columns: [
            Column(name: "x", numbers: [0, nil, 2]), Column(name: "y", numbers: [1, 1, -1]),
        ])
        var parsed = 0
        for round in 0..<100_000 {
            let bytes = random.mutation(of: seeds[round % seeds.count], alphabet: alphabet)
            let source = String(decoding: bytes, as: UTF8.self)
            do {
                let expression = try Expression(source)
                parsed += 1
                try #require(expression.evaluate(on: table).allSatisfy { $0.value?.isFinite ?? true })
            } catch let error as ExpressionError {
                try #require((0...source.unicodeScalars.count).contains(error.position))
                try #require(error.description.hasSuffix("^"))
            }
        }
        #expect(parsed > 5_000, "too few mutations are readable")
    }
}
