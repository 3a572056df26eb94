package io.sitrep.notifier.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.notifier.social.Wanted;
import io.sitrep.notifier.subscription.NewSubscriber;
import java.util.List;
import java.util.Map;

/** What somebody asks of accounts. Takes what {@link SocialView} shows. */
public record SocialBody(List<AccountBody> accounts) {
    /**
     * One account; what is absent is as it is by itself. {@code account, on, preview, last_post} are shown, and passed over here.
     *
     * @param templates by {@code first, update, resolved}
     */
    public record AccountBody(
            String channel,
            String account,
            Boolean on,
            Boolean enabled,
            List<String> components,
            List<String> groups,
            List<String> regions,
            String minImpact,
            Boolean maintenances,
            Boolean postmortems,
            Boolean everyUpdate,
            String locale,
            String timeZone,
            Map<String, String> templates,
            JsonNode preview,
            JsonNode lastPost) {
        Wanted wanted() {
            NewSubscriber filter = new NewSubscriber(
                    channel,
                    null,
                    components,
                    groups,
                    regions,
                    minImpact,
                    maintenances,
                    postmortems,
                    everyUpdate,
                    locale,
                    timeZone,
                    null,
                    null);
            return new Wanted(channel, enabled, filter, templates);
        }
    }

    List<Wanted> wanted() {
        return accounts == null
                ? null
                : accounts.stream()
                        .map(one -> one == null ? null : one.wanted())
                        .toList();
    }
}
