package io.sitrep.bot.discord.gateway;

/**
 * How the gateway is with this process.
 *
 * @param reason why it is not connected, for people; may be empty. Holds no secret
 */
record GatewayState(Kind kind, String reason) {
    enum Kind {
        /** Not set up, or not wanted. */
        OFF,
        /** Another replica has it, or nobody just now. */
        ELSEWHERE,
        CONNECTING,
        CONNECTED,
        /** It can't be had until a human changes something. */
        DOWN
    }

    static GatewayState of(Kind kind) {
        return new GatewayState(kind, "");
    }

    /** Not yet, and why. */
    static GatewayState notYet(String reason) {
        return new GatewayState(Kind.CONNECTING, reason);
    }

    static GatewayState down(String reason) {
        return new GatewayState(Kind.DOWN, reason);
    }
}
