extension ResponseCourse {
    /// Somebody who responded, and what became of it.
    struct Responder {
        let label: String
        let arm: Int
        /// On the clock of the table.
        let responded: Double
        /// From response: to the visit at which it was found lost, to another treatment, or to the last visit.
        let time: Double
        let isLost: Bool
        /// From response to the last visit at which it was still there.
        let lastKept: Double
        let byOtherTreatment: Bool
        /// Not lost, and not seen until the end; never where the plan does not say how long people were followed.
        let leftEarly: Bool
        /// From response to the next visit there could have been.
        let nextVisit: Double
        let mechanism: Double?
        let covariates: [Double]
    }
}
