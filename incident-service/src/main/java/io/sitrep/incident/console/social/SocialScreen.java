package io.sitrep.incident.console.social;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.incident.Difference;
import io.sitrep.incident.console.notifier.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The accounts that post what everybody may read.
 *
 * @param accounts empty where the notifier could not be asked
 */
public record SocialScreen(Screen screen, List<Account> accounts, Refused refused, List<String> locales) {
    static final String ADDRESS = "/console/social";

    /** By which form an account was written about. */
    static final String OF = "of";

    /** What the notifier answers. Source: its OpenAPI description. */
    public record Accounts(List<Account> accounts) {}

    /**
     * @param on whether its network is set up
     * @param enabled whether it is wanted to post
     * @param templates by first, update, resolved; as is the preview
     */
    public record Account(
            String channel,
            String account,
            boolean on,
            boolean enabled,
            List<String> components,
            List<String> groups,
            List<String> regions,
            String minImpact,
            boolean maintenances,
            boolean postmortems,
            boolean everyUpdate,
            String locale,
            String timeZone,
            Map<String, String> templates,
            Map<String, String> preview,
            LastPost lastPost) {
        /** The same with another example of how it reads. */
        Account reading(Map<String, String> example) {
            return new Account(
                    channel,
                    account,
                    on,
                    enabled,
                    components,
                    groups,
                    regions,
                    minImpact,
                    maintenances,
                    postmortems,
                    everyUpdate,
                    locale,
                    timeZone,
                    templates,
                    example,
                    lastPost);
        }
    }

    public record LastPost(Instant at, String remoteId, String incident) {}

    /** What was typed about this one; nothing unless it was about it. */
    private Form typed(Account account) {
        return refused.typed().has(OF, account.channel()) ? refused.typed() : Form.EMPTY;
    }

    private AccountWish wish(Account account) {
        return new AccountWish(account, typed(account));
    }

    /** As it is, by the names of the form's fields: what somebody leaves so is not theirs. */
    public Map<String, String> seen(Account account) {
        return wish(account).seen();
    }

    /** A field as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String value(Account account, String field) {
        return wish(account).value(field);
    }

    public String template(Account account, String post) {
        return value(account, AccountWish.TEMPLATE + post);
    }

    public boolean isTicked(Account account, String field) {
        return value(account, field).equals("true");
    }

    /** What another person changed meanwhile; empty unless that is why something was refused. */
    public List<Difference> differences(Account account) {
        boolean stale = refused.problem() != null && refused.problem().status() == 412;
        return stale && typed(account).raw(OF) != null ? wish(account).differences(screen) : List.of();
    }

    public List<String> posts() {
        return AccountWish.POSTS;
    }

    public List<String> impacts() {
        return List.of("none", "minor", "major", "critical");
    }
}
