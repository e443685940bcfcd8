// swift-tools-version: 6.2
import PackageDescription

// The floor plan: one target a room, in the order in which an answer travels.
// `Documentation/Map.md` says what each is for; `ArchitectureTests` holds this
// file and the imports against that page.

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// - Parameter isTestable: Its tests plant damage inside it, below what it shows to other rooms.
func room(
    _ name: String, imports: [Target.Dependency] = [], resources: [Resource] = [], isTestable: Bool = false
) -> Target {
    .target(
        name: name, dependencies: imports, resources: resources,
        swiftSettings: settings + (isTestable ? [.unsafeFlags(["-enable-testing"])] : []))
}

/// Tests read their tables by their place in the source tree; the folders are named here
/// so that the build leaves them alone.
func tests(
    _ name: String, of imports: [Target.Dependency] = [], reference: Bool = false, golden: Bool = false
) -> Target {
    .testTarget(
        name: name, dependencies: imports,
        exclude: (reference ? ["Reference"] : []) + (golden ? ["Golden"] : []), swiftSettings: settings)
}

let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "maitri",
    products: [.executable(name: "maitri", targets: ["Command"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        room("Instruments", resources: [.copy("Definitions")]),
        room("StudyDesign", imports: ["Instruments"]),
        .target(
            name: "CNumerics", cxxSettings: [.define("BOOST_MATH_NO_LONG_DOUBLE_MATH_FUNCTIONS")],
            linkerSettings: [.linkedLibrary("m")]),
        room("Statistics", imports: [realModule, "CNumerics"]),
        room("MixedModels", imports: [realModule, "Statistics"], isTestable: true),
        room("StructuralEquations", imports: [realModule, "CNumerics", "Statistics"], isTestable: true),
        room("TrialStatistics", imports: [realModule, "Statistics"]),
        room("Mechanisms", imports: [realModule, "Statistics", "MixedModels", "TrialStatistics"], isTestable: true),
        room("MechanismEvidence", imports: ["Statistics", "Mechanisms"]),
        room("LongitudinalMechanisms", imports: ["Statistics", "MixedModels", "StructuralEquations", "Mechanisms"]),
        room("DailyLife", imports: [realModule, "Statistics", "MixedModels", "Mechanisms"]),
        room("Durability", imports: [realModule, "Statistics", "MixedModels", "TrialStatistics"]),
        room("Heterogeneity", imports: [realModule, "Statistics", "TrialStatistics"], isTestable: true),
        room("DoseResponse", imports: [realModule, "Statistics", "TrialStatistics"]),
        room("ResponseShift", imports: [realModule, "Statistics", "StructuralEquations"], isTestable: true),
        room("Blinding", imports: ["Statistics"]),
        room(
            "AnalysisPlans",
            imports: [
                "Statistics", "MixedModels", "StructuralEquations", "TrialStatistics", "Mechanisms", "MechanismEvidence",
                "LongitudinalMechanisms", "DailyLife", "Durability", "Heterogeneity", "DoseResponse", "ResponseShift", "Blinding",
            ]),
        room("OperatingCharacteristics", imports: ["Statistics", "TrialStatistics", "AnalysisPlans"], isTestable: true),
        room("Charts"),
        room("Ledger", imports: [crypto, cryptoExtras], isTestable: true),
        room("Records", imports: ["Instruments", "StudyDesign", "Ledger"]),
        room("Datasets", imports: ["Records", "StudyDesign", "Instruments", "Statistics"]),
        room("Simulation", imports: ["StudyDesign", "Instruments", "Records", "Statistics", "Ledger"]),
        room("Reports", imports: ["AnalysisPlans", "Datasets", "Records", "StudyDesign", "Instruments", "Statistics", "MixedModels", "TrialStatistics", "Mechanisms", "MechanismEvidence", "Charts", "Ledger"], isTestable: true),
        room("Interchange", imports: ["Instruments", "Statistics"]),
        room("Bookkeeping", imports: ["Records", "StudyDesign", "Instruments", "Ledger"], isTestable: true),
        .target(name: "CSodium", linkerSettings: [.linkedLibrary("sodium")]),
        room("Access", imports: [crypto, "CSodium", "StudyDesign", "Records"], resources: [.copy("Lists")]),
        room(
            "Accompaniment", imports: ["Instruments", "StudyDesign", "Records"], resources: [.copy("Languages")]),
        room("Safeguards", imports: ["Records", "StudyDesign", "Instruments", "Ledger", "Accompaniment"], isTestable: true),
        room("SQLiteStore", imports: ["Bookkeeping", "Ledger", "Records", "StudyDesign", "Access", grdb]),
        .target(name: "CPostgres", linkerSettings: [.linkedLibrary("pq")]),
        room("PostgresStore", imports: ["Bookkeeping", "Ledger", "CPostgres"]),
        room(
            "Web", imports: [hummingbird, mustache, httpTypes, logging, nioCore, "Reports", "Charts", "Instruments"],
            resources: [.copy("Templates"), .copy("Assets")]),
        room(
            "ParticipantSite",
            imports: [
                hummingbird, mustache, httpTypes, logging, nioCore, crypto, "Web", "Access", "Accompaniment", "Bookkeeping", "Charts", "Records",
                "StudyDesign", "Instruments", "Ledger",
            ],
            resources: [.copy("Templates"), .copy("Assets")], isTestable: true),
        room(
            "StaffSite",
            imports: [
                hummingbird, mustache, httpTypes, logging, nioCore, "Web", "Access", "Accompaniment", "Bookkeeping", "Records", "StudyDesign",
                "Instruments", "Ledger",
            ],
            resources: [.copy("Templates")], isTestable: true),
        .executableTarget(
            name: "Command",
            dependencies: [
                argumentParser, yams, "Web", "ParticipantSite", "StaffSite", "Access", "Accompaniment", "Bookkeeping", "Safeguards", "SQLiteStore", "PostgresStore", "Simulation", "Reports", "AnalysisPlans", "OperatingCharacteristics", "Datasets",
                "Records", "StudyDesign", "Instruments", "Interchange", "Ledger", "Charts", "Mechanisms",
                "Statistics",
            ],
            swiftSettings: settings),

        tests("ArchitectureTests"),
        tests("InstrumentsTests", of: ["Instruments"], reference: true),
        tests(
            "SimulationTests",
            of: ["Simulation", "StudyDesign", "Instruments", "Records", "Statistics", "Mechanisms"]),
        tests("StatisticsTests", of: ["Statistics"], reference: true),
        tests("MixedModelsTests", of: ["MixedModels", "Statistics", realModule], reference: true),
        tests("StructuralEquationsTests", of: ["StructuralEquations", "Statistics"], reference: true),
        tests("TrialStatisticsTests", of: ["TrialStatistics", "Statistics", realModule], reference: true),
        tests("MechanismsTests", of: ["Mechanisms", "Statistics"], reference: true),
        tests("MechanismEvidenceTests", of: ["MechanismEvidence", "Mechanisms", "Statistics"], reference: true),
        tests("LongitudinalMechanismsTests", of: ["LongitudinalMechanisms", "Mechanisms", "StructuralEquations", "MixedModels", "Statistics"], reference: true),
        tests("DailyLifeTests", of: ["DailyLife", "Mechanisms", "MixedModels", "Statistics"], reference: true),
        tests("DurabilityTests", of: ["Durability", "MixedModels", "TrialStatistics", "Statistics"], reference: true),
        tests("HeterogeneityTests", of: ["Heterogeneity", "TrialStatistics", "Statistics"], reference: true),
        tests("DoseResponseTests", of: ["DoseResponse", "TrialStatistics", "Statistics"], reference: true),
        tests("ResponseShiftTests", of: ["ResponseShift", "StructuralEquations", "Statistics"], reference: true),
        tests("BlindingTests", of: ["Blinding", "Statistics"], reference: true),
        tests("OperatingCharacteristicsTests", of: ["OperatingCharacteristics", "AnalysisPlans", "TrialStatistics", "Statistics"], reference: true),
        tests("ChartsTests", of: ["Charts"], golden: true),
        tests("LedgerTests", of: ["Ledger", crypto], reference: true),
        // The body that every store's tests run.
        .target(
            name: "StoreContract", dependencies: ["Records", "StudyDesign", "Instruments", "Ledger"],
            path: "Tests/StoreContract", swiftSettings: settings),
        tests("RecordsTests", of: ["Records", "StudyDesign", "Instruments", "Ledger", "StoreContract"]),
        tests(
            "SQLiteStoreTests",
            of: ["SQLiteStore", "Bookkeeping", "Records", "StudyDesign", "Instruments", "Ledger", "StoreContract", grdb]),
        tests(
            "PostgresStoreTests",
            of: ["PostgresStore", "SQLiteStore", "Bookkeeping", "Records", "StudyDesign", "Instruments", "Ledger", "StoreContract"]),
        // A disk that remembers in which order it was written and synced.
        .target(name: "CFaultyDisk", path: "Tests/CFaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        tests(
            "PowerCutTests",
            of: ["CFaultyDisk", "SQLiteStore", "Bookkeeping", "Records", "StudyDesign", "Instruments", "Ledger", "StoreContract"]),
        tests("InterchangeTests", of: ["Interchange", "Instruments"]),
        tests("StudyDesignTests", of: ["StudyDesign", "Instruments"]),
        tests(
            "SafeguardsTests",
            of: ["Safeguards", "Accompaniment", "Bookkeeping", "Records", "StudyDesign", "Instruments", "Ledger", "StoreContract"]),
        tests("DatasetsTests", of: ["Datasets", "Records", "StudyDesign", "Instruments", "Statistics"]),
        tests("AnalysisPlansTests", of: ["AnalysisPlans", "Reports", "LongitudinalMechanisms", "DailyLife", "Mechanisms", "StructuralEquations", "Statistics"]),
        tests(
            "ReportsTests",
            of: ["Reports", "AnalysisPlans", "Mechanisms", "TrialStatistics", "Statistics", "Simulation", "Datasets", "Records", "StudyDesign", "Instruments"]),
        tests(
            "WebTests",
            of: [
                "Web", "Reports", "Charts", "Instruments", hummingbird, mustache,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], golden: true),
        tests("AccessTests", of: ["Access", "SQLiteStore", "Records", "StudyDesign", crypto], reference: true),
        tests("AccompanimentTests", of: ["StoreContract", "Accompaniment", "Records", "StudyDesign", "Instruments", "Ledger"]),
        tests(
            "ParticipantSiteTests",
            of: [
                "ParticipantSite", "StaffSite", "StoreContract", "Charts", "Reports", httpTypes, nioCore, crypto, mustache, logging,
                "Web", "Access", "Accompaniment", "SQLiteStore", "Bookkeeping", "Records", "StudyDesign", "Instruments",
                "Ledger", hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        // They run the built program.
        tests("CommandTests", of: ["Command"]),
        tests("DocumentationTests", of: ["Command"]),
    ],
    cxxLanguageStandard: .cxx17
)
