package io.sitrep.notifier.render;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import io.sitrep.notifier.template.WrongTemplate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reads what the catalog says of how messages look. A template that can't be read is passed over: readers are told all the same. */
@Singleton
public class Looks {
    /** A column: all templates there are, as JSON. */
    static final String TEMPLATES = """
            (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'channel', channel, 'status', status, 'words', words)), '[]')
             FROM catalog_templates)::text AS templates""";

    private static final Logger LOG = Logger.getLogger(Looks.class);

    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Pool pool;
    private final Settings settings;

    Looks(Pool pool, Settings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** As it is now. */
    public Uni<Look> now() {
        return pool.query("SELECT " + TEMPLATES)
                .execute()
                .map(rows -> of(rows.iterator().next().getString("templates")));
    }

    /** @param templates as {@link #TEMPLATES} gives them */
    Look of(String templates) {
        List<Templates.Kept> kept = new JsonArray(templates)
                .stream().flatMap(each -> readable((JsonObject) each)).toList();
        return new Look(settings.pageName(), settings.defaultLocale(), Templates.of(kept));
    }

    /** Said once, not for each publication that is read: until it can be read again. */
    private Stream<Templates.Kept> readable(JsonObject row) {
        String key = row.getString("key");
        try {
            Templates.Kept kept = kept(row);
            unreadable.remove(key);
            return Stream.of(kept);
        } catch (WrongTemplate | ClassCastException | NullPointerException wrong) {
            if (unreadable.add(key)) {
                LOG.warnf(
                        "the template %s is passed over, it can't be read: %s",
                        key, wrong.getClass().getSimpleName());
            }
            return Stream.empty();
        }
    }

    private static Templates.Kept kept(JsonObject row) {
        Map<String, Templates.Words> words = new HashMap<>();
        JsonObject written = row.getJsonObject("words");
        written.fieldNames().forEach(locale -> words.put(locale, words(written.getJsonObject(locale))));
        return new Templates.Kept(row.getString("key"), row.getString("channel"), row.getString("status"), words);
    }

    private static Templates.Words words(JsonObject written) {
        String title = written.getString("title");
        return new Templates.Words(
                title == null ? null : Template.parse(title), Template.parse(written.getString("message")));
    }
}
