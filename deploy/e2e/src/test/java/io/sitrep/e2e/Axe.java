package io.sitrep.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe, every rule it runs by itself and WCAG 2.2's size of targets, on the page that a browser shows. */
final class Axe {
    private static final String RUN = "\nvar done = arguments[arguments.length - 1];"
            + "axe.run(%s, {rules: {'target-size': {enabled: true}}}).then(function (found) { done(found.violations.map(function (each) {"
            + "  return each.id + ': ' + each.help + ' ' + each.nodes.map(function (node) {"
            + "    return node.target.join(' ') + ' ' + (node.any[0] ? node.any[0].message : ''); }).join('; ');"
            + "})); }, function (failure) { done(['axe failed: ' + failure]); });";

    private final String script;

    Axe() {
        try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
            script = new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each with the places where it was found. */
    List<String> violations(Browser browser) {
        return violations(browser, "document");
    }

    /** Of a part of it alone, an expression of JavaScript, as while that lies over what else is there. */
    List<String> violations(Browser browser, String part) {
        return browser.askLater(script + RUN.formatted(part));
    }
}
