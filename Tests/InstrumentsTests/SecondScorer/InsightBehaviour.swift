/// PIS: item 7, a change of behaviour, stands for itself beside the mean of the six insights
/// (catalogue: item7 of pis).
struct InsightBehaviour: SecondPart {
    let names = ["behaviour_change"]

    func finish(_ given: [Double], _ scores: inout [Double]) { scores.append(max(given[6], SecondScorer.none)) }
}
