/// TLFB over 28 days of standard drinks (catalogue: rules of tlfb_alcohol). Days without data count
/// nowhere; a heavy day is 5 drinks or more for men and 4 or more for women.
struct DrinkingDays: SecondPart {
    let names = [
        "days_with_data", "heavy_drinking_days_5", "percent_heavy_drinking_days_5",
        "heavy_drinking_days_4", "percent_heavy_drinking_days_4", "percent_drinking_days",
        "percent_days_abstinent", "drinks_per_drinking_day", "drinks_per_day",
    ]
    let items: [SecondItem]? = Array(repeating: SecondItem(low: 0, high: nil, step: 0.1), count: 28)

    func finish(_ given: [Double], _ scores: inout [Double]) {
        var (days, drinkingDays, heavyForMen, heavyForWomen, drinks) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for amount in given where amount > SecondScorer.none {
            days += 1
            drinks += amount
            if amount > 0 { drinkingDays += 1 }
            if amount >= 5 { heavyForMen += 1 }
            if amount >= 4 { heavyForWomen += 1 }
        }
        scores.append(days)
        let none = SecondScorer.none
        for heavy in [heavyForMen, heavyForWomen] {
            scores.append(days > 0 ? heavy : none)
            scores.append(days > 0 ? 100 * heavy / days : none)
        }
        scores.append(days > 0 ? 100 * drinkingDays / days : none)
        scores.append(days > 0 ? 100 * (days - drinkingDays) / days : none)
        scores.append(drinkingDays > 0 ? drinks / drinkingDays : none)
        scores.append(days > 0 ? drinks / days : none)
    }
}
