package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The commands the application registered: everywhere, or in one guild. */
final class Commands {
    private static final String ALL = " /applications/{application}/commands";
    private static final String IN_GUILD = " /applications/{application}/guilds/{guild}/commands";

    private final DiscordWorld world;
    private final Map<String, List<JsonObject>> byGuild = new LinkedHashMap<>();
    private int writes;

    Commands(DiscordWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("GET" + ALL, call -> read(call, ""));
        routes.add("PUT" + ALL, call -> overwrite(call, ""));
        routes.add(
                "GET" + IN_GUILD,
                call -> read(call, world.guild(call.at("guild")).id()));
        routes.add(
                "PUT" + IN_GUILD,
                call -> overwrite(call, world.guild(call.at("guild")).id()));
    }

    /** How often the set was written. */
    int writes() {
        return writes;
    }

    /** Those registered everywhere. */
    List<JsonObject> everywhere() {
        return byGuild.getOrDefault("", List.of()).stream()
                .map(JsonObject::copy)
                .toList();
    }

    void forget() {
        byGuild.clear();
    }

    /** What is offered there. @param guild empty in a talk with the bot alone */
    JsonObject offered(String guild, String name) {
        List<JsonObject> here = byGuild.getOrDefault(guild, List.of());
        return Stream.concat(here.stream(), byGuild.getOrDefault("", List.of()).stream())
                .filter(command -> command.getString("name").equals(name))
                .filter(command -> isOffered(command, guild.isEmpty()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command /" + name + " is offered here"));
    }

    private static boolean isOffered(JsonObject command, boolean alone) {
        JsonArray contexts = command.getJsonArray("contexts");
        return contexts == null || contexts.isEmpty() || contexts.contains(alone ? 1 : 0);
    }

    private static void ours(Call call) {
        if (!call.at("application").equals(FakeDiscord.APPLICATION)) {
            throw DiscordError.of(403, 20_012, "You are not authorized to perform this action on this application");
        }
    }

    private Answered read(Call call, String guild) {
        ours(call);
        boolean whole = Boolean.parseBoolean(call.query("with_localizations"));
        return Call.ok(Json.array(byGuild.getOrDefault(guild, List.of()).stream()
                .map(command -> whole ? command : withoutTranslations(command))
                .toList()));
    }

    private static JsonObject withoutTranslations(JsonObject command) {
        JsonObject plain = new JsonObject();
        command.forEach(field -> {
            Object value = field.getValue();
            if (value instanceof JsonArray array && !array.isEmpty() && array.getValue(0) instanceof JsonObject) {
                plain.put(
                        field.getKey(),
                        Json.array(Json.objects(command, field.getKey()).stream()
                                .map(Commands::withoutTranslations)
                                .toList()));
            } else if (!field.getKey().endsWith("_localizations")) {
                plain.put(field.getKey(), value);
            }
        });
        return plain;
    }

    private Answered overwrite(Call call, String guild) {
        ours(call);
        JsonArray wanted = call.array();
        CommandCheck.all(wanted);
        writes++;
        List<JsonObject> before = byGuild.getOrDefault(guild, List.of());
        List<JsonObject> after = wanted.stream()
                .map(JsonObject.class::cast)
                .map(command -> kept(command, guild, before))
                .toList();
        byGuild.put(guild, after);
        return Call.ok(Json.array(after));
    }

    /** A command keeps its id as long as it keeps its name. */
    private JsonObject kept(JsonObject command, String guild, List<JsonObject> before) {
        String id = before.stream()
                .filter(each -> each.getString("name").equals(command.getString("name")))
                .map(each -> each.getString("id"))
                .findFirst()
                .orElseGet(world::nextId);
        JsonObject kept = new JsonObject()
                .put("id", id)
                .put("application_id", FakeDiscord.APPLICATION)
                .put("version", world.nextId())
                .put("default_member_permissions", null)
                .put("type", 1)
                .put("name_localizations", null)
                .put("description_localizations", null)
                .put("dm_permission", true)
                .put("contexts", null)
                .put("integration_types", new JsonArray().add(0))
                .put("nsfw", false)
                .mergeIn(command.copy());
        if (!guild.isEmpty()) {
            kept.put("guild_id", guild);
        }
        kept.put("id", id).put("options", options(command));
        return kept;
    }

    /** What is not said, or is as it is without being said, isn't kept. */
    private static JsonArray options(JsonObject of) {
        JsonArray options = new JsonArray();
        for (JsonObject option : Json.objects(of, "options")) {
            JsonObject kept = new JsonObject();
            option.forEach(field -> {
                Object value = field.getValue();
                boolean isEmpty = value instanceof JsonArray array && array.isEmpty();
                boolean isUnsaid =
                        Set.of("required", "autocomplete").contains(field.getKey()) && Boolean.FALSE.equals(value);
                if (value != null && !isEmpty && !isUnsaid) {
                    kept.put(field.getKey(), value);
                }
            });
            if (kept.containsKey("options")) {
                kept.put("options", options(option));
            }
            options.add(kept);
        }
        return options;
    }
}
