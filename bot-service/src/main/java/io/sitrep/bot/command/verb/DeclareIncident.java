package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Arguments;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Forms;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.StandardTexts;
import io.sitrep.bot.command.StandardTexts.Facts;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code declare [SEVn] [title…]}: opens an incident; without a title a form asks for it. */
@Singleton
public class DeclareIncident implements ChatCommand {
    private static final String SEVERITY_BY_DEFAULT = "SEV3";
    private static final Usage USAGE = new Usage(
            "declare",
            List.of("new", "create"),
            List.of(Parameter.SEVERITY, Parameter.TITLE),
            Optional.of(Role.RESPONDER));

    private final StandardTexts texts;
    private final Forms forms;

    public DeclareIncident(StandardTexts texts, Forms forms) {
        this.texts = texts;
        this.forms = forms;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public boolean mayAsk(Arguments given) {
        return given.get(Parameter.TITLE).isEmpty();
    }

    @Override
    public Map<String, Phrase> wrongIn(Asked sent) {
        return forms.wrongInDeclaration(sent);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        if (asked.isFilled()) {
            return forms.declaration(asked, USAGE, Orders::declare);
        }
        return asked.get(Parameter.TITLE)
                .map(title -> declared(title, asked.get(Parameter.SEVERITY)))
                .orElseGet(() -> forms.askForDeclaration(asked, USAGE));
    }

    private Uni<Decision> declared(String title, Optional<String> severity) {
        Facts facts = new Facts(title, severity.orElse(SEVERITY_BY_DEFAULT), "investigating", List.of(), List.of());
        return texts.first(facts).map(wording -> {
            Map<String, Object> body = new LinkedHashMap<>(wording.body());
            body.put("title", title);
            severity.ifPresent(value -> body.put("severity", value));
            return new Decision.Act(Orders.declare(body));
        });
    }
}
