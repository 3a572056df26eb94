package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Looks at what the console shows, by day and at night, at a desk and on a phone, and keeps what is wrong for anybody. */
final class ConsoleLook {
    private static final Axe AXE = new Axe();
    private static final String FOLDED = "document.querySelectorAll('main details:not([open])')";

    private final Browser browser;

    /** Of all of them, so that one run shows all of it. */
    private final List<String> objections = new ArrayList<>();

    ConsoleLook(Browser browser) {
        this.browser = browser;
    }

    /** As it is on the screen now, and stays; pictures of two of the four looks are left in {@code target/screenshots}. */
    void at(String name) {
        at(name, "document");
    }

    /** A part alone, as a menu, under which other things are half hidden while it is open. */
    void at(String name, String part) {
        browser.prefers("dark");
        seen(name + ", desktop, dark", part);
        browser.phone();
        photograph(name + "-phone-dark");
        seen(name + ", phone, dark", part);
        browser.prefers("light");
        seen(name + ", phone", part);
        browser.desktop();
        photograph(name + "-desktop");
        seen(name + ", desktop", part);
    }

    void findsNothing() {
        assertThat(objections).isEmpty();
    }

    private void photograph(String name) {
        browser.photograph("console-" + name);
    }

    /** Also what is folded. */
    private void seen(String name, String part) {
        browser.ask("(window.folded = Array.from(" + FOLDED + ")).forEach(each => { each.open = true; })");
        AXE.violations(browser, part).forEach(each -> objections.add(name + ": " + each));
        if (browser.scrolledAside() > 0) {
            objections.add(name + ": wider than its window by " + browser.scrolledAside() + " pixels");
        }
        browser.ask("window.folded.forEach(each => { each.open = false; })");
    }
}
