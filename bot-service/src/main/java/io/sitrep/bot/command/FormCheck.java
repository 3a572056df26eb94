package io.sitrep.bot.command;

import io.sitrep.bot.access.Languages;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.reply.Tongue;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks through a form while it is still open, so that nothing that was written in it is lost for a slip. Asks nobody. */
@Singleton
public class FormCheck {
    private final Parser parser;
    private final Languages languages;

    public FormCheck(Parser parser, Languages languages) {
        this.parser = parser;
        this.languages = languages;
    }

    /** What is wrong, by the keys of the form's fields, in the person's language as far as it is known. */
    public Map<String, String> wrongIn(Invocation sent) {
        if (!(parser.parse(sent.text()) instanceof Parsed.Understood understood)) {
            return Map.of();
        }
        Tongue tongue = Tongue.of(languages.lastKnown(sent.person()));
        Asked asked = new Asked(understood.arguments(), sent.person(), Optional.empty(), tongue, sent);
        Map<String, String> wrong = new LinkedHashMap<>();
        understood.command().wrongIn(asked).forEach((field, problem) -> wrong.put(field, tongue.say(problem)));
        return wrong;
    }
}
