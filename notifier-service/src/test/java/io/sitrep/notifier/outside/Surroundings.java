package io.sitrep.notifier.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sitrep.embedded.FreePort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings for tests: free ports for what stands outside, short waits, small chunks. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    public static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** The one before it, which still opens. */
    public static final String OLD_KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";

    public static final String SERVICE_TOKEN = "sitrep_service_token_of_the_tests";

    public static final String MAILGUN_KEY = "key-of-the-tests";

    @Override
    public Map<String, String> start() {
        int incidentService = FreePort.find();
        int smtp = FreePort.find();
        Map<String, String> settings = new HashMap<>();
        settings.put("test.incident-service.port", Integer.toString(incidentService));
        settings.put("test.smtp.port", Integer.toString(smtp));
        settings.put("sitrep.incident-url", "http://127.0.0.1:" + incidentService);
        settings.put("sitrep.public-url", "https://status.example.com");
        settings.put("sitrep.notifier-public-url", "https://notify.example.com");
        settings.put("sitrep.page-name", "Example Status");
        settings.put("sitrep.service-token", SERVICE_TOKEN);
        settings.put("sitrep.secret-key", KEY);
        settings.put("sitrep.secret-keys-old", OLD_KEY);
        settings.put("sitrep.mail.from", "Example Status <status@example.com>");
        settings.put("sitrep.mail.bounce-port", Integer.toString(FreePort.find()));
        settings.put("sitrep.mail.check-at-start", "false");
        settings.put("sitrep.mail.name-server", "127.0.0.1:" + FreePort.find());
        settings.put("sitrep.mail.pace.start-concurrency", "50");
        settings.put("sitrep.mail.pace.start-rate", "2000");
        settings.put("sitrep.mail.mailgun-signing-key", MAILGUN_KEY);
        // Nobody else in the tests reads Spanish.
        settings.put("sitrep.translation-wait", "es=PT1H,fr=PT2S");
        settings.put("sitrep.webhook.allow-private", "127.0.0.0/8");
        int twilio = FreePort.find();
        settings.put("test.twilio.port", Integer.toString(twilio));
        settings.put("sitrep.twilio.url", "http://127.0.0.1:" + twilio);
        settings.put("sitrep.twilio.account-sid", "AC00000000000000000000000000000001");
        settings.put("sitrep.twilio.auth-token", "token-of-the-fake-account");
        settings.put("sitrep.twilio.from", "+15005550006");
        settings.put("sitrep.twilio.messages-per-second", "80");
        int telegram = FreePort.find();
        settings.put("test.telegram.port", Integer.toString(telegram));
        settings.put("sitrep.telegram.url", "http://127.0.0.1:" + telegram);
        settings.put("sitrep.telegram.token", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw");
        socialNetworks(settings);
        // Who falls silent costs a test this long; who answers has it also on a machine that stands still for seconds.
        settings.put("sitrep.delivery.timeout", "10s");
        settings.put("sitrep.delivery.lease", "20s");
        settings.put("sitrep.delivery.poll", "100ms");
        settings.put("sitrep.delivery.max-in-flight", "64");
        settings.put("sitrep.delivery.retry-schedule", "100ms,100ms,100ms");
        settings.put("sitrep.failover-after", "1s");
        settings.put("sitrep.progress.every", "1s");
        settings.put("sitrep.fanout.first-chunk", "3");
        settings.put("sitrep.fanout.chunk", "5");
        settings.put("mp.messaging.incoming.catalog.metadata.max.age.ms", "300");
        settings.put("mp.messaging.incoming.erasures.metadata.max.age.ms", "300");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(smtp));
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        settings.put("quarkus.mailer.timeout", "10s");
        return settings;
    }

    private static void socialNetworks(Map<String, String> settings) {
        for (String network : List.of("mastodon", "bluesky", "x")) {
            int port = FreePort.find();
            settings.put("test." + network + ".port", Integer.toString(port));
            settings.put("sitrep." + network + ".url", "http://127.0.0.1:" + port);
        }
        settings.put("sitrep.mastodon.token", "mastodon-token-of-the-tests");
        settings.put("sitrep.bluesky.handle", "status.example.com");
        settings.put("sitrep.bluesky.password", "abcd-efgh-ijkl-mnop");
        settings.put("sitrep.x.token", "x-token-of-the-tests");
    }

    @Override
    public void stop() {}
}
