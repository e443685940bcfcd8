import Datasets
import Instruments
import Statistics
import StudyDesign
import Testing

@Suite struct TableTests {
    static let names = SmallTrial.arms.keys.sorted()

    @Test func theWideTable() throws {
        let table = try AnalysisDatasetTests.dataset().wideTable()
        #expect(
            table.names == [
                "id", "arm", "caps5_total_baseline", "caps5_total_week4", "caps5_total_week8", "caps5_total_week18",
                "scs_total_item_mean_baseline", "scs_total_item_mean_week4", "scs_total_item_mean_week8",
                "scs_total_item_mean_week12", "scs_total_item_mean_week18", "phq9_total_baseline", "phq9_total_week4",
                "phq9_total_week8", "phq9_total_week12", "phq9_total_week18",
            ])
        #expect(table.rowCount == 8)
        // The control arm is the reference, although "mdma" comes first in the alphabet.
        let codes = Self.names.map { SmallTrial.arms[$0] == "mdma" ? 1 : 0 }
        #expect(table.column("arm")?.content == .categorical(levels: ["placebo", "mdma"], codes: codes))
        #expect(try table.numbers("arm").map(\.value) == codes.map(Double.init))
        let week18 = Self.names.map { ["full", "ill", "late"].contains($0) ? 20.0 : nil }
        #expect(try table.numbers("caps5_total_week18").map(\.value) == week18)
    }

    @Test func theDaysOfItsColumns() throws {
        let days = try AnalysisDatasetTests.dataset().measuredDays
        #expect(days.count == 14)
        #expect(days["caps5_total_week18"] == 126 && days["scs_total_item_mean_week12"] == 84 && days["caps5_total_week12"] == nil)
    }

    @Test func theLongTable() throws {
        let dataset = try AnalysisDatasetTests.dataset()
        let table = try dataset.longTable()
        #expect(table.names == ["id", "arm", "parameter", "visit", "study_day", "value", "reason"])
        #expect(table.rowCount == dataset.observations.count)
        func levels(_ name: String) -> [String]? {
            if case .categorical(let levels, _)? = table.column(name)?.content { levels } else { nil }
        }
        #expect(levels("arm") == ["placebo", "mdma"])
        #expect(levels("visit") == ["baseline", "week4", "week8", "week12", "week18"])
        #expect(levels("parameter") == dataset.parameters.map(\.name))
        // A value or a reason in every row, never both.
        let value = try #require(table.column("value"))
        let reason = try #require(table.column("reason"))
        #expect((0..<table.rowCount).allSatisfy { value.isMissing(at: $0) != reason.isMissing(at: $0) })
        #expect((0..<table.rowCount).count { value.isMissing(at: $0) } == 3 + 1 + 8 + 3 + 5 + 8 + 1 + 3)
    }

    /// What the codebook says of each column, counted again from the table.
    @Test func theCodebookCountsTheTable() throws {
        let dataset = try AnalysisDatasetTests.dataset()
        let table = try dataset.wideTable()
        let codebook = Codebook(dataset, table: table, catalog: try SmallTrial.catalog.get())
        #expect(codebook.lines.map(\.column) == table.names)
        for line in codebook.lines {
            let column = try #require(table.column(line.column))
            let there = (0..<table.rowCount).count { !column.isMissing(at: $0) }
            #expect(line.available == there)
            #expect(line.missing.reduce(0) { $0 + $1.count } == table.rowCount - there)
        }
        let week8 = try #require(codebook.lines.first { $0.column == "scs_total_item_mean_week8" })
        #expect(week8.missing.map(\.reason) == ["discontinued: withdrew consent", "visit missed: ill", "visit missed: travel"])
        #expect(week8.missing.map(\.count) == [2, 1, 1])
        #expect(week8.studyDay == 56 && week8.range == "1 to 5, higher is better" && week8.available == 4)
        #expect(codebook.lines[1].meaning == "Arm as allocated; placebo is the reference")
        #expect(codebook.lines[1].range == "placebo, mdma")
        let written = try codebook.table()
        #expect(written.rowCount == table.columns.count)
        #expect(written.names == ["column", "meaning", "range", "study_day", "available", "missing"])
    }
}
