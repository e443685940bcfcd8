import Foundation
import StudyDesign

/// The machine's clock, read only at the edge.
enum Clock {
    static func now() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
