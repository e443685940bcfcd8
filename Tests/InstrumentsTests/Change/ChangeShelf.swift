import Foundation
import Instruments
import Testing

/// What the tests of change share: an instrument of one question from 0 to 200 in halves, in either
/// direction, so that any pair of scores can be made.
enum ChangeShelf {
    static func ruler(
        _ direction: Direction, version: String = "1", from minimum: Int = 0,
        timeframe: String = "recent"
    ) throws -> Instrument {
        let text = """
            {"id": "ruler", "name": "Ruler", "abbreviation": "RULER", "form": "1 item",
            "version": "\(version)", "respondent": "participant", "construct": "length",
            "timeframe": "\(timeframe)", "keyConfidence": "high", "recall": "Today.",
            "response": {"kind": "likert", "minimum": \(minimum), "maximum": 200, "step": 0.5,
            "labeledSteps": []},
            "items": [{"number": 1, "code": "ruler_1", "topic": "length"}],
            "scales": [{"id": "total", "name": "Length", "group": "total",
            "direction": "\(direction.rawValue)", "minimum": \(minimum), "maximum": 200,
            "isPrimary": true, "method": {"kind": "sum", "items": [1]}}],
            "flags": [], "safetyItems": [], "bands": [],
            "missingItemRule": {"rule": "completeOnly"},
            "licence": {"status": "publicDomain", "detail": "None.", "sources": ["none"]},
            "citation": {"authors": "Nobody", "year": 2026, "title": "A ruler",
            "publication": "Unpublished"},
            "keySources": ["none"], "notes": []}
            """
        return try Instrument(definition: Array(text.utf8), file: "ruler.json")
    }

    static func norm(_ mean: Double?, _ deviation: Double?, _ population: String = "a sample")
        throws -> Norm
    {
        try Norm(
            enteredFor: "total", population: population, mean: mean, standardDeviation: deviation,
            source: "made up for this test")
    }

    static func alpha(_ coefficient: Double, _ kind: Reliability.Kind = .internalConsistency)
        throws -> Reliability
    {
        try Reliability(
            enteredFor: "total", kind: kind, coefficient: coefficient, name: "alpha",
            population: "a sample", source: "made up for this test")
    }

    static func threshold(_ kind: Threshold.Kind, _ bound: Threshold.Bound) throws -> Threshold {
        try Threshold(
            enteredFor: "total", kind: kind, bound: bound, source: "made up for this test")
    }

    /// The change sheet of two scores on the ruler.
    static func change(
        _ first: Double?, _ second: Double?, on ruler: Instrument, against parameters: ChangeParameters
    ) throws -> Found<ChangeSheet> {
        ruler.change(
            from: ruler.score(try Shelf.answers([first], for: ruler)),
            to: ruler.score(try Shelf.answers([second], for: ruler)), against: parameters)
    }

    /// How a set of thresholds reads two scores.
    static func readings(
        _ first: Double, _ second: Double, _ direction: Direction, _ thresholds: [Threshold]
    ) throws -> [ThresholdFinding.Reading?] {
        let ruler = try ruler(direction)
        let parameters = try ChangeParameters(for: "total", of: ruler, thresholds: thresholds)
        let sheet = try #require(try change(first, second, on: ruler, against: parameters).value)
        return sheet.thresholds.map(\.reading.value)
    }
}
