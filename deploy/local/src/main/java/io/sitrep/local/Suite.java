package io.sitrep.local;

import io.sitrep.embedded.Leash;
import io.sitrep.local.mail.Mailbox;
import io.sitrep.local.slack.SlackStandIn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The whole suite on this machine. Started once; {@link #close} ends whatever has been started, the last first. */
final class Suite implements AutoCloseable {
    private final Path home;
    private final DataLayout data;
    private final Map<String, String> environment;
    private final Console console;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private boolean closed;

    /** The repository, whose built jars are run; the data; what to tell the services; where to say what happens. */
    Suite(Path home, DataLayout data, Map<String, String> environment, Console console) {
        this.home = home;
        this.data = data;
        this.environment = environment;
        this.console = console;
    }

    void start() {
        Instant start = Instant.now();
        Ports ports = Ports.from(environment);
        requireBuilt();
        ports.requireFree();
        data.prepare();
        LauncherLog.to(data.log("kafka"));
        PrivateFile.write(data.pid("launcher"), ProcessHandle.current().pid() + "\n");
        onStop(() -> PrivateFile.delete(data.pid("launcher")));
        ServiceEnvironment services =
                new ServiceEnvironment(environment, ports).with(Secrets.keptIn(data, environment));
        mailbox(services);
        slack(services, ports);
        discord();
        console.say("Starting PostgreSQL and Kafka");
        Infrastructure infrastructure = Infrastructure.start(data, ports, console);
        onStop(infrastructure::close);
        onStop(() -> PrivateFile.delete(data.pid("postgres")));
        services.with(infrastructure).withPage(data.page());
        console.say("Starting the services");
        services(services, ports);
        console.say(
                "Sitrep is ready in %s: status page %s/ - API docs http://127.0.0.1:%d/q/swagger-ui - admin token in %s"
                        .formatted(
                                Console.seconds(Duration.between(start, Instant.now())),
                                services.publicUrl(),
                                ports.of(ServiceName.INCIDENT),
                                data.adminToken()));
    }

    @Override
    public void close() {
        while (true) {
            Runnable stop;
            synchronized (this) {
                closed = true;
                stop = stops.poll();
            }
            if (stop == null) {
                return;
            }
            stop.run();
        }
    }

    private synchronized void onStop(Runnable stop) {
        if (closed) {
            // Asked to end while starting: what has just come up goes at once.
            stop.run();
            throw new UserError("Stopped while starting");
        }
        stops.push(stop);
    }

    private void mailbox(ServiceEnvironment services) {
        if (environment.getOrDefault("QUARKUS_MAILER_HOST", "").isBlank()) {
            Mailbox mailbox = Mailbox.start(data.mail(), Clock.systemUTC());
            onStop(mailbox::close);
            services.withMailbox(mailbox.port());
            console.say("Mail is kept in %s (set QUARKUS_MAILER_HOST to send it)".formatted(data.mail()));
        }
    }

    private void slack(ServiceEnvironment services, Ports ports) {
        if (environment.getOrDefault("SITREP_SLACK_BOT_TOKEN", "").isBlank()) {
            SlackStandIn slack = SlackStandIn.start(
                    URI.create("http://127.0.0.1:" + ports.of(ServiceName.BOT)),
                    environment.getOrDefault("SITREP_SLACK_SIGNING_SECRET", ""),
                    new SlackStandIn.Memory(data.slack(), kept -> PrivateFile.write(data.slack(), kept)),
                    Clock.systemUTC());
            onStop(slack::close);
            services.withSlackStandIn(slack.settings());
            PrivateFile.write(data.chat(), slack.chatProperties());
            onStop(() -> PrivateFile.delete(data.chat()));
            console.say("A stand-in for Slack runs (set SITREP_SLACK_BOT_TOKEN for the real one); type into it with"
                    + " deploy/local/chat");
        }
    }

    /** There is no stand-in: one chat to try things out in is enough. */
    private void discord() {
        if (environment.getOrDefault("SITREP_DISCORD_TOKEN", "").isBlank()) {
            console.say("Discord can be connected beside it (set SITREP_DISCORD_TOKEN; how is in deploy/discord.md)");
        }
    }

    private void services(ServiceEnvironment services, Ports ports) {
        Leash leash = new Leash();
        onStop(leash::close);
        List<Supervisor> supervisors = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            supervisors.add(new Supervisor(program(service, services.of(service), ports), leash, console));
        }
        onStop(() -> together(supervisors, Supervisor::stop));
        together(supervisors, Supervisor::start);
    }

    private Supervisor.Program program(ServiceName service, Map<String, String> variables, Ports ports) {
        return new Supervisor.Program(
                service.lowerCase(),
                ServiceJvm.command(jar(service)),
                variables,
                URI.create("http://127.0.0.1:" + ports.managementOf(service) + "/q/health/ready"),
                ports.of(service),
                data.log(service.lowerCase()),
                data.pid(service.lowerCase()));
    }

    private void requireBuilt() {
        for (ServiceName service : ServiceName.values()) {
            if (!Files.exists(jar(service))) {
                throw new UserError("Not built: " + jar(service) + " is missing. Run: mvn package");
            }
        }
    }

    private Path jar(ServiceName service) {
        return home.resolve(service.lowerCase() + "-service/target/quarkus-app/quarkus-run.jar");
    }

    /** Does it for all at once; the first failure is thrown when all are through. */
    private static void together(List<Supervisor> all, Consumer<Supervisor> work) {
        try {
            CompletableFuture.allOf(all.stream()
                            .map(each -> CompletableFuture.runAsync(
                                    () -> work.accept(each), task -> new Thread(task, "services").start()))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UserError clear ? clear : e;
        }
    }
}
