import Statistics
import Testing

@Suite struct JSONTests {
    @Test func orderTextsAndNumbersAreKept() throws {
        let text = #"{"b": [1, -0.50, 1e3, 12345678901234567890], "a": {"": null, "x": true, "y": false}, "c": "é\n\u00e9\uD834\uDD1E\/"}"#
        let value = try JSONValue.parse("\u{FEFF} \r\n\t" + text + " ")
        #expect(value.members?.map(\.name) == ["b", "a", "c"])
        let numbers = try #require(value["b"]?.elements)
        #expect(numbers.map(\.double) == [1, -0.5, 1000, 1.2345678901234567e19])
        #expect(JSONText(indent: nil).text(of: .array(numbers)) == "[1,-0.50,1e3,12345678901234567890]")
        #expect(value["a"] == .object([.init("", .null), .init("x", .bool(true)), .init("y", .bool(false))]))
        #expect(value["c"]?.string == "é\né𝄞/")
        #expect(value["d"] == nil && value["a"]?["x"]?.double == nil)
    }

    @Test func wholeNumbersAreKnown() throws {
        let numbers = try #require(try JSONValue.parse("[7, -7, 7.0, 7e0]").elements)
        let whole = numbers.map { if case .number(let number) = $0 { number.isInteger } else { false } }
        #expect(whole == [true, true, false, false])
    }

    /// The text, then line, column and a part of the sentence.
    @Test(arguments: [
        ("", 1, 1, "missing"), ("{", 1, 2, "name of a member"), ("[1,]", 1, 4, "no value"),
        ("[1 2]", 1, 4, "comma or a closing bracket"), ("{\"a\" 1}", 1, 6, "colon"),
        ("{\"a\": 1,}", 1, 9, "name of a member"), ("{\"a\": 1 \"b\"}", 1, 9, "closing brace"),
        ("{\n  \"é\": 1,\n  \"é\": 2}", 3, 3, "there twice"), ("[\"é\", nul]", 1, 7, "no value"),
        ("01", 1, 1, "begin with 0"), ("-", 1, 2, "digit"), ("1.", 1, 3, "digit"), (".5", 1, 1, "no value"),
        ("1e", 1, 3, "digit"), ("1e400", 1, 1, "too large"), ("NaN", 1, 1, "no value"), ("+1", 1, 1, "no value"),
        ("\"a", 1, 1, "never closed"), ("\"a\nb\"", 1, 3, "line break"), (#""\x""#, 1, 2, "no such escape"),
        (#""\u12G4""#, 1, 2, "hexadecimal"), (#""\uD834""#, 1, 2, "surrogate"),
        (#""\uD834\u0041""#, 1, 2, "surrogate"), (#""\uDD1E""#, 1, 2, "surrogate"), ("1 2", 1, 3, "follows"),
        ("// x", 1, 1, "no value"), ("'a'", 1, 1, "no value"), ("\"\\", 1, 2, "cut off"),
    ])
    func faults(_ text: String, line: Int, column: Int, part: String) throws {
        let error = try #require(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error.line == line && error.column == column, "\(error)")
        #expect(error.message.contains(part), "\(error)")
    }

    @Test func otherFaults() throws {
        #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0xE9, 0x22]) }
        let deep = String(repeating: "[", count: 100_000)
        let error = try #require(throws: JSONError.self) { try JSONValue.parse(deep) }
        #expect(error.column == 201)
        let fine = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(try JSONValue.parse(fine).text(indent: nil) == fine)
    }

    /// RFC 8259, section 7, and the line separators of JavaScript.
    @Test func escaping() {
        let text = JSONValue.string("\"\\/\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é𝄞").text()
        #expect(text == #""\"\\/\n\r\t\u0000\u001f\u007f\u2028é𝄞""#)
    }

    @Test func layout() {
        let value = JSONValue.object([
            .init("z", .array([.number(1), .number(0.1), .number(.nan), .number(-.infinity)])), .init("a", .object([])),
            .init("m", .array([.object([.init("k", .integer(3))])])),
        ])
        #expect(
            value.text() == """
                {
                  "z": [1, 0.1, null, null],
                  "a": {},
                  "m": [
                    {
                      "k": 3
                    }
                  ]
                }
                """)
        #expect(value.text(indent: nil) == #"{"z":[1,0.1,null,null],"a":{},"m":[{"k":3}]}"#)
    }

    @Test func numbersReadBackAsTheSame() throws {
        var random = TestRandom(seed: 17)
        for _ in 0..<50_000 {
            let number = Double(bitPattern: random.next())
            let text = JSONValue.number(number).text()
            guard number.isFinite else {
                #expect(text == "null")
                continue
            }
            #expect(try JSONValue.parse(text).double?.bitPattern == number.bitPattern, "\(text)")
        }
    }

    @Test func aHundredThousandMutations() throws {
        let seed = Array(#"{"a": [1, -2.5e-3, true], "b": {"c": "é\n\u0041", "d": null}}"#.utf8)
        let alphabet = Array(#"{}[]",:\u0123456789eE+-.truefalsn "#.utf8)
        var random = TestRandom(seed: 8)
        var read = 0
        for _ in 0..<100_000 {
            let bytes = random.mutation(of: seed, alphabet: alphabet)
            do {
                let value = try JSONValue.parse(bytes)
                read += 1
                try #require(try JSONValue.parse(value.text()) == value)
                try #require(try JSONValue.parse(value.text(indent: nil)) == value)
            } catch let error as JSONError {
                try #require(error.line >= 1 && error.column >= 1)
            }
        }
        #expect(read > 3_000, "too few mutations are readable")
    }
}
