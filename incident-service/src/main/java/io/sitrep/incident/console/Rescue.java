package io.sitrep.incident.console;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.sitrep.incident.Settings;
import io.sitrep.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What was typed into a form whose sender is not known any more, or which was not done by a fault of ours: it is shown, and can be
 * sent again. Of no other site's form: nobody is to be shown what they did not type with a button under it. Lists of subscribers, tokens
 * and secrets are not shown again.
 */
@ApplicationScoped
class Rescue {
    private static final String TYPED = Rescue.class.getName();
    private static final Pattern LEFT_ALONE = Pattern.compile("/console/(?:sign-|tokens|subscribers).*");
    private static final int WHO = 401;
    private static final int OURS = 500;
    private static final int MOST = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final CurrentVertxRequest current;
    private final String home;

    Rescue(CurrentVertxRequest current, Settings settings) {
        this.current = current;
        URI address = settings.consoleUrl().orElse(settings.publicUrl());
        home = address.getScheme() + "://" + address.getAuthority();
    }

    /** What a form of a request says, for when it can't be done. */
    static void keep(RoutingContext request, Form typed) {
        request.put(TYPED, typed);
    }

    /** Whether it is known by now who sent it. */
    boolean isKnown() {
        return current.getCurrent().get(TYPED) != null;
    }

    /** Null where there is nothing to be sent again, or where what is wrong has to be put right first. */
    Uni<Resend> of(Problem problem) {
        RoutingContext request = current.getCurrent();
        String action = request.normalizedPath();
        boolean kept = problem.status() == WHO
                || problem.status() >= OURS
                || problem.type().endsWith("/form-not-ours");
        if (!kept
                || !request.request().method().equals(HttpMethod.POST)
                || LEFT_ALONE.matcher(action).matches()
                || !isFromUs(request.request())) {
            return Uni.createFrom().nullItem();
        }
        Form typed = request.get(TYPED);
        return (typed == null ? read(request.request()) : Uni.createFrom().item(typed))
                .map(form -> form.fields().isEmpty() ? null : new Resend(action, form));
    }

    /** Who was not let in has said it all the same: nobody has listened yet. */
    private static Uni<Form> read(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        String length = request.getHeader("Content-Length");
        boolean readable = type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && length != null
                && length.matches("\\d{1,9}")
                && Integer.parseInt(length) <= MOST
                && !request.isEnded();
        if (!readable) {
            return Uni.createFrom().item(Form.EMPTY);
        }
        return Uni.createFrom()
                .completionStage(() -> {
                    var body = request.body().toCompletionStage();
                    request.resume();
                    return body;
                })
                .map(body -> new Form(
                        new QueryStringDecoder(body.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false)
                                .parameters()))
                .ifNoItem()
                .after(SOON)
                .recoverWithItem(Form.EMPTY)
                .onFailure()
                .recoverWithItem(Form.EMPTY);
    }

    /** A browser says with each form whose page it stood on. */
    private boolean isFromUs(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && (origin.equals(home) || origin.endsWith("://" + request.authority()));
    }
}
