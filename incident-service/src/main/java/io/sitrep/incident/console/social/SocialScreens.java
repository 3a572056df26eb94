package io.sitrep.incident.console.social;

import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.notifier.Act;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.NotifierActs;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.notifier.Trial;
import io.sitrep.incident.console.social.SocialScreen.Account;
import io.sitrep.incident.console.social.SocialScreen.Accounts;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The accounts on social networks: which there are, whether and how they post, and a test. */
@Path("/console/social")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class SocialScreens {
    private static final String API = "/api/v1/social";

    private final NotifierActs acts;
    private final Notifier notifier;
    private final Screens screens;
    private final Desk desk;
    private final List<String> locales;

    SocialScreens(NotifierActs acts, Notifier notifier, Screens screens, Desk desk, Settings settings) {
        this.acts = acts;
        this.notifier = notifier;
        this.screens = screens;
        this.desk = desk;
        this.locales = Stream.concat(Stream.of(settings.defaultLocale()), settings.locales().stream())
                .distinct()
                .toList();
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> list() {
        return show(screen(), notifier.door().ask(Errand.get(API), Accounts.class), Refused.NOTHING);
    }

    @POST
    @Path("/{channel}")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> change(@RestPath String channel, MultivaluedMap<String, String> fields) {
        return acts.run(
                fields,
                act(
                        (form, door) -> door.ask(Errand.get(API), Accounts.class)
                                .map(now -> Errand.put(API, wanted(now, channel, form))),
                        "saidSaved"));
    }

    /** How it would read; changes nothing. */
    @POST
    @Path("/{channel}/preview")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> preview(@RestPath String channel, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        Screen screen = screen();
        Notifier.Door door = notifier.door();
        return door.ask(Errand.get(API), Accounts.class)
                .chain(now -> door.ask(
                                Errand.put(API, wanted(now, channel, typed)).asking(Map.of("dry_run", "true")),
                                Accounts.class)
                        .map(tried -> reading(now, tried, channel)))
                .chain(seen -> show(screen, Uni.createFrom().item(seen), new Refused(null, typed, null)))
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> {
                    Refused refused = new Refused(null, typed, ((ProblemException) failure).problem());
                    return show(screen, door.ask(Errand.get(API), Accounts.class), refused);
                });
    }

    /** A post that is deleted at once. */
    @POST
    @Path("/{channel}/test")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> test(@RestPath String channel, MultivaluedMap<String, String> fields) {
        String path = "/api/v1/channels/" + channel.replaceAll("[^a-z_]", "-") + "/test";
        return acts.run(
                fields,
                act(
                                (form, door) -> Uni.createFrom()
                                        .item(Errand.post(path, Map.of()).patiently()),
                                "saidTested")
                        .judgedBy(Trial::judge));
    }

    private Act act(BiFunction<Form, Notifier.Door, Uni<Errand>> errand, String said) {
        Screen screen = screen();
        Notifier.Door door = notifier.door();
        return new Act(
                errand,
                Act.saying(said),
                form -> SocialScreen.ADDRESS,
                refused -> show(screen, door.ask(Errand.get(API), Accounts.class), refused),
                any -> {});
    }

    private Uni<Response> show(Screen screen, Uni<Accounts> asked, Refused refused) {
        Screen refusing = screen.refusing(refused.problem());
        return asked.map(all -> new SocialScreen(refusing, all.accounts(), refused, locales))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> new SocialScreen(
                        refused.problem() == null ? screen.refusing(((ProblemException) failure).problem()) : refusing,
                        List.of(),
                        refused,
                        locales))
                .map(page -> Html.of(page.screen(), SocialTemplates.social(page.screen(), page)));
    }

    private Screen screen() {
        return screens.of("social", "social");
    }

    private static Account account(Accounts all, String channel) {
        return all.accounts().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(Problem.of(404, "not-found", "Not found", "There is no such account")));
    }

    /** @throws ProblemException 412 where somebody else was quicker */
    private static Map<String, Object> wanted(Accounts now, String channel, Form typed) {
        AccountWish wish = new AccountWish(account(now, channel), typed);
        if (wish.isOvertaken()) {
            throw new ProblemException(
                    Problem.of(412, "stale", "Changed meanwhile", channel + " has changed since: read it again"));
        }
        return wish.body();
    }

    /** The accounts as they are, one of them with the example that was tried. */
    private static Accounts reading(Accounts now, Accounts tried, String channel) {
        return new Accounts(now.accounts().stream()
                .map(each -> each.channel().equals(channel)
                        ? each.reading(account(tried, channel).preview())
                        : each)
                .toList());
    }
}
