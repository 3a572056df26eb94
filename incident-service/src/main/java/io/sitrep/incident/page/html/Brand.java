package io.sitrep.incident.page.html;

import io.sitrep.incident.Settings;
import jakarta.inject.Singleton;

/** Whose page it is. */
@Singleton
public class Brand {
    private final String name;
    private final String subscribe;

    Brand(Settings settings) {
        name = settings.pageName();
        subscribe = settings.notifierPublicUrl().toString().replaceAll("/+$", "") + "/subscribe";
    }

    public String name() {
        return name;
    }

    /** Where readers subscribe. */
    public String subscribe() {
        return subscribe;
    }
}
