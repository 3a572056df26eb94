package io.sitrep.incident;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.sitrep.embedded.quarkus.RealInfrastructure;

/** The incident service on real PostgreSQL and real Kafka; one of each serves all tests. */
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = {@ResourceArg(name = "database", value = "incident"), @ResourceArg(name = "roles", value = "two")})
public abstract class RealIncidentService {}
