import LongitudinalMechanisms
import Statistics
import Testing

@Suite struct ClusterMediationTests {
    private func fit(_ change: (inout ClusterMediationSpecification) -> Void = { _ in }) throws -> ClusterMediationFit {
        var specification = ClusterMediationSpecification(exposure: "arm", mediator: "m", outcome: "y", cluster: "site")
        change(&specification)
        return try specification.fit(on: ReferenceValues.table("clusters.csv"), running: Running())
    }

    @Test func observedMeansAreThoseOfTheMixedModels() throws {
        let results = try fit().results
        for (path, name) in [
            ("observed_means.a", "cluster m arm"), ("observed_means.b", "cluster y mb"), ("within_b", "cluster y mw"), ("direct", "cluster y arm"),
            ("conflated_indirect.b", "cluster conflated m"),
        ] {
            #expect(agree(results.at("\(path).est"), try ReferenceValues.value(name, 0)), "\(name)")
            #expect(agree(results.at("\(path).se"), try ReferenceValues.value(name, 1)), "\(name)")
        }
        let between = try #require(results.at("between_indirect.est"))
        #expect(agree(between, try ReferenceValues.value("cluster m arm") * ReferenceValues.value("cluster y mb"), 1e-4))
        let lower = try #require(results.at("between_indirect.mc_lower"))
        #expect((lower - (try #require(results.at("between_indirect.exact_lower")))).magnitude < 0.01)
        let upper = try #require(results.at("between_indirect.mc_upper"))
        #expect((upper - (try #require(results.at("between_indirect.exact_upper")))).magnitude < 0.01)
        #expect(results.at("n_clusters") == 60)
    }

    @Test func fewClustersHaveIntervalsOfT() throws {
        let whole = try ReferenceValues.table("clusters.csv")
        let site = try whole.numbers("site").map(\.value)
        let known = Set(site.compactMap(\.self)).sorted().prefix(8)
        let few = whole.selecting(rows: site.indices.filter { row in site[row].map(known.contains) ?? false })
        let results = try ClusterMediationSpecification(exposure: "arm", mediator: "m", outcome: "y", cluster: "site")
            .fit(on: few, running: Running()).results
        #expect(results.at("n_clusters") == 8)
        for path in ["observed_means.a", "observed_means.b", "direct"] {
            let (estimate, error) = (try #require(results.at("\(path).est")), try #require(results.at("\(path).se")))
            let df = try #require(results.at("\(path).df"), "\(path)")
            let t = try #require(StudentT(df: df)?.quantile(0.975))
            #expect(df < 10 && agree(results.at("\(path).ci_upper"), estimate + t * error, 1e-9), "\(path) \(df)")
        }
        let drawn = try #require(results.at("between_indirect.mc_upper")) - (try #require(results.at("between_indirect.mc_lower")))
        let normal = try #require(results.at("between_indirect.exact_upper")) - (try #require(results.at("between_indirect.exact_lower")))
        #expect(drawn > 1.05 * normal)
    }

    @Test func latentMeansAreThoseOfLavaan() throws {
        let results = try fit { $0.means = .latent }.results
        #expect(agree(results.at("latent_means.a.est"), try ReferenceValues.value("latent a"), 1e-3))
        #expect(agree(results.at("latent_means.b.est"), try ReferenceValues.value("latent bb"), 1e-3))
        #expect(agree(results.at("latent_means.b.se"), try ReferenceValues.value("latent bb", 1), 1e-3))
        #expect(agree(results.at("direct.est"), try ReferenceValues.value("latent cp"), 1e-2))
        #expect(agree(results.at("between_indirect.est"), try ReferenceValues.value("latent indirect"), 1e-3))
        #expect(agree(results.at("between_indirect.se"), try ReferenceValues.value("latent indirect", 1), 1e-3))
    }

    @Test func anExposureThatVariesWithinClustersIsRefused() throws {
        #expect(throws: LongitudinalError.self) {
            try ClusterMediationSpecification(exposure: "y", mediator: "m", outcome: "arm", cluster: "site")
                .fit(on: ReferenceValues.table("clusters.csv"), running: Running())
        }
        #expect(throws: LongitudinalError.self) {
            try ClusterMediationSpecification(exposure: "arm", mediator: "arm", outcome: "y", cluster: "site")
                .fit(on: ReferenceValues.table("clusters.csv"), running: Running())
        }
    }
}
