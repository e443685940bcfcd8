import Foundation
import Web

/// The places of the time zone database by their part of the world, as a list to choose from. Their names
/// are those of the database, in every language.
enum ZoneList {
    private static let regions = [
        "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ]

    private static let names: [(region: String, zones: [String])] = {
        let known = TimeZone.knownTimeZoneIdentifiers.sorted()
        return regions.map { region in (region, known.filter { $0.hasPrefix(region + "/") }) }
    }()

    /// - Parameter chosen: Stands on the list, whether or not this machine knows it.
    static func groups(chosen: String) -> [ZoneContext.Group] {
        let isListed = names.contains { $0.zones.contains(chosen) }
        let own: [(region: String, zones: [String])] = isListed ? [] : [("–", [chosen])]
        return (own + names).filter { !$0.zones.isEmpty }.map { region, zones in
            ZoneContext.Group(
                name: PageText(region),
                options: zones.map { zone in
                    ChoiceContext.Option(
                        name: PageText("zone"), value: PageText(zone), title: PageText(place(of: zone, in: region)), language: nil,
                        isChosen: zone == chosen)
                })
        }
    }

    /// `America/Argentina/Buenos_Aires` is “Argentina, Buenos Aires”.
    private static func place(of zone: String, in region: String) -> String {
        let rest = zone.hasPrefix(region + "/") ? zone.dropFirst(region.count + 1) : zone[...]
        return rest.split(separator: "/").joined(separator: ", ").split(separator: "_").joined(separator: " ")
    }
}
