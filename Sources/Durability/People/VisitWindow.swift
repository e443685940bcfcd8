/// Visits do not fall on the planned day: which of them stands for it.
struct VisitWindow {
    let planned: Double
    /// A visit no further off than this is the planned one.
    let within: Double

    func holds(_ time: Double) -> Bool { (time - planned).magnitude <= within + 1e-9 }

    /// The place of the nearest of some rising times, of two equally near the later; nil where none lies within.
    func nearest(_ times: [Double]) -> Int? {
        var found: (place: Int, distance: Double)?
        for (place, time) in times.enumerated() where holds(time) {
            let distance = (time - planned).magnitude
            if let known = found, known.distance < distance { continue }
            found = (place, distance)
        }
        return found?.place
    }
}
