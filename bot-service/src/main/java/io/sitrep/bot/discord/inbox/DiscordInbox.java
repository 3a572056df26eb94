package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.access.Role;
import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.commands.Suggestions;
import io.sitrep.bot.discord.commands.TypedLine;
import io.sitrep.bot.discord.people.DiscordDirectory;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Speech;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The one way in for what people do in Discord, whichever way it came. Each interaction gets its first answer in time. */
@Singleton
public class DiscordInbox {
    private static final Logger LOG = Logger.getLogger(DiscordInbox.class);
    private static final int PING = 1;
    private static final int COMMAND = 2;
    private static final int CLICK = 3;
    private static final int AUTOCOMPLETE = 4;
    private static final int FORM = 5;

    /** Discord waits 3 s, and what comes after takes some of them. */
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final DiscordGuilds guilds;
    private final DiscordDirectory directory;
    private final TypedLine typed;
    private final Clicks clicks;
    private final Pages pages;
    private final Begun begun;
    private final Suggestions suggestions;
    private final DiscordRenderer renderer;
    private final Languages languages;
    private final Clock clock;

    DiscordInbox(
            DiscordGuilds guilds,
            DiscordDirectory directory,
            TypedLine typed,
            Clicks clicks,
            Pages pages,
            Begun begun,
            Suggestions suggestions,
            DiscordRenderer renderer,
            Languages languages,
            Clock clock) {
        this.guilds = guilds;
        this.directory = directory;
        this.typed = typed;
        this.clicks = clicks;
        this.pages = pages;
        this.begun = begun;
        this.suggestions = suggestions;
        this.renderer = renderer;
        this.languages = languages;
        this.clock = clock;
    }

    /** Returns at once, and never fails. */
    public void take(JsonNode interaction, FirstAnswer answer) {
        int type = interaction.path("type").asInt();
        if (type == PING) {
            answer.pong();
            return;
        }
        Arrived arrived = Arrived.of(interaction, clock.instant());
        languages.heard(arrived.person(), arrived.locale());
        guilds.serves(arrived.guild())
                .ifNoItem()
                .after(WITHIN)
                .fail()
                .invoke(served -> take(served, type, arrived, answer))
                .subscribe()
                .with(taken -> {}, failure -> {
                    LOG.errorf("an interaction could not be taken: %s", failure.getClass());
                    refuse(type, Phrase.of("doubt.away", "Discord"), arrived, answer);
                });
    }

    /** For what can't be taken now: the person is told so, where they can be. Returns at once, and never fails. */
    public void notNoted(JsonNode interaction, FirstAnswer answer) {
        int type = interaction.path("type").asInt();
        Arrived arrived = Arrived.of(interaction, clock.instant());
        guilds.serves(arrived.guild())
                .subscribe()
                .with(
                        served -> {
                            if (served && type == AUTOCOMPLETE) {
                                answer.choices(choices(List.of()));
                            } else if (served) {
                                say(new Reply.Notice(Phrase.of("notice.not-noted")), arrived, answer);
                            }
                        },
                        failure -> LOG.warnf("an interaction could not be taken: %s", failure.getClass()));
    }

    private void take(boolean served, int type, Arrived arrived, FirstAnswer answer) {
        if (served) {
            take(type, arrived, answer);
        } else {
            refuse(type, notServed(arrived), arrived, answer);
        }
    }

    private void take(int type, Arrived arrived, FirstAnswer answer) {
        directory.seen(arrived.guild(), arrived.member(), arrived.locale(), DiscordNames.madeAt(arrived.id()));
        switch (type) {
            case COMMAND -> command(arrived, answer);
            case AUTOCOMPLETE -> suggest(arrived, answer);
            case CLICK -> clicks.clicked(arrived, language(arrived), answer);
            case FORM -> pages.sent(arrived, answer);
            default -> LOG.debugf("an interaction of type %d is none of ours", type);
        }
    }

    private void command(Arrived arrived, FirstAnswer answer) {
        TypedLine.Line line = typed.read(arrived.data());
        line.unclear()
                .ifPresentOrElse(
                        why -> say(why, arrived, answer),
                        () -> begun.begin(
                                arrived.id(),
                                arrived.invocation(line.text(), line.mentioned(), line.mayAsk()),
                                answer));
    }

    private void suggest(Arrived arrived, FirstAnswer answer) {
        JsonNode writing = typed.focused(arrived.data());
        suggestions
                .of(
                        arrived.person(),
                        writing.path("name").asText(),
                        writing.path("value").asText())
                .subscribe()
                .with(found -> answer.choices(choices(found)), impossible -> answer.choices(choices(List.of())));
    }

    private static ArrayNode choices(List<Suggestions.Suggestion> suggestions) {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        suggestions.forEach(one -> choices.addObject().put("name", one.shown()).put("value", one.value()));
        return choices;
    }

    private Phrase notServed(Arrived arrived) {
        return guilds.isUnset() && !arrived.guild().isEmpty()
                ? Phrase.of("denied.everybody", DiscordGuilds.VARIABLE, Role.VIEWER.word())
                : Phrase.of("refuse.elsewhere");
    }

    /** While something is written there is nowhere to say it: nothing is suggested. */
    private void refuse(int type, Phrase why, Arrived arrived, FirstAnswer answer) {
        if (type == AUTOCOMPLETE) {
            answer.choices(choices(List.of()));
        } else {
            say(Reply.Refused.because(why), arrived, answer);
        }
    }

    private void say(Reply reply, Arrived arrived, FirstAnswer answer) {
        answer.message(renderer.message(Speech.of(reply, language(arrived))));
    }

    private Language language(Arrived arrived) {
        return Language.of(arrived.locale()).orElseGet(() -> languages.lastKnown(arrived.person()));
    }
}
