package io.sitrep.notifier.social;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.render.Post;
import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.subscription.Preferences;
import io.sitrep.notifier.subscription.PreferencesCheck;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.WrongTemplate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what is asked of accounts. What can't be is refused by name: {@code accounts.0.locale}. */
@Singleton
class AccountsCheck {
    private static final String WORDS =
            Arrays.stream(Post.values()).map(Post::word).collect(Collectors.joining(", "));

    private final Channels channels;
    private final PreferencesCheck preferences;
    private final Settings settings;

    AccountsCheck(Channels channels, PreferencesCheck preferences, Settings settings) {
        this.channels = channels;
        this.preferences = preferences;
        this.settings = settings;
    }

    /**
     * @param before as they are, by channel: what was chosen there may stay also where it can no longer be chosen
     * @return as they are to be
     * @throws ProblemException 422 that names every wrong field
     */
    List<Account> check(List<Wanted> wanted, Choices choices, Map<String, Account> before) {
        if (wanted == null) {
            throw ProblemException.invalid("accounts", "is missing");
        }
        List<FieldError> errors = new ArrayList<>();
        List<Account> checked = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            String field = "accounts." + i;
            Wanted one = wanted.get(i);
            if (one == null) {
                errors.add(new FieldError(field, "is missing"));
            } else if (isOne(field, one.channel(), named, errors)) {
                checked.add(account(field + ".", one, before.get(one.channel()), choices, errors));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return checked;
    }

    private boolean isOne(String field, String channel, Set<String> named, List<FieldError> errors) {
        List<String> posting = channels.posting();
        String wrong = null;
        if (channel == null) {
            wrong = "is missing";
        } else if (!posting.contains(channel)) {
            wrong = "must be one of " + String.join(", ", posting);
        } else if (!named.add(channel)) {
            wrong = "is named twice";
        }
        if (wrong != null) {
            errors.add(new FieldError(field + ".channel", wrong));
        }
        return wrong == null;
    }

    /** @return as it was where it can't be as wanted: the errors are noted */
    private Account account(String where, Wanted wanted, Account before, Choices choices, List<FieldError> errors) {
        PostTemplates templates = templates(where, wanted.templates(), errors);
        try {
            Preferences checked = preferences.checkFilter(
                    wanted.filter(), choices, before.preferences().filter());
            boolean enabled = wanted.enabled() == null || wanted.enabled();
            return new Account(before.channel(), before.on(), enabled, checked, templates, before.lastPost());
        } catch (ProblemException refused) {
            refused.problem()
                    .errors()
                    .forEach(wrong -> errors.add(new FieldError(where + wrong.field(), wrong.message())));
            return before;
        }
    }

    private PostTemplates templates(String where, Map<String, String> texts, List<FieldError> errors) {
        Map<Post, Template> own = new EnumMap<>(Post.class);
        (texts == null ? Map.<String, String>of() : texts).forEach((word, text) -> {
            String field = where + "templates." + word;
            Optional<Post> post = Post.named(word);
            if (post.isEmpty()) {
                errors.add(new FieldError(field, "must be one of " + WORDS));
            } else if (text != null && !text.isBlank()) {
                template(field, text, errors)
                        .filter(template -> !isOurs(post.get(), template))
                        .ifPresent(template -> own.put(post.get(), template));
            }
        });
        return new PostTemplates(own);
    }

    private static Optional<Template> template(String field, String text, List<FieldError> errors) {
        try {
            Template template = Template.parse(text);
            if (template.uses(Placeholder.LINK)) {
                return Optional.of(template);
            }
            errors.add(new FieldError(field, "must hold " + Placeholder.LINK.written()));
        } catch (WrongTemplate wrong) {
            errors.add(new FieldError(field, wrong.getMessage()));
        }
        return Optional.empty();
    }

    /** Who sends back what was shown has not written it: it goes on following the account's language. */
    private boolean isOurs(Post post, Template template) {
        return settings.locales().stream()
                .map(locale -> PostTemplates.ours(post, Reader.of(locale, "UTC")))
                .anyMatch(template::equals);
    }
}
