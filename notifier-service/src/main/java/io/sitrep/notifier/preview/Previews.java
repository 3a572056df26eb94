package io.sitrep.notifier.preview;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.fanout.Audience;
import io.sitrep.notifier.fanout.Audience.Readers;
import io.sitrep.notifier.intake.EventReader;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.PoisonEvent;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Look;
import io.sitrep.notifier.render.Looks;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.social.Account;
import io.sitrep.notifier.social.Accounts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What would become of a publication: who would be told, and how it would look on each channel in each language it is
 * written in; where an account posts, in that account's language and words. Changes nothing and tells nobody.
 */
@Singleton
public class Previews {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String NO_TOKEN = "preview";

    private final EventReader events;
    private final Audience audience;
    private final Renderer renderer;
    private final Channels channels;
    private final Looks looks;
    private final Accounts accounts;
    private final String defaultLocale;
    private final Clock clock;

    Previews(
            EventReader events,
            Audience audience,
            Renderer renderer,
            Channels channels,
            Looks looks,
            Accounts accounts,
            Settings settings,
            Clock clock) {
        this.events = events;
        this.audience = audience;
        this.renderer = renderer;
        this.channels = channels;
        this.looks = looks;
        this.accounts = accounts;
        this.defaultLocale = settings.defaultLocale();
        this.clock = clock;
    }

    /** How it would look; {@code subject} is null where a channel has none. */
    public record Rendering(String channel, String locale, String subject, String text) {}

    /** Who would be told, and what. */
    public record Preview(List<Readers> readers, List<Rendering> renderings) {}

    /** What can't be previewed, since it could not be published. */
    public static class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * @param publication the data the event would have, as JSON
     * @param rendered whether it is shown how it would look; else the list of that is empty
     * @throws Unusable when it is not that of a publication
     */
    public Uni<Preview> of(String publication, boolean rendered) {
        Publication said = read(publication);
        Uni<List<Rendering>> shown = rendered
                ? looks.now().chain(look -> renderings(said, look))
                : Uni.createFrom().item(List.of());
        return audience.of(kind(said)).chain(readers -> shown.map(renderings -> new Preview(readers, renderings)));
    }

    private Publication read(String publication) {
        try {
            return events.planned(publication);
        } catch (PoisonEvent unusable) {
            throw new Unusable(unusable.getMessage());
        }
    }

    private static Audience.Kind kind(Publication said) {
        return new Audience.Kind(
                said.incident().id(),
                said.incident().impact(),
                said.isMaintenance(),
                said.componentIds(),
                said.regionCodes());
    }

    private Uni<List<Rendering>> renderings(Publication said, Look look) {
        Impact impact = Impact.of(said.incident().impact());
        var stored =
                new StoredPublication(NOBODY, 1, StoredPublication.Kind.UPDATE, said, impact, clock.instant(), look);
        Set<String> locales = new TreeSet<>(said.change().translations().keySet());
        locales.add(defaultLocale);
        Multi<Rendering> sent = Multi.createFrom()
                .iterable(channels.offered())
                .filter(name -> !channels.posting().contains(name))
                .onItem()
                .transformToMultiAndConcatenate(name -> Multi.createFrom()
                        .iterable(locales)
                        .onItem()
                        .transformToUniAndConcatenate(locale -> rendering(name, locale, stored)));
        return accounts.all()
                .chain(all -> Multi.createBy()
                        .concatenating()
                        .streams(sent, posts(all, stored))
                        .collect()
                        .asList());
    }

    /** As they would be posted, each in the language of its account. */
    private Multi<Rendering> posts(List<Account> all, StoredPublication stored) {
        boolean goesOn = stored.said().sequence() > 1;
        return Multi.createFrom()
                .iterable(all)
                .filter(account -> account.on() && account.enabled())
                .onItem()
                .transformToUniAndConcatenate(account -> {
                    Message message = renderer.render(NOBODY, stored, account.reader(), NO_TOKEN);
                    String name = account.channel();
                    return rendering(
                            name,
                            account.preferences().locale(),
                            account.templates().dressed(message, name, goesOn));
                });
    }

    private Uni<Rendering> rendering(String name, String locale, StoredPublication stored) {
        return rendering(name, locale, renderer.render(NOBODY, stored, Reader.of(locale, "UTC"), NO_TOKEN));
    }

    private Uni<Rendering> rendering(String name, String locale, Message message) {
        return channels.named(name)
                .orElseThrow()
                .preview(message)
                .map(preview -> new Rendering(name, locale, preview.subject(), preview.text()));
    }
}
