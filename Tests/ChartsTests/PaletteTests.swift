import Charts
import Foundation
import Testing

/// Contrast by the formula of WCAG 2.2 ("relative luminance", "contrast ratio").
@Suite struct PaletteTests {
    private func luminance(_ hex: String) throws -> Double {
        let value = try #require(UInt32(hex.dropFirst(), radix: 16))
        let channels = [16, 8, 0].map { shift -> Double in
            let part = Double((value >> UInt32(shift)) & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private func contrast(_ one: String, _ other: String) throws -> Double {
        let a = try luminance(one)
        let b = try luminance(other)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test func formulaGivesItsKnownEnds() throws {
        // WCAG 2.2: black on white is 21:1, a color on itself 1:1.
        #expect(abs(try contrast("#000000", "#ffffff") - 21) < 1e-9)
        #expect(try contrast("#777777", "#777777") == 1)
    }

    /// 4.5:1 for whatever writes text, 3:1 for lines and bars that carry meaning, on paper and on the shaded band.
    @Test func contrastIsSufficient() throws {
        let writing: [Paint] = [.ink, .muted, .session] + (0..<Palette.count).map(Paint.series)
        for paint in writing {
            #expect(try contrast(paint.light, Palette.lightPaper) >= 4.5, "\(paint) on white")
            #expect(try contrast(paint.dark, Palette.darkPaper) >= 4.5, "\(paint) on dark")
            #expect(try contrast(paint.light, Paint.band.light) >= 4.5, "\(paint) on the light band")
            #expect(try contrast(paint.dark, Paint.band.dark) >= 4.5, "\(paint) on the dark band")
        }
        for paint in [Paint.axis, .bar] {
            #expect(try contrast(paint.light, Palette.lightPaper) >= 3, "\(paint) on white")
            #expect(try contrast(paint.dark, Palette.darkPaper) >= 3, "\(paint) on dark")
        }
    }

    @Test func seriesDifferWithoutColor() {
        let looks = (0..<Palette.count).map { "\(Palette.markers[$0]) \(Palette.dashes[$0] ?? "solid")" }
        #expect(Set(looks).count == Palette.count)
        #expect(Palette.lightSeries.count == Palette.count && Palette.darkSeries.count == Palette.count)
        #expect(Palette.slot(6) == 0 && Palette.slot(-1) == 5)
    }
}
