import Statistics
import Testing

@Suite struct ModelFormulaTests {
    private func fault(_ text: String) -> String {
        do {
            _ = try ModelFormula(text)
            return "none"
        } catch {
            return error.description
        }
    }

    @Test func termsStandInTheOrderOfR() throws {
        let formula = try ModelFormula("y ~ b:a + c + (a + b)^2 + a/d - c")
        #expect(formula.fixed.map(\.name) == ["a", "b", "b:a", "a:d"])
        #expect(formula.hasIntercept)
        #expect(try ModelFormula("y ~ a %in% b + 0").hasIntercept == false)
        #expect(try ModelFormula("y ~ -1 + a").hasIntercept == false)
        #expect(try ModelFormula("y ~ 0 + a + 1").hasIntercept)
        #expect(try ModelFormula("y ~ a*b*c - a:b:c").fixed.map(\.name) == ["a", "b", "c", "a:b", "a:c", "b:c"])
        #expect(try ModelFormula("y ~ a + a + a:a").fixed.map(\.name) == ["a"])
        #expect(try ModelFormula("y ~ `the dose` + offset(log(t))").fixed.map(\.name) == ["the dose"])
    }

    @Test func randomEffectsAreThoseOfLme4() throws {
        func random(_ text: String) throws -> [String] { try ModelFormula("y ~ x + \(text)").random.map(\.text) }
        #expect(try random("(1 | id)") == ["(1 | id)"])
        #expect(try random("(time | id)") == ["(1 + time | id)"])
        #expect(try random("(0 + time | id) + (x*z - 1 | g)") == ["(0 + time | id)", "(0 + x + z + x:z | g)"])
        #expect(try random("(time || id)") == ["(1 | id)", "(0 + time | id)"])
        #expect(try random("(1 | site/id)") == ["(1 | site)", "(1 | site:id)"])
        #expect(try random("(1 | a/b/c)") == ["(1 | a)", "(1 | a:b)", "(1 | a:b:c)"])
        #expect(try random("(1 | site:id)") == ["(1 | site:id)"])
        #expect(try random("(1 | id) + (1 | id)") == ["(1 | id)"])
        #expect(try random("(1 | site/id) + (1 | site) + (0 + time | site)") == ["(1 | site)", "(1 | site:id)", "(0 + time | site)"])
    }

    @Test func theCovarianceOfRepeatedMeasuresIsRead() throws {
        let plain = try ModelFormula("y ~ a + us(visit | id)")
        #expect(plain.covariance == CovarianceTerm(.us, visit: "visit", id: "id"))
        let grouped = try ModelFormula("y ~ a + ar1h(visit|arm/`the id`)")
        #expect(grouped.covariance == CovarianceTerm(.ar1h, visit: "visit", group: "arm", id: "the id"))
        #expect(grouped.fixed.map(\.name) == ["a"])
    }

    @Test func everyFaultIsToldWithItsPlace() {
        #expect(fault("y x").hasPrefix("A formula has a \"~\""))
        #expect(fault("y ~ a ~ b").hasPrefix("A formula has one \"~\""))
        #expect(fault("y ~").contains("are missing"))
        #expect(fault("y ~ a b") == "An operator is missing before this, or it is one too many.\n  y ~ a b\n        ^")
        #expect(fault("y ~ (a + b") == "This bracket is never closed.\n  y ~ (a + b\n      ^")
        #expect(fault("y ~ lgo(a)").contains("the nearest") && fault("y ~ lgo(a)").contains("\"log\""))
        #expect(fault("lo(y) ~ I(a +) + foo(b)").split(separator: "\n").count == 9)
        #expect(fault("y ~ a^0.5").contains("I(x^2)"))
        #expect(fault("y ~ 3").contains("Of numbers"))
        #expect(fault("y ~ a | id").contains("Random effects stand in brackets"))
        #expect(fault("y ~ a:(1 | id)").contains("Random effects stand by themselves"))
        #expect(fault("y ~ (1 | log(id))").contains("grouping factor"))
        #expect(fault("y ~ (0 | id)").contains("nothing is left"))
        #expect(fault("y ~ (1 | id) + (time | id)").contains("The intercept varies between the levels of id in (1 | id) and in (1 + time | id)"))
        #expect(fault("y ~ us(visit)").contains("us(visit | id)"))
        #expect(fault("y ~ us(v | id) + cs(v | id)").contains("2 times"))
        #expect(fault("y ~ y + a").contains("cannot explain itself"))
        #expect(fault("cbind(a) ~ b").contains("two columns"))
        #expect(fault("y ~ poly(x)").contains("degree"))
        #expect(fault("y ~ ns(x, knots = c(3, 2))").contains("rising"))
        #expect(fault("y ~ piecewise(x)").contains("knot"))
        #expect(fault("y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p)^16").contains("more than 2000 terms"))
        #expect(fault("y ~ " + String(repeating: "(", count: 100_000)).contains("never closed") || fault("y ~ " + String(repeating: "(", count: 100_000)).contains("nested"))
        #expect(fault("y ~ a = b").contains("equals sign"))
        #expect(fault("").hasPrefix("A formula has"))
    }

    @Test func columnsThatAreNotThereAreAnsweredWithTheNearest() throws {
        let formula = try ModelFormula("y ~ bsae + agee * arm + (x | idd)")
        let table = try FormulaReference.table()
        do throws(FormulaError) {
            _ = try ModelFrame(formula, table: table, extraColumns: ["sitee"])
            Issue.record("no fault")
        } catch {
            #expect(error.faults.map(\.message) == [
                "There is no column \"bsae\". The nearest are \"base\".", "There is no column \"agee\". The nearest are \"age\".",
                "There is no column \"idd\". The nearest are \"id\".", "There is no column \"sitee\". The nearest are \"site\".",
            ])
            #expect(error.faults.map(\.position) == [4, 11, 29, nil])
        }
    }
}
