import Statistics
import StudyDesign

/// A concealed list: blocks of two or three times the sum of the ratios, each in random
/// order, so that the arms stay balanced and the next place cannot be foreseen.
enum PermutedBlocks {
    static func list(of arms: [Arm], places: Int, _ stream: inout RandomStream) -> [Arm] {
        let unit = arms.flatMap { Array(repeating: $0, count: $0.ratio) }
        var list: [Arm] = []
        while list.count < places {
            let units = 2 + stream.index(below: 2)
            list += stream.shuffled(Array(repeating: unit, count: units).flatMap(\.self))
        }
        return Array(list.prefix(places))
    }
}
