/// A root of a continuous function between two points at which its signs differ, by Brent's method:
/// inverse quadratic interpolation and secants, guarded by halving (Brent 1973, chapter 4).
///
/// - Parameter tolerance: the root is found to within this absolute distance.
/// - Returns: nil when the signs at the ends do not differ.
public func root(
    between start: Double, and end: Double, tolerance: Double, _ function: (Double) -> Double
) -> Double? {
    var a = start
    var b = end
    var fa = function(a)
    var fb = function(b)
    if fa == 0 { return a }
    if fb == 0 { return b }
    guard fa.sign != fb.sign, fa.isFinite, fb.isFinite else { return nil }
    var c = a
    var fc = fa
    var step = b - a
    var previous = step
    for _ in 0..<200 {
        if fb.sign == fc.sign {
            c = a
            fc = fa
            step = b - a
            previous = step
        }
        if fc.magnitude < fb.magnitude {
            (a, b, c) = (b, c, b)
            (fa, fb, fc) = (fb, fc, fb)
        }
        let reach = 2 * b.ulp + tolerance / 2
        let half = (c - b) / 2
        if half.magnitude <= reach || fb == 0 { return b }
        if previous.magnitude >= reach, fa.magnitude > fb.magnitude {
            let s = fb / fa
            var p: Double
            var q: Double
            if a == c {
                p = 2 * half * s
                q = 1 - s
            } else {
                let t = fa / fc
                let u = fb / fc
                p = s * (2 * half * t * (t - u) - (b - a) * (u - 1))
                q = (t - 1) * (u - 1) * (s - 1)
            }
            if p > 0 { q = -q } else { p = -p }
            let inside = min(3 * half * q - (reach * q).magnitude, (previous * q).magnitude)
            if 2 * p < inside {
                previous = step
                step = p / q
            } else {
                step = half
                previous = half
            }
        } else {
            step = half
            previous = half
        }
        a = b
        fa = fb
        b += step.magnitude > reach ? step : (half > 0 ? reach : -reach)
        fb = function(b)
    }
    return b
}
