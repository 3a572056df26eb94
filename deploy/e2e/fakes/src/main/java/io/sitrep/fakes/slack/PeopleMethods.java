package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Who is who. */
final class PeopleMethods {
    void addTo(SlackMethods methods) {
        methods.add("auth.test", "", this::whoAmI);
        methods.add("auth.revoke", "", this::revoke);
        methods.add("users.info", "users:read", this::user);
        methods.add("usergroups.users.list", "usergroups:read", this::group);
    }

    private JsonObject whoAmI(SlackWorkspace workspace, SlackArguments arguments) {
        return new JsonObject()
                .put("url", "https://" + workspace.domain + ".slack.com/")
                .put("team", workspace.domain)
                .put("team_id", workspace.id())
                .put("user", "sitrep")
                .put("user_id", workspace.bot())
                .put("bot_id", "B0" + workspace.id().substring(1))
                .put("is_enterprise_install", false);
    }

    private JsonObject revoke(SlackWorkspace workspace, SlackArguments arguments) {
        workspace.uninstall();
        return new JsonObject().put("revoked", true);
    }

    private JsonObject user(SlackWorkspace workspace, SlackArguments arguments) {
        SlackPerson person = workspace.person(arguments.wanted("user"));
        return new JsonObject().put("user", person.json(arguments.flag("include_locale")));
    }

    private JsonObject group(SlackWorkspace workspace, SlackArguments arguments) {
        List<String> members = workspace.groups.get(arguments.wanted("usergroup"));
        if (members == null) {
            throw new SlackError("no_such_subteam");
        }
        return new JsonObject().put("users", new JsonArray(members));
    }
}
