package io.sitrep.bot.discord.gateway;

import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** Lets JDA connect where we say. */
final class Sessions extends SessionControllerAdapter {
    private final String address;

    Sessions(String address) {
        this.address = address;
    }

    @Override
    public String getGateway() {
        return address;
    }
}
