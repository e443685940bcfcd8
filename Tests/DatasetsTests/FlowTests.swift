import Datasets
import Records
import StudyDesign
import Testing

/// Expected numbers: counted by hand from the table in `SmallTrial`.
@Suite struct FlowTests {
    private func flow() throws -> ParticipantFlow {
        let snapshot = try SmallTrial.snapshot()
        return ParticipantFlow(snapshot, dataset: AnalysisDataset(snapshot, parameters: [SmallTrial.study.primaryOutcome]))
    }

    @Test func intoTheStudy() throws {
        let flow = try flow()
        #expect(flow.assessed == 14 && flow.randomized == 8)
        #expect(
            flow.notRandomized.map { "\($0.count) \($0.text)" } == [
                "1 Not met: CAPS-5 total of 28 or more", "1 Excluded: Serious risk of suicide now",
                "1 Excluded, criterion not stated", "1 Declined to take part", "2 Eligible, not allocated",
            ])
        #expect(flow.assessed == flow.notRandomized.reduce(0) { $0 + $1.count } + flow.randomized)
    }

    @Test func throughTheStudy() throws {
        let flow = try flow()
        #expect(flow.arms.map(\.arm.code) == ["placebo", "mdma"])
        #expect(flow.arms.map(\.allocated) == [4, 4])
        #expect(flow.arms.map { $0.discontinued.map { "\($0.count) \($0.text)" } } == [["1 moved away"], ["2 withdrew consent"]])
        #expect(flow.arms.map(\.leftAndAnalyzed) == [0, 1])
        #expect(flow.arms.map(\.missedEndpoint) == [2, 0])
        #expect(flow.arms.map(\.analyzed) == [1, 2])
        #expect(flow.arms[1].sessions.map(\.count) == [4, 3, 3])
        #expect(flow.arms[0].sessions.map(\.number) == [1, 2, 3])
        for arm in flow.arms {
            #expect(arm.allocated == arm.discontinued.reduce(0) { $0 + $1.count } + arm.missedEndpoint + arm.analyzed)
        }
    }

    /// Without the primary outcome among the dataset's parameters nobody can be counted as analyzed.
    @Test func anOutcomeThatWasNotBroughtAlong() throws {
        let snapshot = try SmallTrial.snapshot()
        let flow = ParticipantFlow(snapshot, dataset: AnalysisDataset(snapshot, parameters: []))
        #expect(flow.arms.map(\.analyzed) == [0, 0])
        #expect(flow.arms.allSatisfy { $0.allocated == $0.discontinued.reduce(0) { $0 + $1.count } + $0.missedEndpoint })
    }
}
