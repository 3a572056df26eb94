package io.sitrep.bot.port;

import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The third platform of the contributor's guide, as small as one can be: it is a bean, and nothing else knows of it. */
@Singleton
public class Matrix implements ChatPlatform {
    static final String NAME = "matrix";

    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Standing> standingOf(Person person, Set<String> holders) {
        return Uni.createFrom().item(new Standing(person.name(), Set.of(), Optional.empty()));
    }

    @Override
    public String render(Message message) {
        return message.lines().stream().map(Matrix::words).collect(Collectors.joining("\n"));
    }

    private static String words(Text line) {
        return line.pieces().stream()
                .map(piece -> piece instanceof Text.Piece.Plain plain
                        ? plain.words()
                        : piece instanceof Text.Piece.Code code ? code.words() : "")
                .collect(Collectors.joining());
    }

    @Override
    public Uni<Told> tell(String replyTo, String rendered) {
        told.add(replyTo + " " + rendered);
        return Uni.createFrom().item(new Told.Done());
    }

    /** There are no forms: people are told how to type it. */
    @Override
    public Uni<Boolean> ask(Person person, String trigger, Form form) {
        return Uni.createFrom().item(false);
    }
}
