import Charts
@testable import ParticipantSite

extension CourseFigureContext {
    /// With everything that a picture can have.
    static func example() throws -> CourseFigureContext {
        let chart = FacetProfile(title: "t", latestLabel: "l", facets: [.init(name: "n", side: .compassionate, latest: 2)])
        return try CourseFigureContext(id: "x", title: "t", lead: "l", chart: chart, sentences: ["s"], next: "n", numbers: "n")
    }
}
