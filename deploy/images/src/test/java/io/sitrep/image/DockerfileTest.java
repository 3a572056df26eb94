package io.sitrep.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The Dockerfiles, which nobody runs here, against the images that are made and run without an engine: both are one thing. */
class DockerfileTest {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent().getParent();
    /** All three numbers of a version, for Java those of its build and of Ubuntu as well: shorter names move. */
    private static final Pattern PINNED = Pattern.compile(
            "ARG (MAVEN=docker\\.io/library/maven:\\d+\\.\\d+\\.\\d+-eclipse-temurin-\\d+"
                    + "|JRE=docker\\.io/library/eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-jre-[a-z]+)(@sha256:[0-9a-f]{64})?");

    private static final Pattern COPIED = Pattern.compile("COPY --from=build /src/(\\S+) .*|.*source=(\\S+?),.*");

    @ParameterizedTest
    @ValueSource(strings = {"incident-service", "notifier-service", "bot-service"})
    void dockerfileAndDescriptionOfTheImageAgree(String service) throws Exception {
        assertThat(faults(service, dockerfile(service))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER 10001:10001 | USER root | runs as somebody else",
                "EXPOSE 8082 9002 | EXPOSE 8082 | other ports",
                "-XX:AOTCache=/sitrep/app.aot | -Xshare:auto | begins otherwise",
                "/src/bot-service/target/quarkus-app | /src/notifier-service/target/quarkus-app | is not of its service",
                "deploy/images/train | deploy/images/exercise | nothing is at deploy/images/exercise",
                "eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:latest | any version of its base",
                "eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:25-jre | any version of its base",
                "maven:3.9.11-eclipse-temurin-25 | maven:3.9-eclipse-temurin-25 | any version of its base"
            })
    void differenceIsFound(String right, String wrong, String words) throws Exception {
        String dockerfile = dockerfile("bot-service");
        assertThat(dockerfile).contains(right);
        assertThat(faults("bot-service", dockerfile.replace(right, wrong))).anyMatch(fault -> fault.contains(words));
    }

    @Test
    void contextLeavesOutWhatIsSecretAndWhatWasBuiltHere() throws IOException {
        for (String service : List.of("incident-service", "notifier-service", "bot-service")) {
            assertThat(Files.readAllLines(HOME.resolve("deploy/images/" + service + "/Dockerfile.dockerignore")))
                    .contains("**/target", "**/.env", "**/sitrep.env", ".git");
        }
    }

    private static List<String> faults(String service, String dockerfile) throws Exception {
        List<String> faults = new ArrayList<>();
        String description = "//plugin[artifactId='jib-maven-plugin']";
        unless(
                line(dockerfile, "USER")
                        .equals(texts(description + "/configuration/container/user")
                                .get(0)),
                "runs as somebody else",
                faults);
        unless(
                new TreeSet<>(List.of(line(dockerfile, "EXPOSE").split(" ")))
                        .equals(new TreeSet<>(
                                texts(description + "//execution[id='" + service + "']//container/ports/port"))),
                "other ports",
                faults);
        unless(
                line(dockerfile, "ENTRYPOINT")
                        .equals("[\""
                                + String.join("\", \"", texts(description + "/configuration/container/entrypoint/arg"))
                                + "\"]"),
                "begins otherwise",
                faults);
        unless(
                dockerfile.contains("COPY --from=build /src/" + service + "/target/quarkus-app ./")
                        && dockerfile.contains("-pl " + service + ",deploy/images "),
                "is not of its service",
                faults);
        unless(dockerfile.lines().filter(PINNED.asMatchPredicate()).count() == 2, "any version of its base", faults);
        Matcher copied = COPIED.matcher(dockerfile);
        while (copied.find()) {
            String source = copied.group(1) == null ? copied.group(2) : copied.group(1);
            unless(
                    source.contains("/target/") || Files.exists(HOME.resolve(source)),
                    "nothing is at " + source,
                    faults);
        }
        return faults;
    }

    private static void unless(boolean right, String words, List<String> faults) {
        if (!right) {
            faults.add(words);
        }
    }

    /** The last one: what the image has, not what builds it. */
    private static String line(String dockerfile, String instruction) {
        return dockerfile
                .lines()
                .filter(each -> each.startsWith(instruction + " "))
                .reduce((former, latter) -> latter)
                .map(each -> each.substring(instruction.length() + 1))
                .orElse("");
    }

    private static List<String> texts(String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(HOME.resolve("deploy/images/pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static String dockerfile(String service) throws IOException {
        return Files.readString(HOME.resolve("deploy/images/" + service + "/Dockerfile"));
    }
}
