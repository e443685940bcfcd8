/// Mean and standard deviation of each scale, by arm and visit.
///
/// CAPS-5: Mitchell et al. 2021 (MAPP1) as tabulated by the SYPRES database
/// (Metapsy data-ptsd-mdmactr, doi 10.5281/zenodo.18740439). Self-compassion: no arm-level
/// value of any psychedelic trial is published; baseline lower than in the community and an
/// arm difference of about 0.8 SD are assumptions.
enum PublishedCourse {
    struct Moments: Hashable, Sendable {
        let mean: Double
        let standardDeviation: Double
    }

    static func symptoms(at stage: Stage, isControl: Bool) -> Moments? {
        switch (stage, isControl) {
        case (.baseline, true): Moments(mean: 44.2, standardDeviation: 6.15)
        case (.baseline, false): Moments(mean: 44.0, standardDeviation: 6.01)
        case (.week4, true): Moments(mean: 37.0, standardDeviation: 10.49)
        case (.week4, false): Moments(mean: 33.8, standardDeviation: 12.21)
        case (.week8, true): Moments(mean: 33.5, standardDeviation: 12.49)
        case (.week8, false): Moments(mean: 26.3, standardDeviation: 12.31)
        case (.week18, true): Moments(mean: 29.9, standardDeviation: 12.77)
        case (.week18, false): Moments(mean: 19.6, standardDeviation: 13.61)
        case (.week12, _): nil
        // After the endpoint nothing is published for these arms: a fifth to two fifths of the
        // difference between the arms fades, an assumption.
        case (.week26, true): Moments(mean: 29.7, standardDeviation: 12.9)
        case (.week26, false): Moments(mean: 20.3, standardDeviation: 13.8)
        case (.week52, true): Moments(mean: 29.5, standardDeviation: 13.1)
        case (.week52, false): Moments(mean: 22.0, standardDeviation: 14.2)
        case (.week104, true): Moments(mean: 29.3, standardDeviation: 13.3)
        case (.week104, false): Moments(mean: 23.6, standardDeviation: 14.6)
        }
    }

    /// Rise of latent self-compassion since baseline, in units of the total (1 to 5).
    static func selfCompassionRise(at stage: Stage, isControl: Bool) -> Double {
        switch (stage, isControl) {
        case (.baseline, _): 0
        case (.week4, true): 0.08
        case (.week4, false): 0.40
        case (.week8, true): 0.14
        case (.week8, false): 0.72
        case (.week12, true): 0.20
        case (.week12, false): 0.78
        case (.week18, true): 0.24
        case (.week18, false): 0.82
        case (.week26, true): 0.24
        case (.week26, false): 0.79
        case (.week52, true): 0.25
        case (.week52, false): 0.70
        case (.week104, true): 0.25
        case (.week104, false): 0.62
        }
    }

    /// Variance of latent self-compassion between the people of an arm. It grows as people
    /// respond differently; by how much is an assumption.
    static func selfCompassionVariance(at stage: Stage) -> Double {
        switch stage {
        case .baseline: 0.43
        case .week4: 0.45
        case .week8: 0.47
        case .week12: 0.50
        case .week18: 0.52
        case .week26: 0.53
        case .week52: 0.54
        case .week104: 0.55
        }
    }
}
