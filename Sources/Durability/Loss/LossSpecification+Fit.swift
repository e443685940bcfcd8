public import Statistics
import TrialStatistics

extension LossSpecification {
    public func fit(on table: DataTable, running: Running) throws -> DurabilityFit {
        guard backAbove > 1 - response else {
            throw DurabilityError("A response is a value at or below \(plain(1 - response)) of the one before treatment, and it is lost above \(plain(backAbove)): loss must lie beyond response.")
        }
        if within < 0 || !within.isFinite { throw DurabilityError("within is a distance in time, 0 or more.") }
        let course = try ResponseCourse(self, in: table)
        let times = LossTimes(spec: self, course: course)
        return LossReport(times: times).fit
    }
}
