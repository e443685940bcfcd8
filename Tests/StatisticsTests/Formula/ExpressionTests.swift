import Statistics
import Testing

@Suite struct ExpressionTests {
    private let table = try? DataTable(columns: [
        Column(name: "a", numbers: [7]), Column(name: "b", numbers: [2]),
        Column(name: "c", numbers: [-3]), Column(name: "z", numbers: [0]),
    ])

    /// The same expressions in R 4.2.2 with a = 7, b = 2, c = -3, z = 0, printed with 17 digits.
    @Test(arguments: [
        ("a + b * c", 1),
        ("-b^2", -4),
        ("2^3^2", 512),
        ("2^-1", 0.5),
        ("-2^-3^2", -0.001953125),
        ("2^-b*a", 1.75),
        ("a / b / c", -1.1666666666666667),
        ("a - b - c", 8),
        ("!a == b", 1),
        ("!(a > b) | c < z", 1),
        ("a > b & c > z | 1", 1),
        ("1 | z & z", 1),
        ("-a * b + +c", -17),
        ("(a + b) * c", -27),
        ("a * -c", 21),
        ("c^3", -27),
        ("c^2", 9),
        ("c^-1", -0.33333333333333331),
        ("z^0", 1),
        ("2 * !z + 1", 0),
        ("exp(1) + log(10)", 5.0208669214530914),
        ("sqrt(b)^2 - b", 4.4408920985006262e-16),
        ("abs(c - a)", 10),
        ("max(a, b, c) - min(a, b, c)", 10),
        ("a != b", 1),
        ("a >= 7", 1),
        ("1e-3 * .5", 0.00050000000000000001),
        ("- -a", 7),
        ("a^b^z", 7),
        ("b^0.5", 1.4142135623730951),
        ("1 - -1^2", 2),
    ])
    func valuesOfR(_ source: String, expected: Double) throws {
        let value = try Expression(source).evaluate(on: try #require(table))[0].value
        // One unit in the last place for what libm computes; the rest is exact.
        let computed = try #require(value)
        #expect((computed - expected).magnitude <= expected.magnitude.ulp, "\(source) gives \(computed)")
    }

    @Test(arguments: ["1 / z", "z / z", "log(z)", "log(c)", "sqrt(c)", "c^0.5", "exp(a * 1000)", "z^-1", "1e308 * 10"])
    func leavingTheNumbersIsUndefined(_ source: String) throws {
        let cells = try Expression(source).evaluate(on: try #require(table))
        #expect(cells == [.missing(.undefined)])
        #expect(try Expression("(\(source)) > 0").evaluate(on: try #require(table)) == [.missing(.undefined)])
    }

    @Test func missingInMissingOut() throws {
        let table = try DataTable(columns: [
            Column(name: "x", content: .numeric([.value(1), .missing("refused".reason), .missing(.blank)])),
            Column(name: "y", numbers: [0, 0, nil]),
        ])
        for source in ["x + y", "x * 0", "min(x, y)", "x == 1", "x == 1 | y == 0", "y == 1 & x == 1", "log(x) + log(y)"] {
            let cells = try Expression(source).evaluate(on: table)
            #expect(cells[1] == .missing(.inputMissing), "\(source)")
            #expect(cells[2] == .missing(.inputMissing), "\(source)")
            #expect(cells[0] == .missing(.undefined) || cells[0].value != nil)
        }
    }

    @Test func categoriesCompareWithText() throws {
        let table = try DataTable(columns: [
            Column(name: "arm", categories: ["mdma", "placebo", nil]),
            Column(name: "wish", categories: ["mdma", "mdma", "mdma"]),
            Column(name: "visit", content: .categorical(levels: ["2", "12", "end"], codes: [1, 0, 2])),
        ])
        func values(_ source: String) throws -> [Double?] {
            try Expression(source).evaluate(on: table).map(\.value)
        }
        #expect(try values("arm == \"mdma\"") == [1, 0, nil])
        #expect(try values("'mdma' != arm") == [0, 1, nil])
        #expect(try values("arm == wish") == [1, 0, nil])
        #expect(try values("visit == 12") == [1, 0, 0])
        #expect(try values("visit != 12") == [0, 1, 1])
    }

    @Test func namesInBackticks() throws {
        let table = try DataTable(columns: [
            Column(name: "log", numbers: [2]), Column(name: "2nd `try`", numbers: [3]),
            Column(name: ".imp", numbers: [5]), Column(name: "größe_1.x", numbers: [7]),
        ])
        let expression = try Expression("log * `2nd \\`try\\`` * .imp * größe_1.x * log")
        #expect(expression.columnNames == ["log", "2nd `try`", ".imp", "größe_1.x"])
        #expect(try expression.evaluate(on: table) == [.value(420)])
    }

    @Test func subsetCountsWhatItLeavesOut() throws {
        let table = try DataTable(columns: [Column(name: "x", numbers: [1, 2, nil, 4, 0])])
        let (subset, selection) = try table.subset(where: Expression("1 / x < 0.6"))
        #expect(selection.rows == [1, 3])
        #expect(selection.excluded == 1)
        #expect(selection.undecided == 2)
        #expect(try subset.numbers("x") == [.value(2), .value(4)])
        #expect(try Expression("x > 100").selectRows(of: table).rows == [])
    }

    @Test func selectingByNumbersNeedsTrueOrFalse() throws {
        let table = try DataTable(columns: [
            Column(name: "treated", numbers: [1, 0]), Column(name: "age", numbers: [30, 40]),
        ])
        #expect(try Expression("treated").selectRows(of: table).rows == [0])
        #expect(throws: ExpressionError.self) { try Expression("age").selectRows(of: table) }
        #expect(throws: ExpressionError.self) { try Expression("treated & age").evaluate(on: table) }
    }

    @Test func emptyTable() throws {
        let table = try DataTable(columns: [Column(name: "x", numbers: [])])
        #expect(try Expression("x + 1").evaluate(on: table) == [])
    }
}

extension String {
    fileprivate var reason: MissingReason { MissingReason(self) }
}
