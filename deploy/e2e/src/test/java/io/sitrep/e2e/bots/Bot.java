package io.sitrep.e2e.bots;

import static io.restassured.RestAssured.given;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.e2e.Signals;
import java.net.URI;

/** One bot, a process. */
public final class Bot implements AutoCloseable {
    private final ServiceProcess process;
    private final URI health;

    Bot(ServiceProcess process, URI health) {
        this.process = process;
        this.health = health;
    }

    /** Whether Discord's gateway is open there, as it says itself. */
    public boolean hasGateway() {
        return "connected"
                .equals(given().get(health).jsonPath().getString("checks.find { it.name == 'Discord' }.data.gateway"));
    }

    /** As {@code kill -9} does it. */
    public void kill() {
        process.kill();
    }

    public void standStill() {
        Signals.stop(process.pid());
    }

    public void goOn() {
        Signals.goOn(process.pid());
    }

    /** As Kubernetes ends it. */
    @Override
    public void close() {
        process.close();
    }
}
