package io.sitrep.incident.catalog.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTreeTest {
    private static final RegionTree WORLD = RegionTree.builtIn();

    @Test
    void allCountriesOfTheStandardHaveAPlaceAndEveryPlaceIsInTheWorld() {
        assertThat(Locale.getISOCountries())
                .allSatisfy(code -> assertThat(WORLD.isKnown(code)).as(code).isTrue());
        assertThat(WORLD.all().stream().filter(region -> region.code().length() == 2))
                .hasSize(249);
        assertThat(WORLD.all().stream().skip(1))
                .allSatisfy(region -> assertThat(WORLD.contains("world", region.code()))
                        .as(region.code())
                        .isTrue());
    }

    @Test
    void everyPartThatWasKnownBeforeIsKnownStill() {
        Stream.of(
                        "world africa americas north-america central-america south-america caribbean asia asia-pacific middle-east europe oceania antarctica"
                                .split(" ", -1))
                .forEach(part -> assertThat(WORLD.isKnown(part)).as(part).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "europe,IT,true",
        "americas,BR,true",
        "americas,caribbean,true",
        "asia-pacific,JP,true",
        "world,world,true",
        "IT,IT,true",
        "IT,europe,false",
        "europe,US,false",
        "middle-east,SA,true",
        "europe,nowhere,false",
        "nowhere,IT,false"
    })
    void whatHappensInTheInnerOneHappensInTheOuterOne(String outer, String inner, boolean contained) {
        assertThat(WORLD.contains(outer, inner)).isEqualTo(contained);
    }

    @Test
    void regionsOfOurOwnLieWhereTheySayAndMayHoldOthers() {
        RegionTree tree = WORLD.with(
                List.of(new Region("dach", "DACH", "europe", false), new Region("ruhr", "Ruhr", "dach", false)));

        assertThat(tree.ancestors("ruhr")).containsExactly("dach", "europe", "world");
        assertThat(tree.contains("europe", "ruhr")).isTrue();
        assertThat(tree.children("dach")).containsExactly("ruhr");
        assertThat(WORLD.isKnown("ruhr")).isFalse();
    }

    @Test
    void aCircleEndsWhereItWouldClose() {
        RegionTree tree =
                WORLD.with(List.of(new Region("a-a", "A", "b-b", false), new Region("b-b", "B", "a-a", false)));

        assertThat(tree.ancestors("a-a")).containsExactly("b-b", "a-a");
        assertThat(tree.contains("world", "a-a")).isFalse();
    }

    @Test
    void countriesHaveNamesAndPartsToo() {
        assertThat(WORLD.find("IT").map(Region::name)).contains("Italy");
        assertThat(WORLD.find("north-america").map(Region::name)).contains("North America");
    }
}
