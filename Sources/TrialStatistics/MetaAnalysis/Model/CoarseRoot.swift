/// A root between two points at which the signs differ, found no closer than the tolerance, by the steps
/// of Brent's method (Brent 1973, chapter 4) as R's `uniroot` takes them: for numbers that another
/// program left off at that distance.
func coarseRoot(from start: Double, to end: Double, tolerance: Double, _ function: (Double) -> Double) -> Double? {
    var a = start
    var b = end
    var fa = function(a)
    var fb = function(b)
    var c = a
    var fc = fa
    if fa == 0 { return a }
    if fb == 0 { return b }
    guard (fa > 0) != (fb > 0) else { return nil }
    for _ in 0..<1000 {
        let previous = b - a
        if fc.magnitude < fb.magnitude {
            (a, b, c) = (b, c, b)
            (fa, fb, fc) = (fb, fc, fb)
        }
        let reach = 2 * 0x1p-52 * b.magnitude + tolerance / 2
        var step = (c - b) / 2
        if step.magnitude <= reach || fb == 0 { return b }
        if previous.magnitude >= reach, fa.magnitude > fb.magnitude {
            let across = c - b
            var p: Double
            var q: Double
            if a == c {
                let share = fb / fa
                p = across * share
                q = 1 - share
            } else {
                let first = fa / fc
                let second = fb / fc
                let third = fb / fa
                p = third * (across * first * (first - second) - (b - a) * (second - 1))
                q = (first - 1) * (second - 1) * (third - 1)
            }
            if p > 0 { q = -q } else { p = -p }
            if p < 0.75 * across * q - (reach * q).magnitude / 2, p < (previous * q / 2).magnitude { step = p / q }
        }
        if step.magnitude < reach { step = step > 0 ? reach : -reach }
        a = b
        fa = fb
        b += step
        fb = function(b)
        if (fb > 0) == (fc > 0), fb != 0 {
            c = a
            fc = fa
        }
    }
    return nil
}
