public import Statistics

extension Risk {
    /// The difference of two shares from counts alone, with Newcombe's hybrid score interval (Newcombe 1998,
    /// method 10): share of `events` among `people` minus that of `otherEvents` among `others`.
    ///
    /// - Returns: nil where a group is empty, or counts are none.
    public static func difference(
        events: Int, people: Int, otherEvents: Int, others: Int, level: Double = 0.95
    ) -> (estimate: Double, interval: Ends)? {
        guard people > 0, others > 0, (0...people).contains(events), (0...others).contains(otherEvents), level > 0, level < 1,
            let z = Normal.standard.quantile((1 + level) / 2)
        else { return nil }
        let numbers = Numbers(
            events1: Double(events), n1: Double(people), events2: Double(otherEvents), n2: Double(others), z: z)
        return (numbers.difference, numbers.differenceEnds)
    }

    /// Wilson's interval of one share (Wilson 1927); nil where nobody is counted.
    public static func interval(events: Int, people: Int, level: Double = 0.95) -> Ends? {
        guard people > 0, (0...people).contains(events), level > 0, level < 1, let z = Normal.standard.quantile((1 + level) / 2) else {
            return nil
        }
        return Numbers.wilson(Double(events) / Double(people), Double(people), z)
    }
}
