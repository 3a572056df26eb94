package io.sitrep.notifier.api;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.notice.NewNotice;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The body of {@code POST /api/v1/notices}.
 *
 * @param to 1 to 100 mail addresses
 * @param key the sender's name for it: the same again is the same notice
 */
public record NoticeBody(List<String> to, String subject, String text, String key) {
    private static final int MOST = 100;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_TEXT = 25_000;
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    /** Fails with a 422 that names every wrong field. */
    Uni<NewNotice> checked(Channel mail) {
        List<FieldError> errors = new ArrayList<>();
        String line = words("subject", subject, LONGEST_SUBJECT, errors);
        String words = words("text", text, LONGEST_TEXT, errors);
        if (key == null || !KEY.matcher(key).matches()) {
            errors.add(new FieldError("key", "must have 1 to 200 letters, digits and . _ : -"));
        }
        if (to == null || to.isEmpty() || to.size() > MOST) {
            errors.add(new FieldError("to", "must have 1 to " + MOST + " addresses"));
            return refused(errors);
        }
        return Uni.join()
                .all(IntStream.range(0, to.size())
                        .mapToObj(place -> address(mail, place, errors))
                        .toList())
                .andFailFast()
                .chain(addresses -> errors.isEmpty()
                        ? Uni.createFrom().item(new NewNotice(key, line, words, once(addresses)))
                        : refused(errors));
    }

    private Uni<Optional<String>> address(Channel mail, int place, List<FieldError> errors) {
        String address = to.get(place) == null ? "" : to.get(place).strip();
        return mail.register(new Registration(address, Optional.empty()))
                .map(known -> Optional.of(known.address()))
                .onFailure(ProblemException.class)
                .recoverWithItem(() -> {
                    errors.add(new FieldError("to." + place, "must be a mail address"));
                    return Optional.empty();
                });
    }

    private static List<String> once(List<Optional<String>> addresses) {
        var each = new TreeSet<String>(Comparator.comparing(address -> address.toLowerCase(Locale.ROOT)));
        addresses.forEach(address -> each.add(address.orElseThrow()));
        return List.copyOf(each);
    }

    private static String words(String field, String value, int longest, List<FieldError> errors) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            errors.add(new FieldError(field, "is missing"));
        } else if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(field, "must have at most " + longest + " characters"));
        }
        return text;
    }

    private static Uni<NewNotice> refused(List<FieldError> errors) {
        return Uni.createFrom().failure(new ProblemException(Problem.invalid(errors)));
    }
}
