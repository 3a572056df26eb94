package io.sitrep.notifier.render;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the catalog says of how messages look. */
@Singleton
public class Looks {
    /** A column: all templates there are, as JSON. */
    static final String TEMPLATES = """
            (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'channel', channel, 'status', status, 'words', words)), '[]')
             FROM catalog_templates)::text AS templates""";

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
                .stream().map(each -> kept((JsonObject) each)).toList();
        return new Look(settings.pageName(), settings.defaultLocale(), Templates.of(kept));
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
