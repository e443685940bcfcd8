import Statistics
import Testing

@Suite struct FormulaFuzzTests {
    /// Words thrown together: a model, or a sentence with a place inside the text; never a trap.
    @Test func anyTextIsReadOrAnswered() throws {
        let words = [
            "y", "~", "+", "-", "*", ":", "^", "2", "(", ")", "/", "%in%", "|", "||", "0", "1", "x", "arm", "visit", "I(x^2)", "I(", "log(x)",
            "offset(x)", "cbind(", ",", "us(visit | id)", "poly(x, 2)", "ns(x,3)", "piecewise(x, 9)", "`a b`", "`", "\"", "é", "=", "~", "base",
        ]
        let table = try FormulaReference.table()
        var state: UInt64 = 20_261_130
        var read = 0
        for round in 0..<3000 {
            var text = round % 2 == 0 ? "y ~ x " : ""
            for _ in 0..<(1 + round % 9) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Every fourth is well formed, as a person would type it.
                if round % 4 == 0 { text += [" + ", ":", "*", " - ", "/"][Int(state >> 40) % 5] }
                let choice = round % 4 == 0 ? ["x", "arm", "visit", "base", "sex", "I(x^2)", "log(x)", "poly(x, 2)", "(arm + x)^2"] : words
                text += choice[Int(state >> 33) % choice.count] + (round % 3 == 0 ? " " : "")
            }
            do throws(FormulaError) {
                let frame = try ModelFrame(try ModelFormula(text), table: table)
                read += 1
                #expect(frame.design.matrix.columns == frame.design.names.count && frame.design.assign.count == frame.design.names.count)
                let isFinite = frame.design.matrix.elements.allSatisfy { $0.isFinite }
                #expect(isFinite)
                let reference = try frame.design.row(for: [:])
                #expect(reference.count == frame.design.columns)
            } catch {
                #expect(!error.faults.isEmpty)
                for fault in error.faults {
                    #expect(!fault.message.isEmpty)
                    #expect((0...text.unicodeScalars.count).contains(fault.position ?? 0), "\(text)")
                }
            }
        }
        #expect(read > 100)
    }
}
