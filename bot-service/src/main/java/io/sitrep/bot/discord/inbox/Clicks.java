package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.command.Parsed;
import io.sitrep.bot.command.Parser;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.reply.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Buttons people click. A click types its command; one that asks first is answered with the question. */
@Singleton
class Clicks {
    private final Parser parser;
    private final DiscordRenderer renderer;
    private final Begun begun;
    private final Pages pages;
    private final ObjectMapper json;

    Clicks(Parser parser, DiscordRenderer renderer, Begun begun, Pages pages, ObjectMapper json) {
        this.parser = parser;
        this.renderer = renderer;
        this.begun = begun;
        this.pages = pages;
        this.json = json;
    }

    void clicked(Arrived arrived, Language language, FirstAnswer answer) {
        String button = arrived.data().path("custom_id").asText();
        Optional<DiscordIds.Click> click = DiscordIds.click(button);
        Optional<DiscordIds.Page> page = DiscordIds.page(button);
        if (page.isPresent()) {
            pages.clicked(arrived, page.get(), answer);
        } else if (click.isEmpty()) {
            // None of ours: nothing happens.
            answer.deferUpdate();
        } else if (click.get().asks()) {
            answer.message(read(renderer.question(click.get(), language)));
        } else {
            String command = click.get().command();
            begun.begin(arrived.id(), arrived.invocation(command, mayAsk(command)), answer);
        }
    }

    private JsonNode read(String rendered) {
        try {
            return json.readTree(rendered);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean mayAsk(String command) {
        return parser.parse(command) instanceof Parsed.Understood understood
                && understood.command().mayAsk(understood.arguments());
    }
}
