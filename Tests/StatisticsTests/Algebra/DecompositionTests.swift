import Statistics
import Testing

@Suite struct DecompositionTests {
    /// By hand: L = [[2, 0, 0], [6, 1, 0], [−8, 5, 3]].
    let matrix = Matrix(rows: 3, columns: 3, elements: [4, 12, -16, 12, 37, -43, -16, -43, 98])

    @Test func choleskyByHand() throws {
        let factor = try #require(Cholesky(matrix))
        #expect(factor.lower == Matrix(rows: 3, columns: 3, elements: [2, 0, 0, 6, 1, 0, -8, 5, 3]))
        let solution = factor.solve(matrix * [1, -2, 3])
        for (ours, expected) in zip(solution, [1.0, -2, 3]) {
            #expect((ours - expected).magnitude < 1e-10)
        }
    }

    @Test func choleskyInverse() throws {
        let product = matrix * (try #require(Cholesky(matrix)).inverse)
        for row in 0..<3 {
            for column in 0..<3 {
                #expect((product[row, column] - (row == column ? 1 : 0)).magnitude < 1e-9)
            }
        }
    }

    @Test func singularHasNoCholesky() {
        #expect(Cholesky(Matrix(rows: 2, columns: 2, elements: [1, 2, 2, 4])) == nil)
        #expect(Cholesky(Matrix(rows: 1, columns: 1, elements: [-1])) == nil)
        #expect(Cholesky(Matrix(rows: 1, columns: 1, elements: [.nan])) == nil)
    }

    let columns: [[Double]] = [[1, 2, 3, 4, 5.5], [2, -1, 0, 3, 1], [1e6, 1e6 + 1, 1e6, 1e6 + 3, 1e6]]

    @Test func qrGivesTheColumnsBack() throws {
        let qr = try HouseholderQR(columns: columns)
        let product = qr.q * qr.r
        for (index, column) in columns.enumerated() {
            for (ours, expected) in zip(product.column(index), column) {
                #expect((ours - expected).magnitude <= 1e-9 * max(1, expected.magnitude))
            }
        }
        let gram = qr.q.transposed * qr.q
        for row in 0..<3 {
            for column in 0..<3 {
                #expect((gram[row, column] - (row == column ? 1 : 0)).magnitude < 1e-14)
            }
        }
        #expect(qr.r[2, 0] == 0)
    }

    @Test func qrNamesTheDependentColumn() {
        let combination = zip(columns[0], columns[2]).map { 2 * $0 - $1 }
        let error = #expect(throws: HouseholderQR.Dependence.self) {
            try HouseholderQR(columns: columns + [combination])
        }
        #expect(error?.column == 3)
        #expect(error?.on == [0, 2])
    }

    @Test func quadraticForm() {
        // (1, 0, 1) A (1, 0, 1)' = 4 − 16 − 16 + 98.
        #expect(matrix.quadraticForm([1, 0, 1]) == 70)
        #expect(matrix.transposed == matrix)
        #expect(matrix.diagonal == [4, 37, 98])
    }
}
