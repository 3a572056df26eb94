package io.sitrep.bot.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts what the bot talks to, and tells the bot where it is. */
public class Fakes implements QuarkusTestResourceLifecycleManager {
    public static final String SIGNING_SECRET = "signing-secret-of-the-tests";

    private final FakeSlack slack = new FakeSlack();
    private final FakeIncidentService incidents = new FakeIncidentService();
    private final FakeNotifier notifier = new FakeNotifier();

    @Override
    public Map<String, String> start() {
        slack.start();
        incidents.start();
        notifier.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("sitrep.public-url", "http://status.test");
        settings.put("sitrep.incident-url", incidents.url());
        settings.put("sitrep.service-token", FakeIncidentService.TOKEN);
        settings.put("sitrep.secret-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("sitrep.slack.signing-secret", SIGNING_SECRET);
        settings.put("sitrep.slack.bot-token", FakeSlack.BOT_TOKEN);
        settings.put("sitrep.slack.api-url", slack.url() + "/api/");
        settings.put(
                "sitrep.chat.roles",
                "slack:" + FakeSlack.RESPONDER + "=responder,slack:" + FakeSlack.ON_CALL_GROUP
                        + "=publisher,slack:*=viewer");
        settings.put("sitrep.chat.retry-schedule", "300ms,300ms");
        settings.put("sitrep.chat.give-up-after", "1s");
        settings.put("sitrep.chat.lease", "3s");
        // These are longer than what a machine stands still: else two looks are taken at one room, or mail overtakes
        // it.
        settings.put("sitrep.rooms.lease", "6s");
        settings.put("sitrep.notifier-url", notifier.url());
        settings.put("sitrep.rooms.mail-after", "8s");
        settings.put("sitrep.rooms.snooze", "15s");
        return settings;
    }

    @Override
    public void stop() {
        slack.close();
        incidents.close();
        notifier.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(slack, field -> field.getType() == FakeSlack.class);
        injector.injectIntoFields(notifier, field -> field.getType() == FakeNotifier.class);
        injector.injectIntoFields(incidents, field -> field.getType() == FakeIncidentService.class);
    }
}
