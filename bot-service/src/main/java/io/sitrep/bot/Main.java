package io.sitrep.bot;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.sitrep.kit.settings.ServiceMain;

/** Starts the bot service. */
@QuarkusMain
public class Main {
    private Main() {}

    public static void main(String... args) {
        ServiceMain.run(args, "BOT_PORT", "BOT_MANAGEMENT_PORT");
    }
}
