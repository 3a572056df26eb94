package io.sitrep.incident.page.export;

import io.sitrep.incident.page.site.ReadRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where pages lie in a copy that no service stands behind: what is a parameter on the living site is a folder there. */
final class Links {
    private static final Pattern LINK = Pattern.compile("(href|action)=\"(/(?!/)[^\"]*)\"");

    /** Parameters that are folders in the copy; the others are none of its pages. */
    private static final List<String> FOLDERS = List.of("page", "month");

    /** A form is of no use where nobody takes what it sends. */
    private static final String REPORT = "/report";

    private Links() {}

    /** The address of a page, without its language: {@code /history} on its second page is {@code /history/page-2}. */
    static String address(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        Map<String, String> folders = new TreeMap<>(parameters);
        folders.keySet().retainAll(FOLDERS);
        folders.forEach((name, value) -> address.append(address.charAt(address.length() - 1) == '/' ? "" : "/")
                .append(name)
                .append('-')
                .append(value));
        return address.toString();
    }

    /**
     * A page with links that stay in the copy and in its language.
     *
     * @param folder of the page's language, empty for the default one
     * @param living address of the site that is copied, without a slash at its end: what only it can do is linked to there
     */
    static String within(String html, String folder, Locale usual, String living) {
        return LINK.matcher(html)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + "=\""
                        + target(link.group(2).replace("&amp;", "&"), folder, usual, living) + "\""));
    }

    private static String target(String link, String folder, Locale usual, String living) {
        String path = link.replaceAll("[?#].*", "");
        String fragment = link.contains("#") ? link.substring(link.indexOf('#')) : "";
        if (path.equals(REPORT)) {
            return living + link.replace("&", "&amp;");
        }
        Map<String, String> parameters = new TreeMap<>();
        ReadRequest.of(path, query(link), null).query().forEach((name, values) -> parameters.put(name, first(values)));
        String chosen = parameters.remove("lang");
        if (chosen == null && path.indexOf('.', path.lastIndexOf('/')) >= 0) {
            return link;
        }
        String prefix = chosen == null ? folder : chosen.equals(usual.toLanguageTag()) ? "" : "/" + chosen;
        return prefix + address(path, parameters) + fragment;
    }

    private static String query(String link) {
        int mark = link.indexOf('?');
        return mark < 0 ? null : link.substring(mark + 1).replaceAll("#.*", "");
    }

    private static String first(List<String> values) {
        return values.get(0);
    }
}
