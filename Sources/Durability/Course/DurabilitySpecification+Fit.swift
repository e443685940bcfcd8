import MixedModels
public import Statistics

extension DurabilitySpecification {
    public func fit(on table: DataTable, running: Running) throws -> DurabilityFit {
        if let window, window.from >= window.to || window.from < endOfTreatment {
            throw DurabilityError("between needs two rising times, not before the end of treatment (\(plain(endOfTreatment))); here are \(plain(window.from)) and \(plain(window.to)).")
        }
        var applied: IntercurrentEvents.Applied?
        if let intercurrent = handled { applied = try intercurrent.applied(to: table, person: person, time: time, outcome: outcome) }
        let data = try CourseData(self, in: applied?.table ?? table)
        let pieces = try PiecewiseCourse(data)
        if running.isCancelled() { throw CancellationError() }
        running.progress?(0.3)
        var warnings = (applied?.warnings ?? []) + pieces.diary.map { "\($0) A simpler one was taken." }
        var decay: DecayCourse?
        var withoutDecay = "There is no row before the end of treatment, so the gain that would fade is not seen."
        if data.basis.hasGain {
            do {
                decay = try DecayCourse(data, random: pieces.model.random)
            } catch {
                withoutDecay = "\(error)"
            }
        }
        if running.isCancelled() { throw CancellationError() }
        running.progress?(0.9)
        var mechanism: MechanismCourse?
        if self.mechanism != nil {
            do {
                mechanism = try MechanismCourse(data, random: pieces.model.random)
            } catch {
                warnings.append("The mechanism: \(error)")
            }
            if let mechanism, mechanism.without > 0 {
                warnings.append("\(people(mechanism.without)) without a reading of \"\(self.mechanism ?? "")\" within \(plain(within)) of the end of treatment \(mechanism.without == 1 ? "is" : "are") not in the model with it; within widens what counts as a visit there.")
            }
        }
        if within < 0 || !within.isFinite { throw DurabilityError("within is a distance in time, 0 or more.") }
        let kept = try rule.map { try KeptCounts($0, data) }
        let report = CourseReport(
            data: data, pieces: pieces, decay: decay, withoutDecay: withoutDecay, mechanism: mechanism, kept: kept, applied: applied)
        return report.fit(warnings: warnings)
    }
}
