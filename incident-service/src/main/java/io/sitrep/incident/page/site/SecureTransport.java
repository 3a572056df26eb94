package io.sitrep.incident.page.site;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sitrep.incident.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Says with every answer that this house is to be asked by https alone, where that is how the public reaches it. */
@Singleton
class SecureTransport {
    private static final int FIRST = Integer.MAX_VALUE;

    private final boolean https;

    SecureTransport(Settings settings) {
        this.https = "https".equals(settings.publicUrl().getScheme());
    }

    void open(@Observes Filters filters) {
        if (https) {
            filters.register(
                    context -> {
                        context.response().headers().set(Envelope.HSTS, Envelope.A_YEAR);
                        context.next();
                    },
                    FIRST);
        }
    }
}
