import Statistics

/// The people of a virtual trial with their complete courses, before anything is recorded.
package struct Cohort: Sendable {
    package let people: [VirtualPerson]
    package let planted: PlantedTruth

    /// - Parameter controls: one entry a person, true in the control arm.
    /// - Parameter isFollowed: whether courses go on beyond week 18. The first eighteen weeks are
    ///   the same either way.
    /// - Throws: ``SimulationError``.
    package init(
        _ truth: Truth, controls: [Bool], seed: UInt64, isFollowed: Bool = false
    ) throws(SimulationError) {
        let items = try SelfCompassionItems()
        let model = StructuralModel(truth)
        let control = CalibratedArm(model, isControl: true, items: items)
        let active = CalibratedArm(model, isControl: false, items: items)
        planted = PlantedTruth(model, control: control, active: active)
        people = controls.enumerated().map { index, isControl in
            var stream = RandomStream(seed: seed, stream: UInt64(index), purpose: Purpose.course.rawValue)
            let later = RandomStream(seed: seed, stream: UInt64(index), purpose: Purpose.laterCourse.rawValue)
            return VirtualPerson(
                isControl ? control : active, isControl: isControl, items: items, &stream, later: isFollowed ? later : nil)
        }
    }
}

/// What a stream of random numbers is for, so that one more draw in one place does not
/// change another.
enum Purpose: UInt64 {
    case course = 1, screening, allocation, attendance, clock, blanks
    case laterCourse, laterAttendance, laterClock, otherBlanks, place, guess, expectancy, harm, practice
    /// One for each self-report beside the core, counted up from here.
    case selfReport = 100
}
