package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.page.Archive.Order;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private final SomeIncidents some = new SomeIncidents(7);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void archiveThatFollowedAThousandChangesIsTheOneMadeOfWhatIsLeft(long seed) {
        Random random = new Random(seed);
        Map<UUID, PublicIncident> left = new TreeMap<>();
        Archive archive = Archive.EMPTY;
        for (int i = 0; i < 1000; i++) {
            Set<UUID> out = new HashSet<>();
            List<PublicIncident> in = new ArrayList<>();
            for (int each = random.nextInt(3); each >= 0; each--) {
                PublicIncident incident = some.next(random.nextInt(200));
                if (random.nextInt(3) == 0) {
                    out.add(incident.id());
                    left.remove(incident.id());
                } else if (!out.contains(incident.id())) {
                    in.removeIf(same -> same.id().equals(incident.id()));
                    in.add(incident);
                    left.put(incident.id(), incident);
                }
            }
            in.removeIf(incident -> out.contains(incident.id()));
            archive = archive.with(out, in);
        }
        Archive fresh = Archive.of(List.copyOf(left.values()));

        assertThat(archive).isEqualTo(fresh);
        for (Order order : Order.values()) {
            assertThat(archive.by(order).stream())
                    .as(order.name())
                    .containsExactlyElementsOf(fresh.by(order).stream().toList());
            assertThat(archive.by(order).size())
                    .as(order.name())
                    .isEqualTo(fresh.by(order).size());
        }
        assertThat(archive.open()).containsExactlyElementsOf(fresh.open());
        assertThat(archive.ahead()).containsExactlyElementsOf(fresh.ahead());
        for (int number = 0; number < 200; number++) {
            assertThat(archive.known(new UUID(0, number))).isEqualTo(fresh.known(new UUID(0, number)));
        }
    }

    @Test
    void incidentIsFoundByEachOfItsNames() {
        PublicIncident incident = some.many(50).get(42);
        Archive archive = Archive.of(new SomeIncidents(7).many(50));

        for (String name : List.of(
                incident.publicId(),
                incident.ref(),
                incident.ref().toLowerCase(Locale.ROOT),
                incident.id().toString(),
                incident.id().toString().toUpperCase(Locale.ROOT))) {
            assertThat(archive.find(name)).as(name).contains(incident);
        }
        assertThat(archive.find(incident.publicId().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void nothingIsFoundUnderTheNamesOfWhatIsGone() {
        List<PublicIncident> all = some.many(50);
        Archive archive = Archive.of(all).with(Set.of(all.get(3).id()), List.of());

        assertThat(archive.find(all.get(3).publicId())).isEmpty();
        assertThat(archive.find(all.get(3).ref())).isEmpty();
        assertThat(archive.by(Order.EVERYTHING).size()).isEqualTo(49);
    }

    @Test
    void changeSharesEveryMonthItDoesNotTouch() {
        List<PublicIncident> all = some.many(500);
        Archive before = Archive.of(all);
        PublicIncident changed = some.next(99);

        Archive after = before.with(Set.of(), List.of(changed));

        Map<YearMonth, List<PublicIncident>> months =
                before.by(Order.EVERYTHING).months();
        long same = after.by(Order.EVERYTHING).months().entrySet().stream()
                .filter(month -> months.get(month.getKey()) == month.getValue())
                .count();
        assertThat(same).isGreaterThanOrEqualTo(months.size() - 2L);
        assertThat(after.changedSince(before)).containsExactly(changed.publicId());
    }

    @Test
    void sameIncidentsAgainChangeNothing() {
        Archive archive = Archive.of(some.many(100));

        assertThat(archive.with(Set.of(new UUID(0, 100_000)), new SomeIncidents(7).many(100)))
                .isSameAs(archive);
    }

    @Test
    void whatCameChangedOrWentIsNamedAlsoWhereTheOtherArchiveWasMadeAnew() {
        List<PublicIncident> all = some.many(100);
        Archive before = Archive.of(all);
        List<PublicIncident> now = new ArrayList<>(all);
        now.remove(7);
        now.set(20, some.next(21));
        now.add(some.next(100));

        assertThat(Archive.of(now).changedSince(before))
                .containsExactlyInAnyOrder(all.get(7).publicId(), "pub000000021", "pub000000100");
    }
}
