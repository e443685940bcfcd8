extension SecondScorer {
    static func special(_ id: String) -> (any SecondPart)? {
        switch id {
        case "phq9": DepressionRules()
        case "pcl5": PosttraumaticRules(ruleNames: ["provisional_dsm5"])
        case "caps5": PosttraumaticRules(ruleNames: ["symptom_criteria_b_to_e"])
        case "meq30": CompleteMystical()
        case "qids_sr16": QuickInventoryPairs()
        case "audit": AlcoholSkips()
        case "sidas": SuicidalIdeationSkip()
        case "sds_sheehan": DisabilityDomains()
        case "cssrs_screener": ColumbiaTiers()
        case "tlfb_alcohol": DrinkingDays()
        case "psqi": SleepComponents()
        case "ffmq39": FacetMeans()
        case "pis": InsightBehaviour()
        default: nil
        }
    }
}
