package io.sitrep.notifier.api;

import io.sitrep.notifier.render.Post;
import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.social.Account;
import io.sitrep.notifier.subscription.Preferences;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The accounts as the API shows them. */
record SocialView(List<AccountView> accounts) {
    /**
     * One account.
     *
     * @param account by which name its settings know it
     * @param on whether its network is set up
     * @param enabled whether it is wanted to post; false also when the network gave it up
     * @param templates those in use, by {@code first, update, resolved}
     * @param preview an example by each of them
     * @param lastPost null before the first
     */
    record AccountView(
            String channel,
            String account,
            boolean on,
            boolean enabled,
            Set<UUID> components,
            Set<UUID> groups,
            Set<String> regions,
            String minImpact,
            boolean maintenances,
            boolean postmortems,
            boolean everyUpdate,
            String locale,
            String timeZone,
            Map<String, String> templates,
            Map<String, String> preview,
            LastPost lastPost) {}

    /** @param incident as people call it: {@code INC-42} */
    record LastPost(Instant at, String remoteId, String incident) {}

    static AccountView of(Account account, String name, Map<Post, String> preview) {
        Preferences preferences = account.preferences();
        PostTemplates templates = account.templates();
        return new AccountView(
                account.channel(),
                name,
                account.on(),
                account.enabled(),
                preferences.filter().components(),
                preferences.filter().groups(),
                preferences.filter().regions(),
                account.minImpact(),
                preferences.flags().maintenances(),
                preferences.flags().postmortems(),
                preferences.flags().everyUpdate(),
                preferences.locale(),
                preferences.timeZone(),
                byWord(post -> templates.text(post, account.reader())),
                byWord(preview::get),
                account.lastPost()
                        .map(post -> new LastPost(post.at(), post.remoteId(), post.incident()))
                        .orElse(null));
    }

    private static Map<String, String> byWord(Function<Post, String> text) {
        Map<String, String> texts = new LinkedHashMap<>();
        Arrays.stream(Post.values()).forEach(post -> texts.put(post.word(), text.apply(post)));
        return texts;
    }
}
