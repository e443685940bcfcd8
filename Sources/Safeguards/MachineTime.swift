import Glibc
import StudyDesign

/// The machine's clock, to the millisecond.
func machineTime() -> Instant {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return Instant(milliseconds: 0) }
    return Instant(milliseconds: Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000)
}
