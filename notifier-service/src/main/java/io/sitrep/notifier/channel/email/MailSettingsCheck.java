package io.sitrep.notifier.channel.email;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.Wanted;
import io.sitrep.notifier.Settings;
import jakarta.inject.Singleton;

/** Refuses to start with settings of mail that can't work, naming the variable and never its value. */
@Startup
@Singleton
public class MailSettingsCheck {
    public MailSettingsCheck(Settings settings) {
        Settings.Mail mail = settings.mail();
        Sender.of(mail.from());
        mail.bounceDomain().ifPresent(domain -> Wanted.domain("SITREP_MAIL_BOUNCE_DOMAIN", domain));
        mail.mailgunSigningKey().ifPresent(key -> Wanted.word("SITREP_MAIL_MAILGUN_SIGNING_KEY", key));
        mail.nameServer().ifPresent(MailCheck::nameServer);
        settings.dkim().domain().ifPresent(domain -> Wanted.domain("SITREP_DKIM_DOMAIN", domain));
        settings.dkim().selector().ifPresent(selector -> Wanted.word("SITREP_DKIM_SELECTOR", selector));
        Dkim.check(settings.dkim());
        Settings.Pace pace = mail.pace();
        Wanted.that(
                pace.maxRate() >= pace.startRate(),
                "SITREP_MAIL_PACE_MAX_RATE",
                "must not be less than SITREP_MAIL_PACE_START_RATE");
        Wanted.that(
                pace.maxConcurrency() >= pace.startConcurrency(),
                "SITREP_MAIL_PACE_MAX_CONCURRENCY",
                "must not be less than SITREP_MAIL_PACE_START_CONCURRENCY");
    }
}
