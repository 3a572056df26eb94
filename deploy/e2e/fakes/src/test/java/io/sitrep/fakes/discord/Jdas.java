package io.sitrep.fakes.discord;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.data.DataObject;

/** A real JDA, and what it hears. */
final class Jdas implements EventListener, AutoCloseable {
    private final List<DataObject> heard = new CopyOnWriteArrayList<>();
    private final JDA jda;

    Jdas(FakeDiscord discord, GatewayIntent... intents) {
        this(discord, FakeDiscord.TOKEN, Compression.ZLIB, intents);
    }

    Jdas(FakeDiscord discord, String token, Compression compression, GatewayIntent... intents) {
        EnumSet<GatewayIntent> wanted = EnumSet.noneOf(GatewayIntent.class);
        wanted.addAll(List.of(intents));
        jda = JDABuilder.createLight(token, wanted)
                .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl();
                    }
                })
                .setCompression(compression)
                .setRawEventsEnabled(true)
                .setEnableShutdownHook(false)
                .addEventListeners(this)
                .build();
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof RawGatewayEvent raw) {
            heard.add(raw.getPackage());
        }
    }

    Jdas ready() throws InterruptedException {
        jda.awaitReady();
        return this;
    }

    JDA jda() {
        return jda;
    }

    /** The data of each event of that kind, in order. */
    List<DataObject> heard(String type) {
        return heard.stream()
                .filter(event -> event.getString("t").equals(type))
                .map(event -> event.getObject("d"))
                .toList();
    }

    @Override
    public void close() {
        jda.shutdownNow();
    }
}
