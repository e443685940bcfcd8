/// The storage of an `AnswerBlock`, lent to a reader that has checked each value against its
/// scale. A call for every cell would cost more than its scoring.
package struct AnswerCells {
    /// By item, then row, `AnswerBlock.stride` apart; 0 where there is no answer.
    package var values: [Double] = []
    /// 0 for an answer, else `AnswerBlock.mark(_:)`.
    package var marks: [UInt8] = []
    /// By item; set it beside every mark.
    package var hasGaps: [Bool] = []
    /// How many rows are whole.
    package var rowCount = 0

    package init() {}
}

extension AnswerBlock {
    /// Moves the cells out; the block is of no use until they are back.
    package mutating func takeCells() -> AnswerCells {
        var cells = AnswerCells()
        swap(&values, &cells.values)
        swap(&marks, &cells.marks)
        swap(&hasGaps, &cells.hasGaps)
        cells.rowCount = rowCount
        return cells
    }

    package mutating func put(back cells: inout AnswerCells) {
        swap(&values, &cells.values)
        swap(&marks, &cells.marks)
        swap(&hasGaps, &cells.hasGaps)
        rowCount = cells.rowCount
    }
}
