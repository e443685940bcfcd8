import Foundation
import Statistics
import StructuralEquations
import Testing

@Suite struct TwoLevelTests {
    /// The table of `Reference/twolevel.R`.
    private func table() throws -> DataTable {
        let table = try ReferenceFile.table("g2-multilevel-msem-lavaan/data.csv")
        let ids = try table.numbers("id").map { Int($0.value ?? 0) }
        var place: [Int: Int] = [:]
        var kept: [Int] = []
        for (row, id) in ids.enumerated() {
            let k = (place[id] ?? 0) + 1
            place[id] = k
            if id % 2 == 0 && k == 5 || id % 5 == 0 && (k == 4 || k == 5) { continue }
            kept.append(row)
        }
        let z = Column(name: "z", numbers: ids.map { Double($0 * 37 % 11) / 5 - 1 })
        return try DataTable(columns: table.columns + [z]).selecting(rows: kept)
    }

    private func specification(_ model: String, cluster: String? = "id") throws -> TwoLevelSpecification {
        var plan = StructuralSpecification(try ModelSyntax(model))
        plan.cluster = cluster
        plan.fixesX = false
        return TwoLevelSpecification(plan)
    }

    static let model = "level: 1\n m ~ x\n y ~ m + x\nlevel: 2\n m ~ x + z\n y ~ m + x"

    @Test func unequalClustersWithAVariableOfTheClustersAreThoseOfLavaan() throws {
        let results = try specification(Self.model).fit(on: try table(), running: Running()).results
        var compared = 0
        for line in try ReferenceFile.text("twolevel.txt").split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 4, parts[0] == "twolevel", let value = Double(parts[2]), let error = Double(parts[3]) else { continue }
            compared += 1
            if let node = results["parameters", parts[1]] {
                let (est, se) = (try #require(node["est"]?.number), try #require(node["se"]?.number))
                #expect((est - value).magnitude < 2e-4, "\(line): \(est)")
                #expect((se - error).magnitude < 2e-4, "\(line): \(se)")
            } else {
                let own = try #require(results["fit", parts[1]]?.number, "\(parts[1])")
                #expect((own - value).magnitude < 2e-3, "\(line): \(own)")
            }
        }
        #expect(compared == 24)
    }

    /// Brute force: the whole covariance matrix of each cluster of a model of two variables.
    @Test func logLikelihoodIsThatOfWholeClusters() throws {
        let table = try table()
        let results = try specification("level: 1\n y ~ m\nlevel: 2\n y ~ m").fit(on: table, running: Running()).results
        func value(_ name: String) throws -> Double { try #require(results["parameters", name, "est"]?.number) }
        func level(_ suffix: String) throws -> [Double] {
            let b = try value("y~m@\(suffix)")
            let (m, y) = (try value("m~~m@\(suffix)"), try value("y~~y@\(suffix)"))
            return [m, b * m, b * b * m + y]
        }
        let (within, between) = (try level("1"), try level("2"))
        let meanM = try value("m~1@2")
        let meanY = try value("y~1@2") + (try value("y~m@2")) * meanM
        let ids = try table.numbers("id").map { $0.value ?? 0 }
        let (m, y) = (try table.numbers("m").map { $0.value ?? 0 }, try table.numbers("y").map { $0.value ?? 0 })
        var sum = 0.0
        for id in Set(ids).sorted() {
            let rows = ids.indices.filter { ids[$0] == id }
            let size = 2 * rows.count
            var v = Matrix(rows: size, columns: size)
            var off = [Double](repeating: 0, count: size)
            for (one, row) in rows.enumerated() {
                off[2 * one] = m[row] - meanM
                off[2 * one + 1] = y[row] - meanY
                for other in rows.indices {
                    for (a, b, place) in [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)] {
                        v[2 * one + a, 2 * other + b] = between[place] + (one == other ? within[place] : 0)
                    }
                }
            }
            let solved = try #require(v.inversePositiveDefinite)
            sum -= 0.5 * (solved.logDeterminant + solved.inverse.quadraticForm(off) + Double(size) * log(2 * Double.pi))
        }
        let own = try #require(results["loglik"]?.number)
        #expect((own - sum).magnitude < 1e-7)
    }

    @Test func whatCannotBeFittedIsASentence() throws {
        let table = try table()
        func text(_ model: String, cluster: String? = "id") -> String {
            do {
                _ = try specification(model, cluster: cluster).fit(on: table, running: Running())
                return "no error"
            } catch { return "\(error)" }
        }
        #expect(text("level: 1\n y ~ m\nlevel: 2\n z ~ y + x").contains("x stands in level: 2 alone but varies"))
        #expect(text("level: 1\n y ~ z\nlevel: 2\n y ~~ y").contains("z does not vary within clusters"))
        #expect(text("level: 1\n y ~ m\nlevel: 2\n y ~ m", cluster: "nowhere").contains("nowhere"))
        #expect(text("level: 1\n y ~ m\nlevel: 2\n y ~ m", cluster: nil).contains("cluster is missing"))
        #expect(text("y ~ m").contains("level: 1"))
    }
}
