package io.sitrep.incident.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Everything a caller may show: a token of ours, or one of the company's single sign-on. */
@ApplicationScoped
public class Credentials {
    private final Tokens tokens;
    private final SingleSignOn people;

    Credentials(Tokens tokens, SingleSignOn people) {
        this.tokens = tokens;
        this.people = people;
    }

    /** What it stands for, as far as was known a moment ago; null when it stands for nothing. */
    Uni<Grant> recognise(String text) {
        return judge(text, tokens::recognise);
    }

    /** What it stands for at this moment; null when it stands for nothing. */
    public Uni<Grant> introspect(String text) {
        return judge(text, tokens::introspect);
    }

    /** Ours first: they are good whatever becomes of the provider. */
    private Uni<Grant> judge(String text, Function<String, Uni<Grant>> ours) {
        return ours.apply(text)
                .chain(grant -> grant == null && people.isOneOfIts(text)
                        ? people.judge(text)
                        : Uni.createFrom().item(grant));
    }
}
